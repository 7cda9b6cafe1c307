package io.tributary.bigcommerce;

import java.math.BigDecimal;

/**
 * A coupon as the store has it.
 *
 * @param amount percent or money, by type
 * @param minPurchase 0 for none
 * @param expires as the store wrote it; empty for never
 * @param maxUses 0 for no limit
 * @param scope what it applies to and where, in one line that is equal when nothing about it was changed
 * @param json the whole coupon as the store sent it, which is what an update sends back
 */
public record Coupon(
        long id,
        String name,
        String code,
        CouponType type,
        BigDecimal amount,
        BigDecimal minPurchase,
        String expires,
        boolean enabled,
        int maxUses,
        int maxUsesPerCustomer,
        int uses,
        String scope,
        String json) {}
