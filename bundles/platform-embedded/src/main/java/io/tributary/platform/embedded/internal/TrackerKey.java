package io.tributary.platform.embedded.internal;

import io.tributary.platform.EmailKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns what would name a person into a hash, by HMAC-SHA256 under a key of the account's own: without the key nobody can
 * tell whose it was, nor find her again in another account.
 */
final class TrackerKey {
    private static final int BYTES = 32;
    private static final int PUBLIC_BYTES = 16;
    private static final int ADDRESS_LENGTH = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param text from {@link #random} */
    TrackerKey(String text) {
        key = new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM);
    }

    /** A new key, as text. */
    static String random() {
        return Base64.getEncoder().encodeToString(bytes(BYTES));
    }

    /** A new public key. */
    static String randomPublic() {
        return HexFormat.of().formatHex(bytes(PUBLIC_BYTES));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String hash(EmailKey email) {
        return hash("email/" + email.value());
    }

    String hashOfAddress(String address) {
        return hash("address/" + address).substring(0, ADDRESS_LENGTH);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
