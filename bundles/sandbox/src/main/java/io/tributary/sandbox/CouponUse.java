package io.tributary.sandbox;

/**
 * A coupon that was applied to an order.
 *
 * @param code as it stands on the order; {@code null} for none
 * @param faceValue ten-thousandths; 5.0000 for both 5 off and 5 percent
 * @param discount ten-thousandths taken off goods (or off shipping by a shipping coupon)
 */
public record CouponUse(String code, CouponType type, long faceValue, long discount) {

    /** An amount off the order's total, as a decimal text. */
    public static CouponUse of(String code, String discount) {
        return new CouponUse(code, CouponType.PER_TOTAL_DISCOUNT, Amount.of(discount), Amount.of(discount));
    }

    public static CouponUse of(String code, CouponType type, String faceValue, String discount) {
        return new CouponUse(code, type, Amount.of(faceValue), Amount.of(discount));
    }
}
