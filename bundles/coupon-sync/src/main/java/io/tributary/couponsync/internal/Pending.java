package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.couponsync.AskedAction;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponCopy;
import io.tributary.platform.AffiliateCode;
import java.time.Instant;

/**
 * An action that waits for the coupon job.
 *
 * @param id tells it from an action that is asked for later
 * @param seen the coupon in the store as whoever asked saw it, by {@link #print}; empty when there was none
 */
record Pending(String id, AffiliateCode.Key key, CouponAction action, Actor by, Instant at, String seen) {
    AskedAction asked() {
        return new AskedAction(action, by, at);
    }

    /** All that a merchant can change about a coupon, as a text that is equal when nothing of it was changed. */
    static String print(CouponCopy copy) {
        return new CouponCopy(
                        copy.id(),
                        copy.name(),
                        copy.code(),
                        copy.type(),
                        copy.amount(),
                        copy.minimumPurchase(),
                        copy.expires(),
                        copy.enabled(),
                        copy.maxUses(),
                        copy.maxUsesPerCustomer(),
                        0,
                        copy.scope())
                .toString();
    }
}
