package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import java.util.List;

/**
 * All that is known of an order when it is decided.
 *
 * @param codes of its coupons, in the order in which they were applied; asked for only when it counts
 * @param refunds all that are known
 * @param lines only when a refund cannot be divided without them; empty otherwise
 */
record OrderFacts(Order order, List<String> codes, List<Refund> refunds, List<OrderLine> lines) {
    OrderFacts {
        codes = List.copyOf(codes);
        refunds = List.copyOf(refunds);
        lines = List.copyOf(lines);
    }
}
