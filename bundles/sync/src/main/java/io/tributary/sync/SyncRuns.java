package io.tributary.sync;

import io.tributary.connections.ConnectionId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/** Runs, past, present and wanted. Safe for use by many threads. */
@ProviderType
public interface SyncRuns {
    /** The names of the jobs that are deployed now. */
    SortedSet<String> jobs();

    /**
     * Asks for a run. It starts as soon as no other run of this job for this store is under way; when one that does the
     * same, with the same parameters, is waiting already, that one is answered. A run that its node did not bring to its
     * end is followed by another that does the same, unless it was a dry one.
     *
     * @throws IllegalArgumentException when there is no such job or connection, saying which there are
     */
    Run request(RunRequest wanted);

    Optional<Run> find(ConnectionId connection, long id);

    /**
     * Runs of a store, the newest first.
     *
     * @param before only runs with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     */
    List<Run> list(ConnectionId connection, long before, int limit);

    /** Asks a run to stop; it ends within seconds. Nothing happens to one that has ended. */
    void cancel(ConnectionId connection, long id);
}
