package io.tributary.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer before it is sent.
 *
 * @param headers in the order in which they are sent; {@code Content-Length} and the like are added on the way
 * @param body where the body's bytes are; what follows {@code length} is not part of it
 * @param delivery how it travels
 */
public record Answer(int status, Map<String, String> headers, byte[] body, int length, Delivery delivery) {

    private static final byte[] NOTHING = new byte[0];

    public static Answer empty(int status) {
        return new Answer(status, new LinkedHashMap<>(), NOTHING, 0, Delivery.FAITHFUL);
    }

    public static Answer of(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, new LinkedHashMap<>(), bytes, bytes.length, Delivery.FAITHFUL)
                .with("Content-Type", contentType);
    }

    public static Answer json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** The builder's bytes, not copied. */
    public static Answer json(int status, ByteBuilder body) {
        return new Answer(status, new LinkedHashMap<>(), body.array(), body.length(), Delivery.FAITHFUL)
                .with("Content-Type", "application/json");
    }

    /** Sets a header; an empty value removes it. */
    public Answer with(String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
        return this;
    }

    public Answer withBody(byte[] bytes) {
        return new Answer(status, headers, bytes, bytes.length, delivery);
    }

    public Answer withLength(int bytes) {
        return new Answer(status, headers, body, bytes, delivery);
    }

    public Answer delivered(Delivery how) {
        return new Answer(status, headers, body, length, how);
    }
}
