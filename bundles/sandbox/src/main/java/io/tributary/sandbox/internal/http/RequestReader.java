package io.tributary.sandbox.internal.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests from a connection, one after the other. */
final class RequestReader {

    /** The client sent something that is no HTTP/1.1 request. */
    static final class BadRequestException extends IOException {
        private static final long serialVersionUID = 1;

        BadRequestException(String message) {
            super(message);
        }
    }

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final ByteBuilder line = new ByteBuilder();

    RequestReader(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.out = out;
    }

    /** The next request; empty when the client has closed the connection between two requests. */
    Optional<Request> next(ByteBuilder answerBuffer) throws IOException {
        String first = readLine();
        if (first == null) {
            return Optional.empty();
        }
        String[] parts = first.split(" ");
        if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1.")) {
            throw new BadRequestException("not an HTTP/1.1 request line");
        }
        Map<String, String> headers = readHeaders();
        headers.put(":version", parts[2]);
        byte[] body = readBody(headers);
        int mark = parts[1].indexOf('?');
        String path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
        String query = mark < 0 ? "" : parts[1].substring(mark + 1);
        answerBuffer.clear();
        return Optional.of(new Request(parts[0], path, query, headers, body, answerBuffer));
    }

    private Map<String, String> readHeaders() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String text = readLine(); text != null && !text.isEmpty(); text = readLine()) {
            int colon = text.indexOf(':');
            if (colon < 1 || headers.size() > 200) {
                throw new BadRequestException("bad header");
            }
            headers.put(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        boolean chunked = headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        int length = chunked ? 0 : parse(headers.getOrDefault("content-length", "0"), 10);
        if (!chunked && length == 0) {
            return new byte[0];
        }
        if ("100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return chunked ? readChunks() : exactly(length);
    }

    private byte[] readChunks() throws IOException {
        ByteBuilder body = new ByteBuilder();
        while (true) {
            String size = String.valueOf(readLine()).replaceFirst(";.*", "").strip();
            int length = parse(size, 16);
            if (length == 0) {
                readHeaders();
                return body.toByteArray();
            }
            body.put(exactly(length));
            readLine();
            if (body.length() > LARGEST_BODY) {
                throw new BadRequestException("body too large");
            }
        }
    }

    private static int parse(String number, int radix) throws BadRequestException {
        try {
            int value = Integer.parseInt(number, radix);
            if (value < 0 || value > LARGEST_BODY) {
                throw new BadRequestException("length out of range");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new BadRequestException("bad length");
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("request body ends early");
        }
        return bytes;
    }

    /** A line without its end; {@code null} at the end of the stream. */
    private String readLine() throws IOException {
        line.clear();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                String text = line.toString();
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.length() >= LONGEST_LINE) {
                throw new BadRequestException("line too long");
            }
            line.put((char) c);
        }
        return line.length() == 0 ? null : line.toString();
    }
}
