package io.tributary.sync;

import io.tributary.connections.ConnectionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run of a job for a store, as it stands.
 *
 * @param id greater than those of earlier runs
 * @param parameters what its job was told about it; empty for the job's ordinary work
 * @param by who asked for it; empty when nobody did
 * @param phase what it does now, or did last
 * @param waiting what it waits for: {@code waiting 12 s for the store's quota}; empty when it does not
 * @param total how much there is to do in all, when known
 * @param counts figures by name; {@code requests} and {@code refused} are always among them
 * @param error which step failed and what to do; empty unless it failed
 * @param repeats how many runs in a row this is the last of, which all found nothing to do and are kept as one; mostly 1
 * @param firstStartedAt when the first of these started; {@code startedAt} when there is only this one
 */
public record Run(
        long id,
        ConnectionId connection,
        String job,
        boolean dryRun,
        Trigger trigger,
        Map<String, String> parameters,
        String by,
        State state,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        String phase,
        String waiting,
        long done,
        OptionalLong total,
        Map<String, Long> counts,
        String error,
        int repeats,
        Optional<Instant> firstStartedAt) {
    /** What has become of a run. */
    public enum State {
        /** Asked for; starts when an earlier run of the job for the store has ended and a thread is free. */
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        /** Whether it will not change any more. */
        public boolean ended() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }
}
