package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import java.util.Optional;

/** An order whose decision has to be made. */
record Todo(
        boolean refunded,
        Order order,
        Buyer buyer,
        String digest,
        Optional<LedgerRow> before,
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
        return asked.filter(Asking::anew).isPresent();
    }
}
