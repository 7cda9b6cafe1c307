package io.tributary.ui.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * One file as it goes over the wire; the arrays are never changed.
 *
 * @param mediaType with the character set where it is text
 * @param packed by gzip; empty where that would not make it smaller
 * @param tag from the content, hexadecimal
 */
record Asset(String mediaType, byte[] plain, Optional<byte[]> packed, String tag) {
    private static final int TAG_LENGTH = 16;
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    /** Empty for a kind of file that is not for browsers, such as a licence. */
    static Optional<Asset> of(String name, byte[] content) {
        return mediaType(name).map(type -> new Asset(type, content, pack(content), hash(content)));
    }

    /** Empty for a name that no file for browsers has. */
    static Optional<String> mediaType(String name) {
        return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Optional<byte[]> pack(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(out.toByteArray()).filter(packed -> packed.length < content.length);
    }

    @Override
    public String toString() {
        return "Asset[" + mediaType + ", " + plain.length + " bytes, " + tag + "]";
    }

    /** The same text with one word in place of another. */
    static byte[] replaced(byte[] text, String word, String by) {
        return new String(text, StandardCharsets.UTF_8).replace(word, by).getBytes(StandardCharsets.UTF_8);
    }
}
