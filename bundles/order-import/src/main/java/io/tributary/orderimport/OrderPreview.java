package io.tributary.orderimport;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a dry run of the orders job would have done.
 *
 * @param at when it ended
 * @param from first moment of the time that it looked at; empty for what was new
 * @param to first moment after it; empty for what was new
 * @param rules those that were tried, as JSON; empty for the saved ones
 * @param orders how many were decided
 * @param changed how many of them would have changed
 * @param currencies live purchases of the decided orders in each currency
 * @param affiliates the same for each affiliate in each currency; without an affiliate the first one
 * @param changes the first orders that would have changed
 */
public record OrderPreview(
        long run,
        Instant at,
        String from,
        String to,
        String rules,
        long orders,
        long changed,
        List<Sum> currencies,
        List<Sum> affiliates,
        List<Change> changes) {
    /** So many orders are named one by one. */
    public static final int MOST_NAMED = 500;

    public OrderPreview {
        currencies = List.copyOf(currencies);
        affiliates = List.copyOf(affiliates);
        changes = List.copyOf(changes);
    }

    /**
     * Live purchases before and after.
     *
     * @param affiliate empty for none, and where it does not matter whose they are
     */
    public record Sum(
            String affiliate,
            String currency,
            long ordersBefore,
            BigDecimal amountBefore,
            long ordersAfter,
            BigDecimal amountAfter) {}

    /** One order, both sides for people: {@code credited, live 90.00 USD for affiliate 3 (ANN10)}. */
    public record Change(long order, String before, String after) {}
}
