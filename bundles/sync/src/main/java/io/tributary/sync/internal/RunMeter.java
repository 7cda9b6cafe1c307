package io.tributary.sync.internal;

import io.tributary.health.Measure;
import io.tributary.sync.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Adds up the runs that ended on this node. Safe for use by many threads. */
final class RunMeter {
    private final Map<Ended, LongAdder> runs = new ConcurrentHashMap<>();
    private final Map<Ended, LongAdder> millis = new ConcurrentHashMap<>();
    private final Map<Item, LongAdder> items = new ConcurrentHashMap<>();

    private record Ended(String job, Run.State outcome) {}

    private record Item(String job, String name) {}

    void ended(String job, Run.State outcome, Duration took, Map<String, Long> counts) {
        Ended kind = new Ended(job, outcome);
        runs.computeIfAbsent(kind, key -> new LongAdder()).increment();
        millis.computeIfAbsent(kind, key -> new LongAdder()).add(took.toMillis());
        counts.forEach((name, count) -> items.computeIfAbsent(new Item(job, name), key -> new LongAdder())
                .add(count));
    }

    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        runs.forEach((kind, count) -> measures.add(
                Measure.counter("tributary_runs", "Runs that ended, dry ones included.", labels(kind), count.sum())));
        millis.forEach((kind, sum) -> measures.add(Measure.counter(
                "tributary_run_seconds", "How long these runs took, all together.", labels(kind), sum.sum() / 1000.0)));
        items.forEach((item, count) -> measures.add(Measure.counter(
                "tributary_run_items",
                "What runs counted: orders read, decided by state, put on the platform; requests, those refused.",
                Map.of("job", item.job(), "item", item.name()),
                count.sum())));
        return measures;
    }

    private static Map<String, String> labels(Ended kind) {
        return Map.of("job", kind.job(), "outcome", kind.outcome().name().toLowerCase(Locale.ROOT));
    }
}
