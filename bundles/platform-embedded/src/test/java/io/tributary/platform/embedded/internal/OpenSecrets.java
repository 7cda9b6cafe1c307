package io.tributary.platform.embedded.internal;

import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;

/** Shows that something was hidden, and for which place. */
public final class OpenSecrets implements Secrets {
    @Override
    public String encrypt(String plain, String context) {
        return "hidden for " + context + ": " + new StringBuilder(plain).reverse();
    }

    @Override
    public String decrypt(String encrypted, String context) {
        String head = "hidden for " + context + ": ";
        if (!encrypted.startsWith(head)) {
            throw new UnreadableSecretException("not hidden for " + context, null);
        }
        return new StringBuilder(encrypted.substring(head.length())).reverse().toString();
    }
}
