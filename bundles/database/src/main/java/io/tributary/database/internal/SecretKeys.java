package io.tributary.database.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of this node, oldest first: the newest encrypts, all decrypt. Each is known by the start of its SHA-256. */
final class SecretKeys {
    static final int BYTES = 32;
    private static final int ID_BYTES = 4;

    private final Map<String, SecretKey> byId = new LinkedHashMap<>();
    private String newest = "";

    /**
     * @param base64 one key each, of 32 bytes
     * @param source where they come from, for the message; a message never holds a key
     */
    SecretKeys(List<String> base64, String source) {
        for (String text : base64) {
            byte[] key = decode(text, source);
            newest = id(key);
            byId.put(newest, new SecretKeySpec(key, "AES"));
            Arrays.fill(key, (byte) 0);
        }
        if (byId.isEmpty()) {
            throw new IllegalStateException("there is no key in " + source);
        }
    }

    private static byte[] decode(String text, String source) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Its message quotes the text, which may be most of a key: leave it out.
        }
        throw new IllegalStateException("a key in " + source + " is not " + BYTES + " bytes in base64");
    }

    private static String id(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String newestId() {
        return newest;
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public String toString() {
        return "keys " + byId.keySet();
    }
}
