package io.tributary.database.internal;

import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Secrets as {@code 1.KEYID.BASE64URL}, the last part being nonce (12 bytes), ciphertext and tag (16 bytes). The key id
 * and the context are authenticated with them.
 */
@Component(immediate = true, configurationPid = "io.tributary.database")
@Designate(ocd = AesGcmSecrets.Config.class)
public final class AesGcmSecrets implements Secrets {
    /** Keys from the environment, for containers without a disk of their own; several are parted by commas. */
    static final String ENVIRONMENT = "TRIBUTARY_SECRET_KEY";

    private static final String FORMAT = "1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Settings of the database bundle. */
    @ObjectClassDefinition(name = "Tributary database")
    public @interface Config {
        /** Where the keys are; empty for {@code tributary.key} in Karaf's {@code etc}. */
        @AttributeDefinition(
                name = "Key file",
                description = "Keys that encrypt the stores' credentials; made at first start. Empty: tributary.key in"
                        + " Karaf's etc folder. Not used while the environment variable TRIBUTARY_SECRET_KEY is set",
                required = false)
        String secret_key_file() default "";
    }

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public AesGcmSecrets(Config config) {
        this(keys(config.secret_key_file(), System.getenv(), System.getProperty("karaf.etc", "")));
    }

    AesGcmSecrets(SecretKeys keys) {
        this.keys = keys;
    }

    static SecretKeys keys(String file, Map<String, String> environment, String etc) {
        String given = environment.getOrDefault(ENVIRONMENT, "").strip();
        if (!given.isEmpty()) {
            return new SecretKeys(List.of(given.split("\\s*,\\s*")), "the environment variable " + ENVIRONMENT);
        }
        if (!file.isBlank()) {
            return new KeyFile(Path.of(file.strip())).keys();
        }
        if (etc.isBlank()) {
            throw new IllegalStateException("say where the keys are: by secret.key.file in the configuration"
                    + " io.tributary.database, or by the environment variable " + ENVIRONMENT);
        }
        return new KeyFile(Path.of(etc, "tributary.key")).keys();
    }

    @Override
    public String encrypt(String plain, String context) {
        String id = keys.newestId();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.find(id).orElseThrow(), nonce, id, context);
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return FORMAT + "." + id + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM does not encrypt by AES-GCM", e);
        }
    }

    @Override
    public String decrypt(String encrypted, String context) {
        String[] parts = encrypted.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw new UnreadableSecretException("the secret of " + context + " has no form that we know", null);
        }
        SecretKey key = keys.find(parts[1])
                .orElseThrow(() -> new UnreadableSecretException(
                        "the secret of " + context + " needs the key " + parts[1] + ", which is not on this node",
                        null));
        try {
            byte[] both = Base64.getUrlDecoder().decode(parts[2]);
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, parts[1], context);
            byte[] plain = cipher.doFinal(both, NONCE_BYTES, Math.max(0, both.length - NONCE_BYTES));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new UnreadableSecretException(
                    "the secret of " + context + " was altered or belongs to another place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM does not decrypt by AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String id, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((FORMAT + "." + id + "." + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
