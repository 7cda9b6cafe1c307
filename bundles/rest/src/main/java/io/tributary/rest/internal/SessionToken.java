package io.tributary.rest.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser shows to go on with a session: 256 random bits, of which we keep only a hash. The words that changes
 * need besides ({@code X-CSRF-Token}) are made from it, so that they need no place of their own.
 *
 * @param value 43 characters of base64url
 */
record SessionToken(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionToken random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new SessionToken(base64(bits));
    }

    /** Empty when the text cannot be a token of ours. */
    static Optional<SessionToken> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SessionToken(text)) : Optional.empty();
    }

    /** SHA-256, 64 hexadecimal digits. Without salt: nobody guesses 256 random bits. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(value)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a page of ours knows, and a page of somebody else cannot. The token does not follow from it. */
    String csrf() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(value), mac.getAlgorithm()));
            return base64(mac.doFinal(bytes("tributary-csrf")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** In a time that does not depend on where they differ. */
    boolean isCsrf(String given) {
        return MessageDigest.isEqual(bytes(csrf()), bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
