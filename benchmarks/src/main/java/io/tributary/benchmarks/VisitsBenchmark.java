package io.tributary.benchmarks;

import io.tributary.audit.internal.SqlAuditLog;
import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.Dashboard.Period;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.internal.Snippet;
import io.tributary.platform.embedded.internal.SqlDashboards;
import io.tributary.platform.embedded.internal.SqlTracking;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The dashboard, the reports and the live view of an account with many visits, 400 days of them. */
final class VisitsBenchmark {
    private static final AccountId ACCOUNT = new AccountId("default");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 400;
    private static final int MONTH = 30;
    private static final int RUNS = 9;
    private static final int PURCHASES = 100_000;
    private static final int SLICE = 500_000;

    private VisitsBenchmark() {}

    static void run(Options options, Consumer<Figure> out) throws Exception {
        int visits = options.number("--visits", 10_000_000);
        try (Storage storage = Storage.of(options.text("--db", "postgresql"))) {
            Database database = new SqlDatabase(storage.dataSource());
            SqlDashboards dashboards = new SqlDashboards(database);
            SqlTracking tracking = new SqlTracking(
                    database,
                    new OpenSecrets(),
                    new SqlAuditLog(database),
                    new Snippet(""),
                    () -> null,
                    Clock.systemUTC());
            fill(storage, visits);
            LocalDate last = FIRST.plusDays(DAYS - 1L);
            for (int days : new int[] {MONTH, DAYS}) {
                LocalDate first = last.minusDays(days - 1L);
                Period period = new Period(first, last, ZoneOffset.UTC);
                out.accept(Figure.of(
                        "visits.dashboard." + days, median(() -> dashboards.dashboard(ACCOUNT, period)), "ms"));
                for (Traffic.By by : Traffic.By.values()) {
                    out.accept(Figure.of(
                            "visits.traffic." + by.name().toLowerCase(Locale.ROOT) + "." + days,
                            median(() -> tracking.traffic(ACCOUNT, by, first, last)),
                            "ms"));
                }
            }
            out.accept(Figure.of("visits.live", median(() -> tracking.visits(ACCOUNT, 50)), "ms"));
        }
    }

    /** As the collector would have left it; the sums have the most names that a day may have. */
    private static void fill(Storage storage, int visits) throws SQLException {
        String range = storage.isPostgres() ? "generate_series(" : "system_range(";
        String day = "timestamp with time zone '" + FIRST + " 00:00:00Z' + x * interval '1' second * "
                + 86_400.0 * DAYS / visits;
        for (int from = 0; from < visits; from += SLICE) {
            storage.execute(
                    "insert into platform_visit (account_id, visitor_id, came_at, affiliate_id, code, sub_id, source,"
                            + " medium, campaign, landing, referrer, address) select 'default', 'v' || (x / 2), " + day
                            + ", mod(x, 50), 'CODE' || mod(x, 50), '', 'news', 'email', 'c' || mod(x, 200),"
                            + " 'shop.example/products/' || mod(x, 1000), 'blog.example/post', '203.0.113.0' from "
                            + range + from + ", " + (Math.min(visits, from + SLICE) - 1) + ") as r(x)");
        }
        int perDay = visits / DAYS;
        sums(storage, range, "ALL", 1, "''", perDay);
        sums(storage, range, "AFFILIATE", 50, "cast(n as varchar)", perDay);
        sums(storage, range, "CAMPAIGN", 200, "'c' || n", perDay);
        sums(storage, range, "LANDING", 1000, "'shop.example/products/' || n", perDay);
        storage.execute(
                "insert into platform_purchase (account_id, store, order_id, state, amount, currency, affiliate_id,"
                        + " code, channel, ordered_at, commission_percent, commission, changed_at) select 'default', 'store', x,"
                        + " 'LIVE', 10, 'USD', mod(x, 50), 'CODE', 'LINK', timestamp with time zone '" + FIRST
                        + " 00:00:00Z' + x * interval '1' second * " + 86_400.0 * DAYS / PURCHASES
                        + ", 10, 1, current_timestamp from " + range + "0, " + (PURCHASES - 1) + ") as r(x)");
        storage.execute("insert into platform_order_visitor (account_id, store, order_id, visitor_id, learned_at, how,"
                + " landing, campaign) select 'default', 'store', x, 'v' || x, current_timestamp, 'EMAIL',"
                + " 'shop.example/products/' || mod(x, 1000), 'c' || mod(x, 200) from " + range + "0, "
                + (PURCHASES - 1) + ") as r(x)");
        storage.execute(storage.isPostgres() ? "vacuum analyze" : "analyze");
    }

    private static void sums(Storage storage, String range, String kind, int names, String name, int perDay)
            throws SQLException {
        storage.execute("insert into platform_traffic_day (account_id, on_day, kind, name, visits, visitors, leads)"
                + " select 'default', date '" + FIRST + "' + cast(d as int), '" + kind + "', " + name + ", "
                + perDay / names + ", " + perDay / names / 2 + ", " + perDay / names / 20 + " from " + range + "0, "
                + (DAYS - 1) + ") as r(d) cross join " + range + "0, " + (names - 1) + ") as s(n)");
    }

    /** Milliseconds. */
    private static double median(Callable<?> work) throws Exception {
        double[] taken = new double[RUNS];
        for (int at = 0; at < RUNS; at++) {
            long start = System.nanoTime();
            work.call();
            taken[at] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        return taken[RUNS / 2];
    }
}
