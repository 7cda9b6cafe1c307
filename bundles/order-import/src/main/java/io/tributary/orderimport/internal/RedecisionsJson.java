package io.tributary.orderimport.internal;

import io.tributary.connections.OrderRulesJson;
import io.tributary.orderimport.OrderPreview;
import java.time.Instant;
import java.util.List;

/** Previews and decisions made again as the REST API shows them. */
final class RedecisionsJson {
    private RedecisionsJson() {}

    /**
     * A dry run over a time.
     *
     * @param from a date where the store is, or a moment; left out for 30 days before the end
     * @param to the last date, or the first moment after; left out for now
     * @param rules to try, the whole of them; left out for the saved ones
     */
    public record WhatIf(String from, String to, OrderRulesJson rules) {}

    /** A time, as in {@link WhatIf}. */
    public record Time(String from, String to) {}

    /**
     * A run that was asked for.
     *
     * @param run its id among the store's {@code syncs}; a dry one's result is at {@code previews}
     */
    public record Asked(long run) {}

    /** {@link OrderPreview}, with null for what is empty. */
    public record Preview(
            long run,
            Instant at,
            String from,
            String to,
            String rules,
            long orders,
            long changed,
            List<Sum> currencies,
            List<Sum> affiliates,
            List<OrderPreview.Change> changes) {
        static Preview of(OrderPreview preview) {
            return new Preview(
                    preview.run(),
                    preview.at(),
                    orNull(preview.from()),
                    orNull(preview.to()),
                    orNull(preview.rules()),
                    preview.orders(),
                    preview.changed(),
                    preview.currencies().stream().map(Sum::of).toList(),
                    preview.affiliates().stream().map(Sum::of).toList(),
                    preview.changes());
        }
    }

    /** Live purchases before and after; amounts are decimal text. */
    public record Sum(
            String affiliate,
            String currency,
            long ordersBefore,
            String amountBefore,
            long ordersAfter,
            String amountAfter) {
        static Sum of(OrderPreview.Sum sum) {
            return new Sum(
                    orNull(sum.affiliate()),
                    sum.currency(),
                    sum.ordersBefore(),
                    sum.amountBefore().toPlainString(),
                    sum.ordersAfter(),
                    sum.amountAfter().toPlainString());
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
