package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.Traffic.Count;
import io.tributary.platform.embedded.Traffic.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Who came to one account and who bought, in whole days of UTC. */
record TrafficReport(Handle handle, AccountId account, LocalDate from, LocalDate to) {
    private static final String LIVE =
            " p.account_id = :account and p.state = 'LIVE'" + " and p.ordered_at >= :since and p.ordered_at < :until";

    Traffic by(Traffic.By by) {
        Map<String, Count> counts = visits(by);
        purchases(by)
                .forEach((name, purchases) ->
                        counts.merge(name, new Count(0, 0, 0, purchases), TrafficReport::together));
        return by == Traffic.By.DAY
                ? new Traffic(from, to, by, days(counts), sum(counts))
                : new Traffic(from, to, by, most(counts), totals());
    }

    /** By day, without purchases. */
    Traffic visits() {
        Map<String, Count> counts = visits(Traffic.By.DAY);
        return new Traffic(from, to, Traffic.By.DAY, days(counts), sum(counts));
    }

    private List<Row> days(Map<String, Count> counts) {
        return from.datesUntil(to.plusDays(1))
                .map(LocalDate::toString)
                .map(day -> new Row(day, counts.getOrDefault(day, new Count(0, 0, 0, 0))))
                .toList();
    }

    private static List<Row> most(Map<String, Count> counts) {
        Comparator<Row> order = Comparator.comparingLong(
                        (Row row) -> row.count().visits())
                .thenComparingLong(row -> row.count().purchases())
                .reversed()
                .thenComparing(Row::name);
        return counts.entrySet().stream()
                .map(each -> new Row(each.getKey(), each.getValue()))
                .sorted(order)
                .limit(Traffic.MOST_ROWS)
                .toList();
    }

    private Count totals() {
        long purchases = bound("select count(*) from platform_purchase p where" + LIVE)
                .mapTo(Long.class)
                .one();
        return together(sum(visits(Traffic.By.DAY)), new Count(0, 0, 0, purchases));
    }

    private static Count sum(Map<String, Count> counts) {
        return counts.values().stream().reduce(new Count(0, 0, 0, 0), TrafficReport::together);
    }

    private static Count together(Count one, Count other) {
        return new Count(
                one.visits() + other.visits(),
                one.visitors() + other.visitors(),
                one.leads() + other.leads(),
                one.purchases() + other.purchases());
    }

    private Map<String, Count> visits(Traffic.By by) {
        String name = by == Traffic.By.DAY ? "cast(t.on_day as varchar)" : "t.name";
        Map<String, Count> counts = new HashMap<>();
        handle.createQuery("select " + name + " as name, sum(t.visits) as visits, sum(t.visitors) as visitors,"
                        + " sum(t.leads) as leads from platform_traffic_day t where t.account_id = :account"
                        + " and t.on_day >= :from and t.on_day <= :to and t.kind = :kind group by " + name)
                .bind("account", account.value())
                .bind("from", from)
                .bind("to", to)
                .bind("kind", by == Traffic.By.DAY ? TrafficDays.Kind.ALL.name() : by.name())
                .map((row, context) -> counts.put(
                        row.getString("name"),
                        new Count(row.getLong("visits"), row.getLong("visitors"), row.getLong("leads"), 0)))
                .list();
        return counts;
    }

    private Map<String, Long> purchases(Traffic.By by) {
        Map<String, Long> purchases = new HashMap<>();
        bound(sql(by))
                .map((row, context) -> purchases.put(row.getString("name"), row.getLong("purchases")))
                .list();
        return purchases;
    }

    private Query bound(String sql) {
        return handle.createQuery(sql)
                .bind("account", account.value())
                .bind("since", from.atStartOfDay().toInstant(ZoneOffset.UTC))
                .bind("until", to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static String sql(Traffic.By by) {
        return switch (by) {
            case DAY ->
                "select d.name, count(*) as purchases from (select cast(p.ordered_at at time zone 'UTC' as date) as name"
                        + " from platform_purchase p where" + LIVE + ") d group by d.name";
            case AFFILIATE ->
                "select p.affiliate_id as name, count(*) as purchases from platform_purchase p where" + LIVE
                        + " and p.affiliate_id is not null group by p.affiliate_id";
            case CAMPAIGN -> learned("campaign");
            case LANDING -> learned("landing");
        };
    }

    private static String learned(String column) {
        return "select o." + column + " as name, count(*) as purchases from platform_purchase p"
                + " join platform_order_visitor o on o.account_id = p.account_id and o.store = p.store"
                + " and o.order_id = p.order_id where" + LIVE + " and o." + column + " <> '' group by o." + column;
    }
}
