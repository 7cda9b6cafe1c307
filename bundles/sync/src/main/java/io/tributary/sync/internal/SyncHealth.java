package io.tributary.sync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.health.Finding;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.platform.AccountId;
import io.tributary.sync.internal.StandingTable.Due;
import io.tributary.sync.internal.StandingTable.Total;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether jobs run when they should, and succeed. */
final class SyncHealth {
    /** Failures that have lasted as long as this do not end by themselves. */
    private static final Duration LONG = Duration.ofHours(4);
    /** A node that is busy or was just started may be late; later than this it does not keep up. */
    private static final Duration LATE = Duration.ofMinutes(30);

    private static final int NAMED = 10;
    private static final String TO_DO =
            "Nothing at first, it is tried again by itself. bigcommerce:runs STORE shows every try.";

    private final StandingTable table;
    private final RunMeter meter;
    private final Clock clock;

    SyncHealth(StandingTable table, RunMeter meter, Clock clock) {
        this.table = table;
        this.meter = meter;
        this.clock = clock;
    }

    List<Finding> store(StoreRef ref) {
        try {
            return table.of(new ConnectionId(new AccountId(ref.account()), ref.store())).stream()
                    .map(this::job)
                    .toList();
        } catch (IllegalArgumentException e) {
            // Not even the shape of an id: nothing can be there.
            return List.of();
        }
    }

    private Finding job(Due due) {
        Standing standing = due.standing();
        Instant now = clock.instant();
        Map<String, Long> figures = new HashMap<>();
        figures.put("failures", (long) standing.failures());
        standing.succeededAt().ifPresent(at -> figures.put("lastSuccessAgeSeconds", age(at, now)));
        String last = standing.succeededAt()
                .map(at -> "succeeded last at " + at + ".")
                .orElse("has not succeeded yet.");
        String name = standing.lane().job();
        if (standing.failures() > 0) {
            Instant since = standing.failingSince().orElseThrow();
            boolean lasts = since.isBefore(now.minus(LONG));
            return new Finding(
                    name,
                    lasts ? Status.CRITICAL : Status.WARN,
                    "The job fails since " + since + " (" + standing.failures()
                            + (standing.failures() == 1 ? " run) and " : " runs) and ") + last + " Last error: "
                            + standing.error(),
                    TO_DO,
                    figures);
        }
        if (due.at().isBefore(now.minus(LATE))) {
            return new Finding(
                    name,
                    Status.WARN,
                    "The job should have run at " + due.at() + "; it " + last,
                    "See whether the node is overloaded, or its job is stopped; io.tributary.sync has the key threads.",
                    figures);
        }
        return Finding.ok(name, "The job " + last, figures);
    }

    List<Finding> node() {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        table.totals(now.minus(LATE)).forEach((job, total) -> findings.add(job(job, total, now)));
        return findings;
    }

    private Finding job(String job, Total total, Instant now) {
        Map<String, Long> figures = new HashMap<>();
        figures.put("stores", total.stores());
        figures.put("failing", total.failing());
        figures.put("late", total.late());
        total.oldest().ifPresent(at -> figures.put("oldestSuccessAgeSeconds", age(at, now)));
        if (total.failing() > 0) {
            boolean lasts = total.failingSince()
                    .filter(since -> since.isBefore(now.minus(LONG)))
                    .isPresent();
            return new Finding(
                    job,
                    lasts ? Status.CRITICAL : Status.WARN,
                    "The job fails for " + total.failing() + " of " + total.stores() + " stores, longest for "
                            + names(job) + ".",
                    TO_DO,
                    figures);
        }
        if (total.late() > 0) {
            return new Finding(
                    job,
                    Status.WARN,
                    "The job is more than " + LATE.toMinutes() + " minutes late for " + total.late() + " of "
                            + total.stores() + " stores.",
                    "Raise threads in etc/io.tributary.sync.cfg, or add a node.",
                    figures);
        }
        return Finding.ok(job, "The job works for all of " + total.stores() + " stores.", figures);
    }

    private String names(String job) {
        return table.failing(NAMED).stream()
                .filter(standing -> standing.lane().job().equals(job))
                .map(standing -> standing.lane().connection().toString())
                .collect(Collectors.joining(", "));
    }

    List<Measure> measures() {
        Instant now = clock.instant();
        List<Measure> measures = new ArrayList<>(meter.measures());
        table.totals(now.minus(LATE)).forEach((job, total) -> {
            measures.add(lanes(job, "failing", total.failing()));
            measures.add(lanes(job, "working", total.stores() - total.failing()));
            measures.add(Measure.gauge(
                    "tributary_jobs_late",
                    "Stores for which a job should have run more than " + LATE.toMinutes() + " minutes ago.",
                    Map.of("job", job),
                    total.late()));
            Optional<Instant> oldest = total.oldest();
            oldest.ifPresent(at -> measures.add(Measure.gauge(
                    "tributary_last_success_age_seconds_max",
                    "Of the store for which a job succeeded longest ago.",
                    Map.of("job", job),
                    age(at, now))));
        });
        return measures;
    }

    private static Measure lanes(String job, String state, long stores) {
        return Measure.gauge(
                "tributary_jobs",
                "Stores by whether the last run of a job failed for them.",
                Map.of("job", job, "state", state),
                stores);
    }

    private static long age(Instant at, Instant now) {
        return Math.max(0, Duration.between(at, now).toSeconds());
    }
}
