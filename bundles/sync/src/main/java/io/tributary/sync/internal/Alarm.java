package io.tributary.sync.internal;

import java.time.Instant;

/** Wakes lanes at given times, each on one node at a time. */
interface Alarm {
    /** Makes sure that a lane is woken, at this time or earlier. */
    void ensure(Lane lane, Instant at);

    /** Wakes a lane now; one that is awake looks again before it sleeps. */
    void wake(Lane lane);
}
