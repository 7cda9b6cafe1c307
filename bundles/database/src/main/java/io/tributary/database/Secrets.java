package io.tributary.database;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypts what merchants entrust to us, by AES-256-GCM. The result names the key it was made with, so that keys can be
 * changed one after the other. Safe for many threads.
 */
@ProviderType
public interface Secrets {
    /**
     * Encrypts with the newest key; twice the same gives two different texts.
     *
     * @param plain any text
     * @param context where the secret belongs, for example {@code connection/17/api-key}; needed again to read it, so
     *     that it cannot be moved elsewhere unnoticed
     * @return printable ASCII, about a third longer than {@code plain} plus 54 characters
     */
    String encrypt(String plain, String context);

    /**
     * Reads what {@link #encrypt} made.
     *
     * @throws UnreadableSecretException when its key is not here any more, the context is another, or it was altered
     */
    String decrypt(String encrypted, String context);
}
