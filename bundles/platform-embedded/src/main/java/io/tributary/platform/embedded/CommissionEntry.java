package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A line of the book: what a purchase earned an affiliate, or the same taken back. Never changed.
 *
 * @param id grows with time, within an account
 * @param name the affiliate's, as it is now
 * @param amount negative where it is taken back
 * @param payout the payout that paid it; empty while it is unpaid
 */
public record CommissionEntry(
        long id,
        Instant at,
        AffiliateId affiliate,
        String name,
        String store,
        long order,
        Money amount,
        BigDecimal percent,
        OptionalLong payout) {
    /** Whether it takes back. */
    public boolean isReversal() {
        return amount.amount().signum() < 0;
    }
}
