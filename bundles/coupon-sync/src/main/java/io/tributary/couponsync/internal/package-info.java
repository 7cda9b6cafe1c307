/**
 * How coupons follow codes: a run looks at the store, {@link io.tributary.couponsync.internal.CouponPlan} decides without
 * asking anybody, what was decided is kept, and only then the store is asked to change something.
 */
package io.tributary.couponsync.internal;
