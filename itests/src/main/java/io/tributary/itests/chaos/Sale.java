package io.tributary.itests.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An order as the harness knows it, apart from what the store or the product say of it. Money in cents.
 *
 * @param lines price of each line, one piece each, without tax
 * @param affiliate the affiliate code on the order, if one
 * @param discount what coupons took off
 * @param refunded what was given back of the lines
 */
record Sale(List<Integer> lines, Optional<String> affiliate, int discount, int refunded, int status) {
    private static final Set<Integer> COUNTING = Set.of(2, 3, 8, 9, 10, 11, 14);

    Sale {
        lines = List.copyOf(lines);
    }

    /** Whether docs/rules.md makes a purchase of it. */
    boolean counts() {
        return COUNTING.contains(status);
    }

    int worth() {
        return lines.stream().mapToInt(Integer::intValue).sum() - discount - refunded;
    }

    Sale withStatus(int value) {
        return new Sale(lines, affiliate, discount, refunded, value);
    }

    Sale withRefund(int more) {
        return new Sale(lines, affiliate, discount, refunded + more, status);
    }

    Sale withLines(List<Integer> values) {
        return new Sale(values, affiliate, discount, refunded, status);
    }
}
