package io.tributary.orderimport.internal;

import io.tributary.platform.Purchase;
import java.util.Optional;

/**
 * What was decided for an order before.
 *
 * @param purchase as the platform was asked to hold it
 * @param codes what its affiliate was chosen by; empty while none was looked for
 */
record Prior(Optional<Purchase> purchase, Optional<String> codes) {
    static final Prior NONE = new Prior(Optional.empty(), Optional.empty());

    /** The same, with a purchase that only the platform knows of in place of none. */
    Prior orHeld(Optional<Purchase> held) {
        return new Prior(purchase.or(() -> held), codes);
    }

    /** The same with its affiliate forgotten, to be found again when the order counts. */
    Prior anew() {
        return new Prior(purchase, Optional.empty());
    }
}
