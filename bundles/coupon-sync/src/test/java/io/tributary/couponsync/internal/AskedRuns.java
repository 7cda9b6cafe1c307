package io.tributary.couponsync.internal;

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

/** Remembers which runs were asked for and makes none. */
final class AskedRuns implements SyncRuns {
    final List<String> asked = new ArrayList<>();
    boolean broken;

    @Override
    public Run request(RunRequest wanted) {
        if (broken) {
            throw new IllegalArgumentException("there is no job 'coupons'");
        }
        asked.add(wanted.connection() + " " + wanted.job() + (wanted.dryRun() ? " dry" : "") + " " + wanted.trigger());
        return new Run(
                asked.size(),
                wanted.connection(),
                wanted.job(),
                wanted.dryRun(),
                wanted.trigger(),
                wanted.parameters(),
                wanted.by(),
                Run.State.QUEUED,
                Instant.EPOCH,
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
