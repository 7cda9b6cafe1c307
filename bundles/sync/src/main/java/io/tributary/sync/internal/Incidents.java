package io.tributary.sync.internal;

import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that fail in a row are one incident: a warning when it begins, a note when it ends, and in between fewer tries. An
 * affiliate platform that does not answer is one incident for all stores of a node.
 */
final class Incidents {
    /** Tries are never further apart than this, unless the job's own interval is longer. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int MOST_DOUBLINGS = 10;

    private final StandingTable table;
    private final Clock clock;
    private final Set<Lane> withoutPlatform = ConcurrentHashMap.newKeySet();

    Incidents(StandingTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    void succeeded(Lane lane) {
        if (withoutPlatform.remove(lane)) {
            LOG.info("The affiliate platform answers again");
            withoutPlatform.clear();
        }
        Optional<Standing> before = table.succeeded(lane, clock.instant());
        before.ifPresent(was -> LOG.info(
                "{} works again, after {} failed runs since {}",
                lane,
                was.failures(),
                was.failingSince().orElseThrow()));
    }

    /**
     * A run failed.
     *
     * @param interval of the job
     * @return when to try again by itself at the earliest; empty for the job's own rhythm
     */
    Optional<Instant> failed(ActiveRun run, SyncFailure failure, Duration interval) {
        Lane lane = run.lane();
        Standing now;
        try {
            now = table.failed(lane, String.valueOf(failure.getMessage()), clock.instant());
        } catch (RuntimeException e) {
            // Without the database nobody knows whether it was said before, and nobody else will say it.
            LOG.warn("Run {} of {} failed", run.run().id(), lane, failure);
            throw e;
        }
        boolean platform = failure.getCause() instanceof PlatformException;
        boolean begins = platform ? beginsWithoutPlatform(lane) : now.failures() == 1;
        if (begins) {
            LOG.warn(
                    "Run {} of {} failed{}; until it works again, this is not said again",
                    run.run().id(),
                    lane,
                    platform ? ", as those of other stores will" : "",
                    failure);
        } else {
            LOG.debug("Run {} of {} failed", run.run().id(), lane, failure);
        }
        // Where some things work, the rest is tried again in the job's own rhythm, so that it does not hold up what is
        // new.
        return platform || !run.hasStoreAnswered()
                ? Optional.of(clock.instant().plus(pause(now.failures(), interval)))
                : Optional.empty();
    }

    /** A run ended by a fault of ours, which the log has already. */
    void broke(ActiveRun run, String error) {
        table.failed(run.lane(), error, clock.instant());
    }

    private boolean beginsWithoutPlatform(Lane lane) {
        boolean begins = withoutPlatform.isEmpty();
        withoutPlatform.add(lane);
        return begins;
    }

    /** Doubles with each failure. */
    static Duration pause(int failures, Duration interval) {
        if (interval.compareTo(LONGEST_PAUSE) >= 0) {
            return interval;
        }
        Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
