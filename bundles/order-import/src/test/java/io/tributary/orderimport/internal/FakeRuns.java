package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/** Keeps who asked for a run; none ever starts. */
final class FakeRuns implements SyncRuns {
    /** {@code JOB TRIGGER} of each run that was asked for. */
    final List<String> requests = new ArrayList<>();

    boolean jobIsMissing;

    @Override
    public Run request(RunRequest wanted) {
        if (jobIsMissing) {
            throw new IllegalArgumentException("there is no job " + wanted.job());
        }
        requests.add(wanted.job() + " " + wanted.trigger());
        return new Run(
                requests.size(),
                wanted.connection(),
                wanted.job(),
                wanted.dryRun(),
                wanted.trigger(),
                wanted.parameters(),
                wanted.by(),
                Run.State.QUEUED,
                Instant.parse("2026-03-02T00:00:00Z"),
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
    }

    @Override
    public SortedSet<String> jobs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Run> find(ConnectionId connection, long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Run> list(ConnectionId connection, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel(ConnectionId connection, long id) {
        throw new UnsupportedOperationException();
    }
}
