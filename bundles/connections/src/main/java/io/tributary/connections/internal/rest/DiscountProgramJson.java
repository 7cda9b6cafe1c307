package io.tributary.connections.internal.rest;

import io.tributary.connections.DiscountProgram;
import io.tributary.rest.ApiProblem;
import java.math.BigDecimal;

/**
 * What coupons for affiliates look like.
 *
 * @param type {@code percentage} or {@code fixed}
 * @param amount a decimal number, as text or as a number
 * @param minimumPurchase the same; left out for none
 */
record DiscountProgramJson(String type, String amount, String minimumPurchase) {
    private static final int CENTS = 2;
    private static final int LONGEST_NUMBER = 30;

    static DiscountProgramJson of(DiscountProgram program) {
        return new DiscountProgramJson(
                program.type().label(), plain(program.amount()), plain(program.minimumPurchase()));
    }

    DiscountProgram program() {
        DiscountProgram.Type kind = kind();
        BigDecimal sum = number("amount", amount);
        BigDecimal minimum = minimumPurchase == null ? BigDecimal.ZERO : number("minimumPurchase", minimumPurchase);
        try {
            return new DiscountProgram(kind, sum, minimum);
        } catch (IllegalArgumentException e) {
            String field = e.getMessage().startsWith("minimumPurchase") ? "minimumPurchase" : "amount";
            throw ApiProblem.invalid(field, e.getMessage() + ".");
        }
    }

    private DiscountProgram.Type kind() {
        for (DiscountProgram.Type kind : DiscountProgram.Type.values()) {
            if (kind.label().equals(type)) {
                return kind;
            }
        }
        throw ApiProblem.invalid("type", "type is \"percentage\" or \"fixed\".");
    }

    private static BigDecimal number(String field, String text) {
        try {
            if (text != null && text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text.strip());
                // A tiny text can name a number with a billion digits.
                if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Said below, for every text that is no number.
        }
        throw ApiProblem.invalid(field, field + " must be a decimal number such as 15 or 7.50.");
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.setScale(Math.max(CENTS, stripped.scale())).toPlainString();
    }
}
