package io.tributary.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What of the answered visits is lost when a collector is killed while visits come in steadily. */
final class CollectorKills {
    /** As {@code docs/tracking.md} announces it. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private static final int ROUNDS = 5;
    private static final int PER_SECOND = 400;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final String db;
    private final SplittableRandom random = new SplittableRandom(1);

    CollectorKills(String db) {
        this.db = db;
    }

    /** A visit that was answered, and when. */
    private record Answered(String visitor, long at) {}

    void run(Consumer<Figure> out) throws Exception {
        int lost = 0;
        long oldest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Storage storage = Storage.of(db);
                    CollectorProcess collector = new CollectorProcess(storage)) {
                List<Answered> answered = new ArrayList<>();
                long killed = kill(collector, answered);
                Set<String> stored = stored(storage);
                for (Answered visit : answered) {
                    if (!stored.contains(visit.visitor())) {
                        lost++;
                        oldest = Math.max(oldest, killed - visit.at());
                    }
                }
            }
        }
        out.accept(Figure.of("collector.killed.lost", (double) lost / ROUNDS, "visits"));
        out.accept(Figure.against("collector.killed.oldest", oldest / 1e6, "ms", WINDOW.toMillis()));
        if (oldest > WINDOW.toNanos()) {
            throw new IllegalStateException("a visit is lost that was answered " + oldest / 1_000_000
                    + " ms before the kill; announced are " + WINDOW.toMillis() + " ms at most");
        }
    }

    /** Kills it somewhere between two writings, and says when. */
    private long kill(CollectorProcess collector, List<Answered> answered) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Browser browser = new Browser(collector.port())) {
            Future<?> visits = thread.submit(() -> visit(browser, collector.key(), answered));
            LockSupport.parkNanos(
                    WARM_UP.toNanos() + random.nextLong(Duration.ofSeconds(1).toNanos()));
            if (visits.isDone()) {
                visits.get();
                throw new IllegalStateException("the collector ended by itself");
            }
            // Before the kill, so that no visit seems younger than it was.
            long killed = System.nanoTime();
            collector.kill();
            visits.get();
            return killed;
        } finally {
            thread.shutdown();
        }
    }

    /** Until nobody answers any more. */
    private static void visit(Browser browser, String key, List<Answered> answered) {
        SplittableRandom random = new SplittableRandom(2);
        long next = System.nanoTime();
        try {
            for (int at = 0; ; at++) {
                String visitor = String.format("v%021d", at);
                browser.send(Browser.request(
                        "/tributary/t/hit",
                        "{\"v\":1,\"k\":\"" + key + "\",\"i\":\"" + visitor
                                + "\",\"t\":\"visit\",\"u\":\"https://shop.example/?afmc=ANN10\",\"r\":\"\"}",
                        random));
                answered.add(new Answered(visitor, System.nanoTime()));
                next += 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException e) {
            // It was killed, as it was to be.
        }
    }

    private static Set<String> stored(Storage storage) throws SQLException {
        Set<String> stored = new HashSet<>();
        try (Connection connection = storage.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select visitor_id from platform_visit")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        return stored;
    }
}
