package io.tributary.bigcommerce;

/** How a coupon reduces an order. */
public enum CouponType {
    /** Money off each matching item. */
    PER_ITEM_DISCOUNT,
    /** Percent off matching items. */
    PERCENTAGE_DISCOUNT,
    /** Money off the order. */
    PER_TOTAL_DISCOUNT,
    /** Money off shipping. */
    SHIPPING_DISCOUNT,
    FREE_SHIPPING,
    /** Stands for a code of a v3 promotion; carries no values of its own. */
    PROMOTION,
    /** A type that the store knows and we do not. */
    OTHER
}
