package io.tributary.platform.embedded.internal.tracking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: so many at once, and after that one every so often. Remembers at most {@value
 * #MOST} of them, those that came last.
 */
final class Rate {
    private static final int MOST = 100_000;

    private final long pause;
    private final long credit;
    private final LongSupplier nanos;
    /** By each, the moment at which she will have nothing left to make good. */
    private final Cache<String, AtomicLong> until;

    /** @param nanos a clock such as {@link System#nanoTime} */
    Rate(int atOnce, Duration pause, LongSupplier nanos) {
        this.pause = pause.toNanos();
        this.credit = this.pause * atOnce;
        this.nanos = nanos;
        this.until = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(pause.multipliedBy(atOnce))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Whether it may be done once more; if so, it counts as done. */
    boolean takes(String who) {
        long now = nanos.getAsLong();
        AtomicLong paid = until.get(who, each -> new AtomicLong(now));
        while (true) {
            long before = paid.get();
            long after = Math.max(before - now, 0) + pause;
            if (after > credit) {
                return false;
            }
            if (paid.compareAndSet(before, now + after)) {
                return true;
            }
        }
    }
}
