package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code leaddyno_account}.
 *
 * @param sealedKey the encrypted private key
 * @param shadow whether its affiliates and purchases are another platform's
 * @param takenOverAt since when they are LeadDyno's, if they were another one's before
 */
record AccountRow(LeadDynoAccount account, String sealedKey, boolean shadow, Optional<Instant> takenOverAt) {
    AccountId id() {
        return account.id();
    }

    /** What the private key is encrypted for. */
    static String context(AccountId account) {
        return "leaddyno/" + account + "/private-key";
    }
}
