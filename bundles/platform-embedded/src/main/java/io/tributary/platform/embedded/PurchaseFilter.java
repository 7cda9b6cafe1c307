package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import java.util.Optional;

/** Which purchases are wanted: those to which everything applies that is given. */
public record PurchaseFilter(Optional<String> store, Optional<AffiliateId> affiliate, Optional<Purchase.State> state) {
    /** All purchases. */
    public static final PurchaseFilter ALL = new PurchaseFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
