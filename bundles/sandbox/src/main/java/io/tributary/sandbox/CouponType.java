package io.tributary.sandbox;

import java.util.Locale;

/** The kinds of v2 coupons; the order of the constants is the number that an order's coupons carry. */
public enum CouponType {
    PER_ITEM_DISCOUNT,
    PERCENTAGE_DISCOUNT,
    PER_TOTAL_DISCOUNT,
    SHIPPING_DISCOUNT,
    FREE_SHIPPING,
    PROMOTION;

    /** As coupons carry it: {@code per_item_discount}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes money off shipping and not off goods. */
    public boolean onShipping() {
        return this == SHIPPING_DISCOUNT || this == FREE_SHIPPING;
    }
}
