package io.tributary.sandbox.internal.http;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Sends answers, whole or broken as their delivery says. */
final class AnswerWriter {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int WORTH_PACKING = 1024;

    private final Socket socket;
    private final OutputStream out;
    private final Clock clock;
    private final CountDownLatch closing;
    private final ByteBuilder head = new ByteBuilder();

    AnswerWriter(Socket socket, OutputStream out, Clock clock, CountDownLatch closing) {
        this.socket = socket;
        this.out = out;
        this.clock = clock;
        this.closing = closing;
    }

    void sendAndClose(Answer answer) throws IOException {
        writeHead(answer, "Content-Length: 0\r\nConnection: close\r\n");
        out.flush();
    }

    /** Whether the connection may be used again. */
    boolean send(Request request, Answer answer) throws IOException, InterruptedException {
        Delivery how = answer.delivery();
        if (how instanceof Delivery.Delayed delayed) {
            pause(delayed.pause());
            return sendWhole(request, answer);
        }
        if (how instanceof Delivery.Drip drip) {
            return drip(answer, drip.bytesPerSecond());
        }
        if (how instanceof Delivery.Faithful) {
            return sendWhole(request, answer);
        }
        sendBroken(answer, how);
        return false;
    }

    private boolean sendWhole(Request request, Answer answer) throws IOException {
        Answer packed = worthPacking(request, answer) ? pack(answer) : answer;
        boolean close = "close".equalsIgnoreCase(request.header("connection").orElse(""))
                || "HTTP/1.0".equals(request.header(":version").orElse(""));
        String connection = close ? "Connection: close\r\n" : "";
        writeHead(packed, lengthOf(packed, packed.length()) + connection);
        if (!"HEAD".equals(request.method())) {
            out.write(packed.body(), 0, packed.length());
        }
        out.flush();
        return !close;
    }

    private static boolean worthPacking(Request request, Answer answer) {
        return answer.length() >= WORTH_PACKING
                && !answer.headers().containsKey("Content-Encoding")
                && request.header("accept-encoding").orElse("").contains("gzip");
    }

    private static Answer pack(Answer answer) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(answer.length() / 6);
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(answer.body(), 0, answer.length());
        }
        return answer.with("Content-Encoding", "gzip").withBody(packed.toByteArray());
    }

    private void sendBroken(Answer answer, Delivery how) throws IOException, InterruptedException {
        if (how instanceof Delivery.Dropped) {
            reset();
        } else if (how instanceof Delivery.Cut cut) {
            writeHead(answer, lengthOf(answer, answer.length()));
            out.write(answer.body(), 0, Math.min(cut.bodyBytes(), answer.length()));
            out.flush();
            reset();
        } else if (how instanceof Delivery.WrongLength wrong) {
            writeHead(answer, lengthOf(answer, Math.max(0, answer.length() + wrong.offBy())));
            out.write(answer.body(), 0, answer.length());
            out.flush();
        } else if (how instanceof Delivery.UnendedChunks) {
            writeHead(answer, "Transfer-Encoding: chunked\r\n");
            writeChunk(answer.body(), answer.length());
            out.flush();
        } else if (how instanceof Delivery.Hang hang) {
            hang(answer, hang.afterHeaders());
        } else if (how instanceof Delivery.Huge huge) {
            sendHuge(answer, huge);
        }
    }

    private void hang(Answer answer, boolean afterHeaders) throws IOException, InterruptedException {
        if (afterHeaders) {
            writeHead(answer, lengthOf(answer, Math.max(1, answer.length())));
            out.flush();
        }
        boolean over = false;
        while (!over) {
            over = !stillThere() || pause(Duration.ofMillis(100));
        }
    }

    /** Whether the client still holds the connection; reading is the only way to see it go. */
    private boolean stillThere() throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        }
    }

    private boolean drip(Answer answer, int bytesPerSecond) throws IOException, InterruptedException {
        writeHead(answer, lengthOf(answer, answer.length()));
        out.flush();
        int step = Math.max(1, bytesPerSecond / 10);
        Duration pause = Duration.ofMillis(Math.max(1, 1000L * step / bytesPerSecond));
        for (int sent = 0; sent < answer.length(); sent += step) {
            out.write(answer.body(), sent, Math.min(step, answer.length() - sent));
            out.flush();
            if (pause(pause)) {
                return false;
            }
        }
        return true;
    }

    private void sendHuge(Answer answer, Delivery.Huge huge) throws IOException {
        if (huge.gzip()) {
            answer.with("Content-Encoding", "gzip");
        }
        writeHead(answer, "Transfer-Encoding: chunked\r\n");
        OutputStream chunks = new BufferedOutputStream(new Chunks(), 64 * 1024);
        OutputStream body = huge.gzip() ? new FastGzip(chunks) : chunks;
        byte[] blanks = new byte[64 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        body.write('[');
        for (long left = huge.bytes() - 2; left > 0; left -= blanks.length) {
            body.write(blanks, 0, (int) Math.min(left, blanks.length));
        }
        body.write(']');
        body.close();
        out.write(new byte[] {'0', '\r', '\n', '\r', '\n'});
        out.flush();
    }

    private void writeChunk(byte[] bytes, int length) throws IOException {
        head.clear();
        head.put(Integer.toHexString(length)).put("\r\n");
        out.write(head.array(), 0, head.length());
        out.write(bytes, 0, length);
        out.write(new byte[] {'\r', '\n'});
    }

    private static String lengthOf(Answer answer, int bytes) {
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        return bodiless ? "" : "Content-Length: " + bytes + "\r\n";
    }

    private void writeHead(Answer answer, String framing) throws IOException {
        head.clear();
        head.put("HTTP/1.1 " + answer.status() + " " + Reason.of(answer.status()) + "\r\n");
        head.put("Date: " + HTTP_DATE.format(clock.instant()) + "\r\n");
        answer.headers().forEach((name, value) -> head.put(name + ": " + value + "\r\n"));
        head.put(framing).put("\r\n");
        out.write(head.array(), 0, head.length());
    }

    private void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Whether the server is closing. */
    private boolean pause(Duration time) throws InterruptedException {
        return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Gzip at its quickest: the wire is loopback. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(1);
        }
    }

    private final class Chunks extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writeChunk(offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length), length);
        }
    }
}
