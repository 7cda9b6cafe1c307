package io.tributary.platform.embedded.internal;

import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.Dashboard;
import io.tributary.platform.embedded.Dashboard.Day;
import io.tributary.platform.embedded.Dashboard.Period;
import io.tributary.platform.embedded.Dashboard.Sum;
import io.tributary.platform.embedded.Dashboard.Top;
import io.tributary.platform.embedded.Dashboards;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.platform.embedded.Traffic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds up purchases in the database. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class SqlDashboards implements Dashboards {
    private static final int MOST_AFFILIATES = 10;
    private static final String SUMS =
            "count(*) as purchases, sum(p.amount) as amount," + " sum(coalesce(p.commission, 0)) as commission";
    private static final String LIVE = " from platform_purchase p where p.account_id = :account and p.state = 'LIVE'"
            + " and p.ordered_at >= :since and p.ordered_at < :until";

    private final Sql sql;

    @Activate
    public SqlDashboards(@Reference(name = "database") Database database) {
        this.sql = Sql.of(database);
    }

    @Override
    public Dashboard dashboard(AccountId account, Period period)
            throws RefusedException, PlatformException.Unavailable {
        Periods.check(period.from(), period.to());
        return sql.<Dashboard, RefusedException>read(handle -> {
            Accounts.get(handle, account);
            Map<LocalDate, List<Sum>> days = days(handle, account, period);
            Traffic traffic = new TrafficReport(handle, account, period.from(), period.to()).visits();
            return new Dashboard(
                    period,
                    totals(days),
                    traffic.rows().stream()
                            .map(row -> day(LocalDate.parse(row.name()), row.count(), days))
                            .toList(),
                    traffic.totals().visitors(),
                    traffic.totals().leads(),
                    top(handle, account, period),
                    new Balances(handle, account).unpaid());
        });
    }

    private static Day day(LocalDate day, Traffic.Count count, Map<LocalDate, List<Sum>> days) {
        return new Day(day, days.getOrDefault(day, List.of()), count.visitors(), count.leads());
    }

    private static Instant since(Period period) {
        return period.from().atStartOfDay(period.zone()).toInstant();
    }

    private static Instant until(Period period) {
        return period.to().plusDays(1).atStartOfDay(period.zone()).toInstant();
    }

    private static Map<LocalDate, List<Sum>> days(Handle handle, AccountId account, Period period) {
        List<ZoneOffsetTransition> changes = changes(period);
        Query query = handle.createQuery(
                        "select d.day_number, d.currency, count(*) as purchases, sum(d.amount) as amount,"
                                + " sum(d.commission) as commission from (select floor((extract(epoch from p.ordered_at) + "
                                + offset(period, changes) + ") / 86400) as day_number, p.currency, p.amount,"
                                + " coalesce(p.commission, 0) as commission" + LIVE
                                + ") d group by d.day_number, d.currency order by d.day_number, d.currency")
                .bind("account", account.value())
                .bind("since", since(period))
                .bind("until", until(period));
        for (int at = 0; at < changes.size(); at++) {
            query.bind("change" + at, changes.get(at).getInstant());
        }
        Map<LocalDate, List<Sum>> days = new HashMap<>();
        query.map((row, context) -> days.computeIfAbsent(
                                LocalDate.ofEpochDay(
                                        row.getBigDecimal("day_number").longValue()),
                                day -> new ArrayList<>())
                        .add(sum(row)))
                .list();
        return days;
    }

    /** When clocks in the zone change within the time. */
    private static List<ZoneOffsetTransition> changes(Period period) {
        ZoneRules rules = period.zone().getRules();
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(since(period));
        while (next != null && next.getInstant().isBefore(until(period))) {
            changes.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return changes;
    }

    /** Seconds between UTC and the zone's clocks, as SQL: databases do not agree on how to name a zone in a query. */
    private static String offset(Period period, List<ZoneOffsetTransition> changes) {
        StringBuilder sql = new StringBuilder(changes.isEmpty() ? "" : "case");
        for (int at = 0; at < changes.size(); at++) {
            sql.append(" when p.ordered_at < :change").append(at).append(" then ");
            sql.append(changes.get(at).getOffsetBefore().getTotalSeconds());
        }
        int last = changes.isEmpty()
                ? period.zone().getRules().getOffset(since(period)).getTotalSeconds()
                : changes.get(changes.size() - 1).getOffsetAfter().getTotalSeconds();
        return changes.isEmpty() ? "(" + last + ")" : sql + " else " + last + " end";
    }

    private static List<Sum> totals(Map<LocalDate, List<Sum>> days) {
        Map<String, Sum> totals = new TreeMap<>();
        days.values().stream()
                .flatMap(List::stream)
                .forEach(sum -> totals.merge(sum.amount().currency().getCurrencyCode(), sum, SqlDashboards::together));
        return List.copyOf(totals.values());
    }

    private static Sum together(Sum one, Sum other) {
        return new Sum(
                one.purchases() + other.purchases(),
                plus(one.amount(), other.amount()),
                plus(one.commission(), other.commission()));
    }

    private static Money plus(Money one, Money other) {
        return new Money(one.amount().add(other.amount()), one.currency());
    }

    private static List<Top> top(Handle handle, AccountId account, Period period) {
        return handle.createQuery("select t.affiliate_id, a.name, a.code, t.currency, t.purchases, t.amount,"
                        + " t.commission from (select s.*, row_number() over (partition by s.currency"
                        + " order by s.commission desc, s.amount desc, s.affiliate_id) as place from"
                        + " (select p.affiliate_id, p.currency, " + SUMS + LIVE + " and p.affiliate_id is not null"
                        + " group by p.affiliate_id, p.currency) s) t join platform_affiliate a"
                        + " on a.account_id = :account and a.affiliate_id = t.affiliate_id"
                        + " where t.place <= :most order by t.currency, t.place")
                .bind("account", account.value())
                .bind("since", since(period))
                .bind("until", until(period))
                .bind("most", MOST_AFFILIATES)
                .map((row, context) -> new Top(
                        Affiliates.id(row.getLong("affiliate_id")),
                        row.getString("name"),
                        row.getString("code") == null ? "" : row.getString("code"),
                        sum(row)))
                .list();
    }

    private static Sum sum(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Sum(
                row.getLong("purchases"),
                new Money(row.getBigDecimal("amount"), currency),
                new Money(row.getBigDecimal("commission"), currency));
    }
}
