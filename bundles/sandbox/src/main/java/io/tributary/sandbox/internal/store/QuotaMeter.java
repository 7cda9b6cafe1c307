package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.StoreSpec;
import java.time.Clock;

/** Counts a store's requests against its quota. Threads may share it. */
public final class QuotaMeter {

    /** What the answer's headers say; {@code refused} when the window was spent already. */
    public record Reading(boolean refused, long windowMillis, long resetMillis, int quota, int left) {}

    private final StoreSpec.Quota quota;
    private final Clock clock;
    private long windowEnd = Long.MIN_VALUE;
    private int used;

    public QuotaMeter(StoreSpec.Quota quota, Clock clock) {
        this.quota = quota;
        this.clock = clock;
    }

    public synchronized Reading count() {
        long now = clock.millis();
        long window = quota.window().toMillis();
        if (now >= windowEnd) {
            windowEnd = now + window;
            used = 0;
        }
        boolean refused = used >= quota.requests();
        used += refused ? 0 : 1;
        return new Reading(refused, window, windowEnd - now, quota.requests(), quota.requests() - used);
    }
}
