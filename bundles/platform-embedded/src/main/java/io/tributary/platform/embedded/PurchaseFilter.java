package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.Optional;

/**
 * Which purchases are wanted: those to which everything applies that is given.
 *
 * @param text an order id, or a part of the code, in any case
 * @param since ordered at this moment or later
 * @param until ordered before this moment
 */
public record PurchaseFilter(
        Optional<String> store,
        Optional<AffiliateId> affiliate,
        Optional<Purchase.State> state,
        Optional<String> text,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** All purchases. */
    public static final PurchaseFilter ALL = of(Optional.empty(), Optional.empty(), Optional.empty());

    /** Of any time. */
    public static PurchaseFilter of(
            Optional<String> store, Optional<AffiliateId> affiliate, Optional<Purchase.State> state) {
        return new PurchaseFilter(store, affiliate, state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Orders of a list. */
    public enum Sort {
        /** By store and order id, so that pages stay the same while orders arrive. */
        KEY,
        ORDERED,
        ORDERED_LAST_FIRST,
        /** By the number alone, whatever the currency. */
        AMOUNT,
        AMOUNT_LARGEST_FIRST
    }
}
