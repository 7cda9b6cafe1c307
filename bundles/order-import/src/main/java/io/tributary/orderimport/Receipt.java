package io.tributary.orderimport;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * How the amount of a purchase comes about.
 *
 * @param lines add up to the amount, unless that would be negative; what is taken off is negative
 * @param leftOut parts of the order that commissions are not paid for, and means of payment
 * @param amount zero or more
 */
public record Receipt(Currency currency, List<Line> lines, List<Line> leftOut, BigDecimal amount) {
    public Receipt {
        lines = List.copyOf(lines);
        leftOut = List.copyOf(leftOut);
    }

    /** A part of an order. */
    public record Line(String name, BigDecimal amount) {}
}
