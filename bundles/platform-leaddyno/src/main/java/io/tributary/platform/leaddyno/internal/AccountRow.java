package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.leaddyno.LeadDynoAccount;

/**
 * A row of {@code leaddyno_account}.
 *
 * @param sealedKey the encrypted private key
 */
record AccountRow(LeadDynoAccount account, String sealedKey) {
    AccountId id() {
        return account.id();
    }

    /** What the private key is encrypted for. */
    static String context(AccountId account) {
        return "leaddyno/" + account + "/private-key";
    }
}
