package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Runs in memory; each look at a run takes it one step further along its script. */
final class FakeRuns implements SyncRuns {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    final TreeSet<String> jobs = new TreeSet<>(List.of("coupons", "orders"));
    private final TreeMap<Long, Run> runs = new TreeMap<>();
    private final Deque<UnaryOperator<Run>> script = new ArrayDeque<>();

    /** What happens to a run before the next look at it. */
    FakeRuns then(UnaryOperator<Run> step) {
        script.add(step);
        return this;
    }

    static UnaryOperator<Run> running(String phase, long done, OptionalLong total, String waiting) {
        return run -> with(run, Run.State.RUNNING, phase, done, total, waiting, "", Map.of());
    }

    static UnaryOperator<Run> ended(Run.State state, String error, Map<String, Long> counts) {
        return run -> with(run, state, run.phase(), run.done(), run.total(), "", error, counts);
    }

    @Override
    public SortedSet<String> jobs() {
        return jobs;
    }

    @Override
    public Run request(RunRequest wanted) {
        long id = runs.isEmpty() ? 1 : runs.lastKey() + 1;
        Run run = new Run(
                id,
                wanted.connection(),
                wanted.job(),
                wanted.dryRun(),
                wanted.trigger(),
                wanted.parameters(),
                wanted.by(),
                Run.State.QUEUED,
                NOON,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                0,
                OptionalLong.empty(),
                Map.of(),
                "",
                1,
                Optional.empty());
        runs.put(id, run);
        return run;
    }

    @Override
    public Optional<Run> find(ConnectionId connection, long id) {
        if (!script.isEmpty()) {
            runs.computeIfPresent(id, (key, run) -> script.remove().apply(run));
        }
        return Optional.ofNullable(runs.get(id)).filter(run -> run.connection().equals(connection));
    }

    @Override
    public List<Run> list(ConnectionId connection, long before, int limit) {
        return runs.headMap(before, false).descendingMap().values().stream()
                .filter(run -> run.connection().equals(connection))
                .limit(limit)
                .toList();
    }

    @Override
    public void cancel(ConnectionId connection, long id) {
        runs.computeIfPresent(
                id, (key, run) -> ended(Run.State.CANCELLED, "", Map.of()).apply(run));
    }

    private static Run with(
            Run run,
            Run.State state,
            String phase,
            long done,
            OptionalLong total,
            String waiting,
            String error,
            Map<String, Long> counts) {
        return new Run(
                run.id(),
                run.connection(),
                run.job(),
                run.dryRun(),
                run.trigger(),
                run.parameters(),
                run.by(),
                state,
                run.requestedAt(),
                Optional.of(NOON.plusSeconds(1)),
                state.ended() ? Optional.of(NOON.plusMillis(2500)) : Optional.empty(),
                phase,
                waiting,
                done,
                total,
                counts,
                error,
                1,
                Optional.empty());
    }
}
