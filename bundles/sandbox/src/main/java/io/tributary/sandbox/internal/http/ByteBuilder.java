package io.tributary.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that is used again and again, so that a page of orders costs no garbage. */
public final class ByteBuilder {

    private byte[] bytes = new byte[16 * 1024];
    private int length;

    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Makes room for this many more bytes and answers where they begin; the caller fills them. */
    public int grow(int more) {
        int start = length;
        if (start + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + more, bytes.length * 2));
        }
        length = start + more;
        return start;
    }

    public ByteBuilder put(byte[] more) {
        int start = grow(more.length);
        System.arraycopy(more, 0, bytes, start, more.length);
        return this;
    }

    public ByteBuilder put(char ascii) {
        int start = grow(1);
        bytes[start] = (byte) ascii;
        return this;
    }

    public ByteBuilder put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
