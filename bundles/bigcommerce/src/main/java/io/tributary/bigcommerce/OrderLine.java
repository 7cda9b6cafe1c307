package io.tributary.bigcommerce;

import java.math.BigDecimal;

/**
 * One line of an order.
 *
 * @param quantityRefunded of {@code quantity}
 * @param totalExTax for the whole quantity, before order discounts and coupons
 * @param appliedDiscounts what discounts and coupons took off this line
 */
public record OrderLine(
        long id,
        String name,
        BigDecimal quantity,
        BigDecimal quantityRefunded,
        BigDecimal totalExTax,
        BigDecimal totalIncTax,
        BigDecimal appliedDiscounts) {}
