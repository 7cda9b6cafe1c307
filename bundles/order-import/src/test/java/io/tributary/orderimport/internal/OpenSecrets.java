package io.tributary.orderimport.internal;

import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;

/** Hides nothing, but does not let a secret be moved. */
final class OpenSecrets implements Secrets {
    @Override
    public String encrypt(String plain, String context) {
        return context + "|" + plain;
    }

    @Override
    public String decrypt(String encrypted, String context) {
        if (!encrypted.startsWith(context + "|")) {
            throw new UnreadableSecretException("the secret of " + context + " belongs to another place", null);
        }
        return encrypted.substring(context.length() + 1);
    }
}
