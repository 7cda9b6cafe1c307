package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.platform.Affiliate;

/** What is to happen to one code. */
sealed interface Step {
    /** Nothing in the store: only what we know of the code is kept. */
    record Keep(CouponRow row) implements Step {}

    /** Nothing is left to know about the code. */
    record Forget(CouponRow row) implements Step {}

    /**
     * The store gets a new coupon.
     *
     * @param names how many names are tried at most
     */
    record Create(CouponRow row, Affiliate affiliate, int names) implements Step {}

    /** Our coupon is switched on or off. */
    record Switch(CouponRow row, Coupon coupon, boolean on) implements Step {}

    /** Our coupon gets the values back that we wrote. */
    record Reset(CouponRow row, Coupon coupon, boolean active) implements Step {}

    CouponRow row();
}
