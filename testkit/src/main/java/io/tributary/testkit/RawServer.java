package io.tributary.testkit;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback that answers exactly what it is told, down to the bytes, and remembers what it was asked. It can do
 * what no server of HTTP lets one do.
 */
public final class RawServer implements Closeable {
    /** Answers a request by writing to the socket. */
    @FunctionalInterface
    public interface Answer {
        /** Returns whether the connection is good for another request. */
        boolean write(OutputStream out) throws IOException;
    }

    /** Decides on the answer to a request. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Asked asked) throws IOException;
    }

    /** A request: the path with its query, parameters decoded, header names in lower case. */
    public record Asked(String method, String target, Map<String, String> headers, String body) {
        public String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        public Map<String, String> parameters() {
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

        public long number(String parameter) {
            return Long.parseLong(parameters().get(parameter));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Thread accepting;
    private volatile Handler handler = asked -> status(404, "[{\"status\":404,\"message\":\"Nothing here.\"}]");

    public RawServer() {
        this(ServerSocketFactory.getDefault());
    }

    public RawServer(ServerSocketFactory sockets) {
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        accepting = start(this::accept);
    }

    public RawServer(Handler handler) {
        this();
        this.handler = handler;
    }

    public RawServer answering(Handler handler) {
        this.handler = handler;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String currentAddress() {
        return "http://127.0.0.1:" + port() + "/stores/abc123/v3/";
    }

    public String legacyAddress() {
        return "http://127.0.0.1:" + port() + "/api/v2/";
    }

    public static Answer json(String body, String... headers) {
        return ok(body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public static Answer ok(byte[] body, String type, String... headers) {
        return full(200, body, type, headers);
    }

    public static Answer status(int status, String body, String... headers) {
        return full(status, body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public static Answer empty(String... headers) {
        return out -> {
            out.write(("HTTP/1.1 204 No Content\r\n" + lines(headers) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return true;
        };
    }

    public static Answer full(int status, byte[] body, String type, String... headers) {
        return out -> {
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                            + "\r\n" + lines(headers) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            return true;
        };
    }

    /** These bytes, and then the end of the connection. */
    public static Answer raw(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        };
    }

    /** These bytes, so many a second, for as long as somebody listens. */
    public Answer slowly(String text, int bytesPerSecond) {
        return out -> {
            for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
                out.write(each);
                out.flush();
                if (closedWithin(1000 / bytesPerSecond)) {
                    return false;
                }
            }
            return false;
        };
    }

    /** These bytes, and then nothing more until the server is closed. */
    public Answer silentAfter(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            while (!closedWithin(1000)) {
                // The client is the one who has to give up.
            }
            return false;
        };
    }

    /** JSON that begins well and has no end, in chunks or packed, until the reader hangs up. */
    public static Answer endless(boolean packed) {
        return out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            + (packed ? "Content-Encoding: gzip\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n"))
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] blanks = new byte[1 << 16];
            Arrays.fill(blanks, (byte) ' ');
            blanks[0] = '[';
            OutputStream body = packed ? new GZIPOutputStream(out) : out;
            while (true) {
                if (!packed) {
                    out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                body.write(blanks);
                if (!packed) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                blanks[0] = ' ';
            }
        };
    }

    /** What another server on loopback answers to the same request, with its date and those of its other headers that pass. */
    public static Answer from(int port, Asked asked, Predicate<String> passing) throws IOException {
        HttpURLConnection there =
                (HttpURLConnection) new URL("http", "127.0.0.1", port, asked.target()).openConnection();
        there.setRequestMethod(asked.method());
        there.setInstanceFollowRedirects(false);
        asked.headers().forEach((name, value) -> {
            if (name.startsWith("x-auth") || name.equals("authorization") || name.equals("accept")) {
                there.setRequestProperty(name, value);
            }
        });
        int status = there.getResponseCode();
        List<String> headers = new ArrayList<>();
        there.getHeaderFields().forEach((name, values) -> {
            if (name != null && (name.equalsIgnoreCase("date") || passing.test(name.toLowerCase(Locale.ROOT)))) {
                headers.add(name + ": " + values.get(0));
            }
        });
        if (status == 204) {
            return empty(headers.toArray(String[]::new));
        }
        InputStream body = status < 400 ? there.getInputStream() : there.getErrorStream();
        byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
        return full(status, bytes, there.getContentType(), headers.toArray(String[]::new));
    }

    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
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

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            // Until it has ended, the system goes on taking connections for it.
            accepting.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
