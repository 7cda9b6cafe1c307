package io.tributary.platform.leaddyno;

import io.tributary.platform.AccountId;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import java.time.Instant;
import java.util.Optional;

/**
 * An account as it is set up; its private key is never told.
 *
 * @param publicKey blank where none was entered
 * @param codeStore the only store of the account, once a purchase code without the store's id was used
 * @param codeFixed whether purchase codes have been used, so that their form cannot change any more
 * @param polledAt when all affiliates were read last
 * @param pollProblem why that does not work at the moment; blank when it does
 */
public record LeadDynoAccount(
        AccountId id,
        String name,
        String publicKey,
        PurchaseCode purchaseCode,
        Optional<String> codeStore,
        boolean codeFixed,
        WithoutAffiliate withoutAffiliate,
        WithoutEmail withoutEmail,
        CancelledAgain cancelledAgain,
        Optional<Instant> polledAt,
        String pollProblem) {
    /** Where LeadDyno's script is, without scheme; it has no version. */
    public static final String SCRIPT = "static.leaddyno.com/js";

    /** LeadDyno's script for a store's pages; empty without a public key. */
    public Optional<String> trackingCode() {
        return publicKey.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        "\n",
                        "<script type=\"text/javascript\" src=\"https://" + SCRIPT + "\"></script>",
                        "<script>",
                        "  LeadDyno.key = \"" + publicKey + "\";",
                        "  LeadDyno.recordVisit();",
                        "  LeadDyno.autoWatch();",
                        "</script>"));
    }
}
