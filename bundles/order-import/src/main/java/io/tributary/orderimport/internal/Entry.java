package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderState;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision about to be written.
 *
 * @param refunded whether refunds of it were taken into account
 * @param before what the ledger says now; empty for an order it has not seen
 */
record Entry(
        long order,
        Instant orderedAt,
        Instant modifiedAt,
        String digest,
        Decision decision,
        boolean refunded,
        Optional<LedgerRow> before) {

    /** Whether the platform has to be asked: the purchase should be another one, or was never taken. */
    boolean mustBePut() {
        return decision.purchase().isPresent()
                && decision.state() != OrderState.FAILED
                && before.filter(row -> row.state() != OrderState.FAILED
                                && row.purchase().equals(decision.purchase()))
                        .isEmpty();
    }

    boolean changesDecision() {
        return before.filter(row -> row.differs(decision)).isPresent();
    }
}
