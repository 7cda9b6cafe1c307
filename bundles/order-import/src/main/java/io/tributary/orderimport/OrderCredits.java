package io.tributary.orderimport;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whose orders are because a person says so. That changes neither whether an order counts nor with how much, holds
 * through everything that happens to the order, is explained with it, and stands in the audit log. The platform hears of
 * it in the next run, which is asked for. Safe for use by many threads.
 */
@ProviderType
public interface OrderCredits {
    /**
     * Credits an order to an affiliate, whosever it is.
     *
     * @param code one that is or was hers; the one that is hers now when it is empty
     * @param reason why, for people; 1 to 1000 characters
     */
    LookAgain credit(
            ConnectionId store,
            long order,
            AffiliateId affiliate,
            Optional<AffiliateCode> code,
            String reason,
            Actor author)
            throws CreditException;

    /** Credits an order to nobody. */
    LookAgain creditNobody(ConnectionId store, long order, String reason, Actor author) throws CreditException;

    /** Leaves an order to the rules again, which look for its affiliate as if it came now. */
    LookAgain undo(ConnectionId store, long order, String reason, Actor author) throws CreditException;
}
