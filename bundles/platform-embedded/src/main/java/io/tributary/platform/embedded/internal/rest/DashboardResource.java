package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.Money;
import io.tributary.platform.embedded.Dashboard;
import io.tributary.platform.embedded.Dashboard.Period;
import io.tributary.platform.embedded.Dashboards;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.QueryParam;

/** How one account does. */
public final class DashboardResource {
    private static final int USUAL_DAYS = 30;

    private final Dashboards dashboards;
    private final AccountId account;

    DashboardResource(Dashboards dashboards, AccountId account) {
        this.dashboards = dashboards;
        this.account = account;
    }

    /**
     * Purchases that count, by day; amounts of two currencies are never added.
     *
     * @param from the first day, {@code 2026-03-01}; 30 days in all without it
     * @param to the last day, today without it; at most 400 days
     * @param zone where days begin, {@code Europe/Berlin}; UTC without it
     */
    @GET
    public DashboardJson get(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("zone") String zone) {
        ZoneId clocks = Requests.zone(zone);
        LocalDate last = Requests.day("to", to).orElseGet(() -> LocalDate.now(clocks));
        LocalDate first = Requests.day("from", from).orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
        Period period = new Period(first, last, clocks);
        return DashboardJson.of(Requests.ask(() -> dashboards.dashboard(account, period)));
    }

    /**
     * Sums of a time.
     *
     * @param visitors on days of UTC; who came on two days is counted twice
     * @param leads new ones, on days of UTC
     * @param unpaid what is still to be paid, whenever it was earned
     */
    public record DashboardJson(
            LocalDate from,
            LocalDate to,
            String zone,
            List<SumJson> currencies,
            List<DayJson> days,
            long visitors,
            long leads,
            List<TopJson> topAffiliates,
            List<MoneyJson> unpaid) {
        static DashboardJson of(Dashboard dashboard) {
            return new DashboardJson(
                    dashboard.period().from(),
                    dashboard.period().to(),
                    dashboard.period().zone().getId(),
                    dashboard.totals().stream().map(SumJson::of).toList(),
                    dashboard.days().stream().map(DayJson::of).toList(),
                    dashboard.visitors(),
                    dashboard.leads(),
                    dashboard.top().stream().map(TopJson::of).toList(),
                    dashboard.unpaid().stream().map(MoneyJson::of).toList());
        }
    }

    /** Purchases of one currency. */
    public record SumJson(String currency, long purchases, String amount, String commission) {
        static SumJson of(Dashboard.Sum sum) {
            return new SumJson(
                    sum.amount().currency().getCurrencyCode(),
                    sum.purchases(),
                    sum.amount().plain(),
                    sum.commission().plain());
        }
    }

    /**
     * A day; without currencies where nothing was bought.
     *
     * @param visitors of the day of UTC with this date
     * @param leads the same
     */
    public record DayJson(LocalDate day, long purchases, List<SumJson> byCurrency, long visitors, long leads) {
        static DayJson of(Dashboard.Day day) {
            return new DayJson(
                    day.day(),
                    day.sums().stream().mapToLong(Dashboard.Sum::purchases).sum(),
                    day.sums().stream().map(SumJson::of).toList(),
                    day.visitors(),
                    day.leads());
        }
    }

    /** One of the ten affiliates with the most commission in a currency. */
    public record TopJson(
            String affiliate,
            String name,
            String code,
            long purchases,
            String currency,
            String amount,
            String commission) {
        static TopJson of(Dashboard.Top top) {
            return new TopJson(
                    top.affiliate().value(),
                    top.name(),
                    top.code().isEmpty() ? null : top.code(),
                    top.sum().purchases(),
                    top.sum().amount().currency().getCurrencyCode(),
                    top.sum().amount().plain(),
                    top.sum().commission().plain());
        }
    }

    /** An amount. */
    public record MoneyJson(String currency, String amount) {
        static MoneyJson of(Money money) {
            return new MoneyJson(money.currency().getCurrencyCode(), money.plain());
        }
    }
}
