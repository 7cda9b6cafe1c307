package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.Purchase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was decided for an order.
 *
 * @param purchase how the platform should hold it; empty when it should hold none
 * @param codes what the affiliate was chosen by, in a form to compare; empty while none was looked for
 * @param receipt only of an order that counts
 * @param flags what a person may want to look at, short and stable, for programs: {@code self-referral}
 */
record Decision(
        OrderState state,
        Reason reason,
        Optional<Purchase> purchase,
        Optional<String> codes,
        Optional<Receipt> receipt,
        List<TraceLine> trace,
        List<String> flags) {
    Decision {
        trace = List.copyOf(trace);
        flags = List.copyOf(flags);
    }

    /** Without flags. */
    Decision(
            OrderState state,
            Reason reason,
            Optional<Purchase> purchase,
            Optional<String> codes,
            Optional<Receipt> receipt,
            List<TraceLine> trace) {
        this(state, reason, purchase, codes, receipt, trace, List.of());
    }

    /** The same with a line before all others of the trace. */
    Decision begin(Optional<TraceLine> line) {
        return new Decision(
                state,
                reason,
                purchase,
                codes,
                receipt,
                Stream.concat(line.stream(), trace.stream()).toList(),
                flags);
    }
}
