package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.OrderSpec;

/**
 * An order as the store keeps it.
 *
 * @param created Unix seconds, as are all dates here
 * @param refundedUnits units given back, per line; empty if none ever
 */
public record Order(long id, OrderSpec spec, long created, long modified, boolean archived, int[] refundedUnits) {

    static final int[] NOTHING_REFUNDED = new int[0];

    /** The id of a line; no two orders share one. */
    public long lineId(int index) {
        return id * 1000 + index + 1;
    }

    /** The id of the order's only shipping address. */
    public long addressId() {
        return id + 5000;
    }

    public long feeId(int index) {
        return id * 10 + index + 1;
    }

    public long couponUseId(int index) {
        return id * 100 + index + 1;
    }

    public int refundedUnits(int line) {
        return line < refundedUnits.length ? refundedUnits[line] : 0;
    }

    Order changed(OrderSpec newSpec, long second) {
        return new Order(id, newSpec, created, second, archived, refundedUnits);
    }

    Order archived(boolean value, long second) {
        return new Order(id, spec, created, second, value, refundedUnits);
    }

    Order refunded(int[] units) {
        return new Order(id, spec, created, modified, archived, units);
    }
}
