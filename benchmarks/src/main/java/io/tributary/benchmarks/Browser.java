package io.tributary.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A connection that stays open, for one request after the other. */
final class Browser implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    Browser(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** As a proxy passes it on for anybody. */
    static byte[] request(String path, String body, SplittableRandom random) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0\r\n"
                        + "Content-Type: text/plain;charset=UTF-8\r\nX-Forwarded-For: 10." + random.nextInt(256)
                        + "." + random.nextInt(256) + "." + random.nextInt(256) + "\r\nContent-Length: "
                        + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    /** Returns when it is answered to the last byte; the answer has no body. */
    void send(byte[] request) throws IOException {
        out.write(request);
        StringBuilder head = new StringBuilder(256);
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 204")) {
            throw new IOException("not taken: " + head);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
