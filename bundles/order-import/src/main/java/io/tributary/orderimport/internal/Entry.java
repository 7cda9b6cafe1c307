package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderState;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision about to be written.
 *
 * @param refunded whether refunds of it were taken into account
 * @param before what the ledger says now; empty for an order it has not seen
 * @param asked who wanted it looked at again
 * @param buyer who ordered; empty when the store did not show the order
 * @param cause what led to the decision, for people
 */
record Entry(
        long order,
        Instant orderedAt,
        Instant modifiedAt,
        String digest,
        Decision decision,
        boolean refunded,
        Optional<LedgerRow> before,
        Optional<Asking> asked,
        Optional<Buyer> buyer,
        String cause) {

    /**
     * Whether the platform has to be asked: the purchase should be another one, was never taken, or somebody doubts that
     * it is held.
     */
    boolean mustBePut() {
        return decision.purchase().isPresent()
                && decision.state() != OrderState.FAILED
                && (asked.isPresent()
                        || before.filter(row -> row.state() != OrderState.FAILED
                                        && row.purchase().equals(decision.purchase()))
                                .isEmpty());
    }

    boolean changesDecision() {
        return before.filter(row -> row.differs(decision)).isPresent();
    }

    /** Whether it stands in the order's history: the decision is another one, or the platform is asked once more. */
    boolean isRecorded() {
        return changesDecision() || before.isPresent() && mustBePut();
    }
}
