package io.tributary.connections;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What coupons for affiliates look like when they are made. A change counts for coupons made after it.
 *
 * @param amount percent (greater than 0, at most 100) or money in the store's currency (greater than 0); at most four
 *     decimal places
 * @param minimumPurchase in the store's currency; 0 for none
 */
public record DiscountProgram(Type type, BigDecimal amount, BigDecimal minimumPurchase) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    public DiscountProgram {
        check("amount", amount);
        check("minimumPurchase", minimumPurchase);
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("amount must be greater than 0");
        }
        if (type == Type.PERCENTAGE && amount.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("amount must be at most 100 percent");
        }
    }

    private static void check(String name, BigDecimal value) {
        if (value.signum() < 0
                || value.compareTo(LARGEST) > 0
                || value.stripTrailingZeros().scale() > 4) {
            throw new IllegalArgumentException(
                    name + " must be a number from 0 to 1000000000 with at most four decimal places");
        }
    }

    /** How a coupon reduces an order. */
    public enum Type {
        PERCENTAGE,
        FIXED;

        /** As people and the REST API write it: {@code percentage}, {@code fixed}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
