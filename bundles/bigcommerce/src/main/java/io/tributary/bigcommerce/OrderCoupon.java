package io.tributary.bigcommerce;

import java.math.BigDecimal;

/**
 * A coupon as used on an order.
 *
 * @param couponId the coupon; 0 when it is no longer known
 * @param code as the store shows it; may be empty
 * @param discount money taken off
 */
public record OrderCoupon(long couponId, String code, BigDecimal discount) {}
