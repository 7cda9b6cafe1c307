package io.tributary.platform;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * An exact amount with its currency. Amounts of two currencies are never added.
 *
 * @param amount at most four decimal places, as stores keep them; equal values are equal however they are written
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final int PLACES = 4;

    public Money {
        amount = amount.stripTrailingZeros();
        if (amount.scale() > PLACES) {
            throw new IllegalArgumentException("more than four decimal places: " + amount.toPlainString());
        }
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** The amount in plain decimal notation with at least the currency's own places: {@code 80.00}, {@code 62.6793}. */
    public String plain() {
        int own = Math.max(0, currency.getDefaultFractionDigits());
        return amount.setScale(Math.max(own, amount.scale())).toPlainString();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", plain(), currency.getCurrencyCode());
    }
}
