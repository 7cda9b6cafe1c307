package io.tributary.platform.embedded;

import io.tributary.platform.Money;

/**
 * How an affiliate stands in one currency.
 *
 * @param earned the sum of her commissions, less what was taken back
 * @param paid what payouts that are not void paid her
 */
public record Balance(Money earned, Money paid) {
    /** What she is still to get; negative where more was paid than she earned in the end. */
    public Money unpaid() {
        return new Money(earned.amount().subtract(paid.amount()), earned.currency());
    }
}
