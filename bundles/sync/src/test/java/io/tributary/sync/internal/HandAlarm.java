package io.tributary.sync.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wakes nobody by itself: a test looks at what was asked for and serves the lanes by hand. */
final class HandAlarm implements Alarm {
    final Map<Lane, Instant> times = new LinkedHashMap<>();
    private final MovableClock clock;

    HandAlarm(MovableClock clock) {
        this.clock = clock;
    }

    @Override
    public void ensure(Lane lane, Instant at) {
        times.merge(lane, at, (known, asked) -> asked.isBefore(known) ? asked : known);
    }

    @Override
    public void wake(Lane lane) {
        times.put(lane, clock.instant());
    }
}
