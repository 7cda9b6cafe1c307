package io.tributary.orderimport.internal;

import io.tributary.platform.Purchase;
import java.util.Optional;

/**
 * What was decided for an order before.
 *
 * @param purchase as the platform was asked to hold it
 * @param codes what its affiliate was chosen by; empty while none was looked for
 * @param byHand whose it is because a person said so; empty when it is left to the rules
 */
record Prior(Optional<Purchase> purchase, Optional<String> codes, Optional<ByHand> byHand) {
    static final Prior NONE = new Prior(Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, with a purchase that only the platform knows of in place of none. */
    Prior orHeld(Optional<Purchase> held) {
        return new Prior(purchase.or(() -> held), codes, byHand);
    }

    /** The same with its affiliate forgotten, to be found again when the order counts. */
    Prior anew() {
        return new Prior(purchase, Optional.empty(), byHand);
    }

    /** The same with its affiliate by a person's word, for which the rules look when it is taken back. */
    Prior said(ByHand said) {
        return new Prior(purchase, Optional.empty(), Optional.of(said));
    }
}
