package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * How an account does in a time. Only purchases that count; amounts of two currencies are never added.
 *
 * @param totals of the whole time, by currency
 * @param days every day of the time, also those on which nothing happened
 * @param top those with the most commission in each currency, at most ten of a currency
 * @param visitors who came on these days, as days of UTC; who came on two days is counted twice
 * @param leads who left an e-mail address for the first time on these days of UTC
 * @param unpaid what all affiliates together are still to get, whenever it was earned
 */
public record Dashboard(
        Period period, List<Sum> totals, List<Day> days, long visitors, long leads, List<Top> top, List<Money> unpaid) {
    /** The longest time, in days. */
    public static final int LONGEST = 400;

    public Dashboard {
        totals = List.copyOf(totals);
        days = List.copyOf(days);
        top = List.copyOf(top);
        unpaid = List.copyOf(unpaid);
    }

    /**
     * Days as clocks in a zone show them.
     *
     * @param to belongs to it
     */
    public record Period(LocalDate from, LocalDate to, ZoneId zone) {}

    /** Purchases of one currency. */
    public record Sum(long purchases, Money amount, Money commission) {}

    /** Visitors and leads are those of the day of UTC that has the same date. */
    public record Day(LocalDate day, List<Sum> sums, long visitors, long leads) {
        public Day {
            sums = List.copyOf(sums);
        }
    }

    /**
     * What an affiliate brought.
     *
     * @param code hers now; empty if she has none
     */
    public record Top(AffiliateId affiliate, String name, String code, Sum sum) {}
}
