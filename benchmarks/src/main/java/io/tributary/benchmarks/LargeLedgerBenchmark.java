package io.tributary.benchmarks;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.OrderState;
import io.tributary.platform.AffiliateId;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.StoreSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What a run over a quiet store, an explanation and a page of orders cost when the ledger is large. The rows are copies, made inside the
 * database, of those of a real import: all states, receipts, traces, refunds and calls to the platform.
 */
final class LargeLedgerBenchmark {
    private static final int IMPORTED = 5_000;
    private static final int FEW = 50_000;
    private static final int MANY = 5_000_000;
    private static final int EXPLANATIONS = 300;
    private static final int RUNS = 30;
    private static final int PAGES = 5;
    /** Orders on a page. */
    private static final int PAGE = 50;

    private static final double LIMIT = 1.5;
    private static final long SEED = 5;
    private static final long STEP = 10L * IMPORTED;
    /** The columns of a copied order that are not those of the original, where {@code x} is the copy's number. */
    private static final Map<String, String> ORDER = Map.of(
            "order_id",
            "order_id + x * " + STEP,
            "ordered_at",
            "ordered_at - x * interval '2' day",
            "customer",
            "case when customer = 0 then 0 else customer + x * " + STEP + " end",
            "email",
            "case when email = '' then '' else lpad(cast(x as varchar), 6, '0') || substring(email, 7) end");

    private LargeLedgerBenchmark() {}

    /** @param pages the first page of orders by each filter */
    private record Cost(double quietRun, double explanation, Map<String, Double> pages) {}

    static void run(Options options, Consumer<Figure> out) throws Exception {
        int orders = options.number("--orders", MANY);
        String[] databases = options.text("--db", "h2,postgresql").split(",");
        for (String database : databases) {
            try (World world = World.with(StoreSpec.of("large").withoutQuota(), Storage.of(database))) {
                Instant longAgo = Instant.now().minus(Duration.ofDays(60));
                world.store()
                        .generateOrders(IMPORTED, SEED, OrderMix.typical().withPeriod(longAgo, Duration.ofDays(50)));
                world.importOrders();
                world.importOrders();
                int few = Math.min(FEW, orders / 10);
                grow(world, 1, few / IMPORTED);
                measure(world, few);
                Cost small = measure(world, few);
                long start = System.nanoTime();
                grow(world, few / IMPORTED, orders / IMPORTED);
                double filled = (System.nanoTime() - start) / 1e9;
                measure(world, orders);
                Cost large = measure(world, orders);
                String name = "large-ledger." + database;
                out.accept(Figure.of(name + ".orders", orders, "orders"));
                out.accept(Figure.of(name + ".filled", filled, "s"));
                out.accept(Figure.against(name + ".quiet-run", large.quietRun(), "ms", small.quietRun()));
                out.accept(Figure.against(name + ".explanation", large.explanation(), "ms", small.explanation()));
                for (String page : large.pages().keySet()) {
                    out.accept(Figure.against(
                            name + ".page-" + page,
                            large.pages().get(page),
                            "ms",
                            small.pages().get(page)));
                }
                if (large.quietRun() > LIMIT * small.quietRun() || large.explanation() > LIMIT * small.explanation()) {
                    System.err.println(name + ": more than " + LIMIT + " times the cost at " + few + " orders");
                }
            }
        }
    }

    /**
     * Makes the ledger larger by copies of what was imported: each has ids behind the others', buyers of its own, and is two
     * days older than the one before, so that many orders are those of years.
     */
    private static void grow(World world, long first, long last) throws Exception {
        Storage storage = world.storage();
        LedgerRows.bulk(storage, List.of("orders_order", "orders_refund"), () -> {
            // H2 need not write each copy at once.
            if (!storage.isPostgres()) {
                storage.execute("set write_delay 500");
            }
            for (long copy = first; copy < last; copy++) {
                copy(world, "orders_order", ORDER, copy);
                copy(world, "orders_refund", Map.of("order_id", ORDER.get("order_id")), copy);
                copy(world, "orders_word", Map.of("order_id", ORDER.get("order_id")), copy);
            }
        });
        if (storage.isPostgres()) {
            storage.execute("vacuum analyze");
        } else {
            storage.execute("set write_delay 0", "analyze");
        }
    }

    /** Those that were imported are found by the whole key: databases would search all rows for a part of it. */
    private static void copy(World world, String table, Map<String, String> values, long copy) throws SQLException {
        ConnectionId store = world.connection().id();
        String imported = "(select * from " + table + " where account = '" + store.account() + "' and store = '"
                + store.store() + "' and order_id < " + STEP + ")";
        LedgerRows.multiply(world.storage(), imported, table, values, copy, copy);
    }

    private static Cost measure(World world, int orders) throws Exception {
        ConnectionId store = world.connection().id();
        Random random = new Random(SEED);
        double quiet = median(RUNS, () -> quietRun(world));
        double explanation = median(EXPLANATIONS, () -> {
            long order = 101 + random.nextInt(IMPORTED) + STEP * random.nextInt(orders / IMPORTED);
            return check(
                    world.ledger()
                            .explain(store, order)
                            .map(OrderExplanation::text)
                            .isPresent(),
                    "order " + order + " is not in the ledger");
        });
        Map<String, Double> pages = new LinkedHashMap<>();
        for (Map.Entry<String, OrderFilter> page : pages().entrySet()) {
            pages.put(
                    page.getKey(),
                    median(
                            PAGES,
                            () -> world.ledger()
                                            .list(store, page.getValue(), Long.MAX_VALUE, PAGE)
                                            .isEmpty()
                                    == page.getKey().startsWith("no-")));
        }
        return new Cost(quiet, explanation, pages);
    }

    /** Those by which people look; where a name begins with {@code no-}, there is none. */
    private static Map<String, OrderFilter> pages() {
        LocalDate longAgo = LocalDate.now(ZoneOffset.UTC).minusDays(100);
        Map<String, OrderFilter> pages = new LinkedHashMap<>();
        pages.put("all", OrderFilter.ALL);
        pages.put("credited", OrderFilter.in(OrderState.CREDITED));
        pages.put("no-failed", OrderFilter.in(OrderState.FAILED));
        pages.put("reason", filter("no-affiliate", "", "", "", Optional.empty()));
        pages.put("no-reason", filter("unkeepable", "", "", "", Optional.empty()));
        pages.put("affiliate", filter("", "1", "", "", Optional.empty()));
        pages.put("no-affiliate", filter("", "99", "", "", Optional.empty()));
        pages.put("coupon", filter("", "", "ann10", "", Optional.empty()));
        pages.put("no-coupon", filter("", "", "nobody", "", Optional.empty()));
        pages.put("search", filter("", "", "", "bob10", Optional.empty()));
        pages.put("no-search", filter("", "", "", "nothing", Optional.empty()));
        pages.put("days", filter("", "", "", "", Optional.of(longAgo)));
        pages.put("affiliate-days", filter("", "1", "", "", Optional.of(longAgo)));
        return pages;
    }

    private static OrderFilter filter(
            String reason, String affiliate, String coupon, String search, Optional<LocalDate> day) {
        return new OrderFilter(
                Optional.empty(),
                given(reason),
                given(affiliate).map(AffiliateId::new),
                given(coupon),
                given(search),
                day,
                day);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private static boolean quietRun(World world) throws Exception {
        BenchRun run = world.importOrders();
        return check(
                run.counted("requests") <= 2 && run.counted("read") == 0,
                run.counted("requests") + " requests, " + run.counted("read") + " orders read of a quiet store");
    }

    private static boolean check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
        return true;
    }

    /** Milliseconds. */
    private static double median(int times, Callable<Boolean> work) throws Exception {
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.call();
            taken[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        return taken[times / 2];
    }
}
