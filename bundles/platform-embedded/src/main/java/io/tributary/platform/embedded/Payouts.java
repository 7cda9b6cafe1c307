package io.tributary.platform.embedded;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What affiliates earned and what they were paid. An entry of the book is in at most one payout that is not void. What
 * changes about a purchase after its commission was paid is a new, unpaid entry, which the next payout takes into account.
 * Errors and threads as for {@link EmbeddedPlatform}.
 */
@ProviderType
public interface Payouts {
    /** The book of an account, the newest entry first. */
    Page<CommissionEntry> commissions(AccountId account, CommissionFilter filter, Page.Request page)
            throws RefusedException, PlatformException.Unavailable;

    /**
     * The same piece by piece, for all of it: at most so many entries, by affiliate and then by time.
     *
     * @param after the last one of the piece before; empty for the first piece
     */
    List<CommissionEntry> commissions(
            AccountId account, CommissionFilter filter, Optional<CommissionEntry> after, int most)
            throws RefusedException, PlatformException.Unavailable;

    /** How these affiliates stand, by currency; nothing for one who never earned anything. */
    Map<AffiliateId, List<Balance>> balances(AccountId account, Set<AffiliateId> affiliates)
            throws PlatformException.Unavailable;

    /** What {@link #make} would do now. */
    Payout.Sheet preview(AccountId account, Payout.Order order) throws RefusedException, PlatformException.Unavailable;

    /**
     * Notes that everybody is paid what she is to get. No money moves.
     *
     * @throws RefusedException.Impossible when nobody is to get anything
     */
    Payout.Sheet make(AccountId account, Payout.Order order, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /** The payouts of an account, the newest first. */
    Page<Payout> list(AccountId account, Page.Request page) throws RefusedException, PlatformException.Unavailable;

    /** A payout as it was made, also when it is void. */
    Payout.Sheet get(AccountId account, long payout) throws RefusedException, PlatformException.Unavailable;

    /**
     * Takes a payout back: its entries are unpaid again.
     *
     * @param reason 1 to 500 characters
     * @throws RefusedException.Impossible when it is void already
     */
    Payout voidPayout(AccountId account, long payout, String reason, Actor by)
            throws RefusedException, PlatformException.Unavailable;
}
