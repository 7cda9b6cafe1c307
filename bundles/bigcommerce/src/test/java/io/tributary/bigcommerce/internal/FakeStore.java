package io.tributary.bigcommerce.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on loopback that answers exactly what it is told, down to the bytes, and remembers what it was asked. */
final class FakeStore implements Closeable {
    /** Answers a request by writing to the socket. */
    @FunctionalInterface
    interface Answer {
        /** Returns whether the connection is good for another request. */
        boolean write(OutputStream out) throws IOException;
    }

    /** Decides on the answer to a request. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Asked asked) throws IOException;
    }

    /** A request: the path with its query, parameters decoded, header names in lower case. */
    record Asked(String method, String target, Map<String, String> headers, String body) {
        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        Map<String, String> parameters() {
            Map<String, String> found = new LinkedHashMap<>();
            int query = target.indexOf('?');
            if (query >= 0) {
                for (String pair : target.substring(query + 1).split("&")) {
                    String[] parts = pair.split("=", 2);
                    found.put(decoded(parts[0]), decoded(parts[1]));
                }
            }
            return found;
        }

        long number(String parameter) {
            return Long.parseLong(parameters().get(parameter));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Handler handler = asked -> status(404, "[{\"status\":404,\"message\":\"Nothing here.\"}]");

    FakeStore() {
        this(ServerSocketFactory.getDefault());
    }

    FakeStore(ServerSocketFactory sockets) {
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        start(this::accept);
    }

    FakeStore(Handler handler) {
        this();
        this.handler = handler;
    }

    FakeStore answering(Handler handler) {
        this.handler = handler;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    String currentAddress() {
        return "http://127.0.0.1:" + port() + "/stores/abc123/v3/";
    }

    String legacyAddress() {
        return "http://127.0.0.1:" + port() + "/api/v2/";
    }

    static Answer json(String body, String... headers) {
        return ok(body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    static Answer ok(byte[] body, String type, String... headers) {
        return full(200, body, type, headers);
    }

    static Answer status(int status, String body, String... headers) {
        return full(status, body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    static Answer empty(String... headers) {
        return out -> {
            out.write(("HTTP/1.1 204 No Content\r\n" + lines(headers) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return true;
        };
    }

    static Answer full(int status, byte[] body, String type, String... headers) {
        return out -> {
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                            + "\r\n" + lines(headers) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            return true;
        };
    }

    /** These bytes, and then the end of the connection. */
    static Answer raw(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        };
    }

    private static String lines(String... headers) {
        StringBuilder text = new StringBuilder();
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.toString();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Asked request = read(in); request != null; request = read(in)) {
                asked.add(request);
                OutputStream out = socket.getOutputStream();
                boolean again = handler.answer(request).write(out);
                out.flush();
                if (!again) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client gave up, which is what several tests are about.
            return;
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] parts = first.split(" ");
        return new Asked(parts[0], parts[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake-store");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
