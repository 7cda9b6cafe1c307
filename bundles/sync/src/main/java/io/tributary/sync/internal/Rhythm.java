package io.tributary.sync.internal;

import io.tributary.connections.Connection;
import io.tributary.sync.SyncJob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a lane's job runs without being asked; not for all stores at the same moment. */
sealed interface Rhythm {
    /** The time of the first run after a moment. */
    Instant first(Lane lane, Instant now);

    /** The time of the run after one that starts at a moment. */
    Instant next(Lane lane, Instant now);

    /** @param job none when it is not deployed on this node */
    static Rhythm of(Settings settings, String name, Optional<SyncJob> job, Connection connection) {
        boolean nightly = job.isPresent() && job.get().nightly() && !settings.hasInterval(name);
        return nightly ? new Nightly(connection.zone()) : new Every(settings.interval(name));
    }

    /** With a pause in between. */
    record Every(Duration interval) implements Rhythm {
        /** Half an interval to a whole one: not at once, since people sync by hand first. */
        @Override
        public Instant first(Lane lane, Instant now) {
            long half = interval.toMillis() / 2;
            return now.plusMillis(
                    interval.toMillis() - half + Math.floorMod(lane.toString().hashCode(), half));
        }

        @Override
        public Instant next(Lane lane, Instant now) {
            return now.plus(interval);
        }
    }

    /** Once a night where the store is. */
    record Nightly(ZoneId zone) implements Rhythm {
        private static final LocalTime FROM = LocalTime.of(1, 0);
        private static final int MINUTES = 4 * 60;

        @Override
        public Instant first(Lane lane, Instant now) {
            return next(lane, now);
        }

        @Override
        public Instant next(Lane lane, Instant now) {
            LocalTime at = FROM.plusMinutes(Math.floorMod(lane.toString().hashCode(), MINUTES));
            ZonedDateTime today = now.atZone(zone).with(at);
            return (today.toInstant().isAfter(now)
                            ? today
                            : now.atZone(zone).plusDays(1).with(at))
                    .toInstant();
        }
    }
}
