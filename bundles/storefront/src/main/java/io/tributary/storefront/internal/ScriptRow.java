package io.tributary.storefront.internal;

import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.platform.TrackingCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The script that we have on a store's pages.
 *
 * @param digest of the html that we sent
 */
record ScriptRow(ScriptId id, String digest, Visibility visibility, Consent consent, Instant installedAt) {
    static ScriptRow of(StoreScript script, TrackingCode code, Instant now) {
        return new ScriptRow(script.id(), digest(code), script.visibility(), script.consent(), now);
    }

    boolean isCurrent(TrackingCode code) {
        return digest.equals(digest(code));
    }

    /** Whether both say the same, whenever they were written. */
    boolean saysTheSameAs(ScriptRow other) {
        return equals(new ScriptRow(other.id, other.digest, other.visibility, other.consent, installedAt));
    }

    private static String digest(TrackingCode code) {
        try {
            byte[] html = code.html().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(html));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
