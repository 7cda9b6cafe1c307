package io.tributary.couponsync;

import io.tributary.bigcommerce.CouponType;
import java.math.BigDecimal;

/**
 * A coupon's values at one moment: as we sent them, or as the store had them.
 *
 * @param amount percent or money, by type
 * @param minimumPurchase 0 for none
 * @param expires as the store writes it; empty for never
 * @param maxUses 0 for no limit
 * @param maxUsesPerCustomer 0 for no limit
 * @param uses how often it had been used
 * @param scope what it applies to and where; two equal texts mean the same
 */
public record CouponCopy(
        long id,
        String name,
        String code,
        CouponType type,
        BigDecimal amount,
        BigDecimal minimumPurchase,
        String expires,
        boolean enabled,
        int maxUses,
        int maxUsesPerCustomer,
        int uses,
        String scope) {
    public CouponCopy {
        amount = plain(amount);
        minimumPurchase = plain(minimumPurchase);
    }

    /** Equal values are equal however many places they are written with. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same coupon, switched on or off. */
    public CouponCopy withEnabled(boolean on) {
        return new CouponCopy(
                id, name, code, type, amount, minimumPurchase, expires, on, maxUses, maxUsesPerCustomer, uses, scope);
    }
}
