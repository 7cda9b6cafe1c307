package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderState;
import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger says of an order, without the explanation.
 *
 * @param digest of all that the decision depended on; another word when it has to be made again
 * @param changes of the decision so far
 * @param batch in which the platform was last asked to hold the purchase; 0 for none
 * @param override number of what a person said about whose it is; 0 for none
 * @param firstFence the run that decided it first
 */
record LedgerRow(
        long order,
        OrderState state,
        Reason reason,
        Optional<Purchase> purchase,
        Optional<String> codes,
        Instant orderedAt,
        Instant modifiedAt,
        String digest,
        int rulesVersion,
        int changes,
        long batch,
        Instant firstAt,
        Instant decidedAt,
        int override,
        long firstFence) {

    Prior prior() {
        return new Prior(purchase, codes, Optional.empty());
    }

    /** Whether another decision was made for the order, apart from what it was computed from. */
    boolean differs(Decision decision) {
        return state != decision.state() || reason != decision.reason() || !purchase.equals(decision.purchase());
    }
}
