package io.tributary.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * How a purchase should be, or is: the whole of it, not a change to it.
 *
 * @param state whether it counts
 * @param amount what commissions are computed from; zero or more. A reversed purchase keeps what it last counted for
 * @param credit the affiliate it is credited to; empty for a purchase without an affiliate
 * @param orderedAt when the shopper ordered
 */
public record Purchase(PurchaseKey key, State state, Money amount, Optional<Credit> credit, Instant orderedAt) {
    public Purchase {
        if (amount.amount().signum() < 0) {
            throw new IllegalArgumentException("a purchase is never negative: " + amount);
        }
    }

    /** A purchase counts, or was taken back. */
    public enum State {
        LIVE,
        REVERSED
    }

    /**
     * Who earns, and through what.
     *
     * @param code the code she had when the shopper ordered
     */
    public record Credit(AffiliateId affiliate, AffiliateCode code, Channel through) {}

    /** What tied the order to the affiliate. */
    public enum Channel {
        COUPON,
        /** She had sent the shopper: {@link LeadHistory}. */
        LINK,
        /** A person said so. */
        MANUAL
    }
}
