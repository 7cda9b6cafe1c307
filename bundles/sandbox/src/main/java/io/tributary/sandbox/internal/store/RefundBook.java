package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.RefundSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The refund records of a store, ascending by id. Threads may share it. */
public final class RefundBook {

    private final List<Refund> refunds = new ArrayList<>();

    public synchronized Refund add(Order order, long second, RefundSpec spec) {
        Refund refund = new Refund(refunds.size() + 1L, order, second, spec);
        refunds.add(refund);
        return refund;
    }

    public synchronized List<Refund> list(Predicate<Refund> filter) {
        return refunds.stream().filter(filter).toList();
    }

    /** What was given back on an order and not declined, ten-thousandths. */
    synchronized long paidBack(long orderId) {
        long sum = 0;
        for (Refund refund : refunds) {
            if (refund.order().id() == orderId && !refund.spec().declined()) {
                sum += refund.spec().total();
            }
        }
        return sum;
    }
}
