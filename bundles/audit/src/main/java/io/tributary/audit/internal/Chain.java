package io.tributary.audit.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * How an entry is bound to the one before it: SHA-256 over the name of this form, the hash before, the number, the moment
 * and every text, each text with its length in front, so that two different entries never give the same bytes.
 */
final class Chain {
    /** What stands before the first entry. */
    static final String START = "0".repeat(64);

    private static final String FORM = "tributary-audit-1";

    private Chain() {}

    /** @param texts all of the entry's, as they are in the database, always in the same order */
    static String hash(String before, long number, Instant at, List<String> texts) {
        MessageDigest digest = sha256();
        List.of(FORM, before).forEach(text -> add(digest, text));
        digest.update(ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES)
                .putLong(number)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .flip());
        texts.forEach(text -> add(digest, text));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
