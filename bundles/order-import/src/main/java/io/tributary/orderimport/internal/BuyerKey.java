package io.tributary.orderimport.internal;

import io.tributary.platform.EmailKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns e-mail addresses into what the ledger keeps of them: the first 16 bytes of HMAC-SHA256 under a key of the store's
 * own. Without the key nobody can tell whose address it was, nor find a buyer again in another store. Not safe for use by
 * many threads.
 */
final class BuyerKey {
    private static final int BYTES = 32;
    private static final int KEPT = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Mac mac;

    private BuyerKey(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key, as text. */
    static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** A key from {@link #random}. */
    static BuyerKey of(String text) {
        return new BuyerKey(Base64.getDecoder().decode(text));
    }

    /** 22 characters; empty when what was entered is no address. */
    String hash(String entered) {
        return EmailKey.find(entered)
                .map(key -> BASE64.encodeToString(
                        Arrays.copyOf(mac.doFinal(key.value().getBytes(StandardCharsets.UTF_8)), KEPT)))
                .orElse("");
    }
}
