package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.RefundSpec;

/**
 * A refund record.
 *
 * @param created Unix seconds
 */
public record Refund(long id, Order order, long created, RefundSpec spec) {

    public String transactionId() {
        return Long.toString(900_000 + id);
    }

    /** The id that the API gives to a refunded thing: line, address, order or fee. */
    public long itemId(RefundSpec.Item item) {
        return switch (item.kind()) {
            case PRODUCT, GIFT_WRAPPING -> order.lineId(item.line());
            case SHIPPING, HANDLING -> order.addressId();
            case FEE -> order.feeId(item.line());
            case ORDER -> order.id();
        };
    }
}
