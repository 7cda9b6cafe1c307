package io.tributary.bigcommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money given back on an order, in the order's currency.
 *
 * @param createdAt empty when the store left it out
 * @param total with tax
 * @param tax part of {@code total}
 * @param declined part of {@code total} that no payment provider paid out
 */
public record Refund(
        long id,
        long orderId,
        Optional<Instant> createdAt,
        BigDecimal total,
        BigDecimal tax,
        BigDecimal declined,
        List<Item> items) {
    public Refund {
        items = List.copyOf(items);
    }

    /**
     * What was refunded.
     *
     * @param itemId the order line for {@link Kind#PRODUCT} and {@link Kind#GIFT_WRAPPING}, the order's address for
     *     {@link Kind#SHIPPING} and {@link Kind#HANDLING}
     * @param quantity of a product; 0 otherwise
     * @param requested money without tax; empty when the store computed it from the quantity
     */
    public record Item(Kind kind, long itemId, BigDecimal quantity, Optional<BigDecimal> requested) {}

    /** Parts of an order that can be refunded. */
    public enum Kind {
        PRODUCT,
        GIFT_WRAPPING,
        SHIPPING,
        HANDLING,
        ORDER,
        FEE,
        OTHER
    }
}
