package io.tributary.shell;

import io.tributary.connections.DiscountProgram;
import java.math.BigDecimal;
import java.util.Arrays;

/** Reads a discount program as it is typed. */
final class DiscountProgramEntry {
    private static final int LONGEST = 30;

    private DiscountProgramEntry() {}

    /** @param minimum null for none */
    static DiscountProgram read(String type, String amount, String minimum) throws CommandFailure {
        DiscountProgram.Type kind = Arrays.stream(DiscountProgram.Type.values())
                .filter(each -> each.label().equals(type))
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailure("--type is percentage or fixed, not '" + Text.cut(type, 60) + "'."));
        BigDecimal least = minimum == null ? BigDecimal.ZERO : number("--minimum", minimum);
        try {
            return new DiscountProgram(kind, number("--amount", amount), least);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("This cannot be a discount program: " + e.getMessage() + ".");
        }
    }

    private static BigDecimal number(String option, String typed) throws CommandFailure {
        // A short exponent can stand for a number of a billion digits.
        if (typed.length() <= LONGEST && typed.matches("-?[0-9]+([.][0-9]+)?")) {
            return new BigDecimal(typed);
        }
        throw new CommandFailure(option + " is a number like 10 or 12.50, not '" + Text.cut(typed, 60) + "'.");
    }
}
