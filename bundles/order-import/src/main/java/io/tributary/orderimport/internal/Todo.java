package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import java.util.Optional;

/**
 * An order whose decision has to be made.
 *
 * @param before what the ledger says now; empty for an order it has not seen
 * @param young whether it was decided when the platform may not have known who had sent its shopper
 * @param error why it could not be read fully; empty when it was
 */
record Todo(
        boolean refunded,
        Order order,
        Buyer buyer,
        String digest,
        Optional<LedgerRow> before,
        boolean young,
        Optional<OrderFacts> facts,
        Optional<Asking> asked,
        Optional<ByHand> byHand,
        String error) {
    Prior prior() {
        Prior prior = before.map(LedgerRow::prior).orElse(Prior.NONE);
        Prior left = isAnew() ? prior.anew() : prior;
        return byHand.map(left::said).orElse(left);
    }

    boolean isAnew() {
        return young || asked.filter(Asking::anew).isPresent();
    }
}
