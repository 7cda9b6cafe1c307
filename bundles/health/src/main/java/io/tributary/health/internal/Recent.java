package io.tributary.health.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Something that costs a little to find out and is asked often: told again for a while. One thread finds out; others that
 * come meanwhile are told the last known, or wait when there is none yet.
 */
final class Recent<T> {
    private final Supplier<T> source;
    private final Duration reuse;
    private final Clock clock;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile Known<T> known;

    private record Known<T>(T value, Instant until) {}

    Recent(Supplier<T> source, Duration reuse, Clock clock) {
        this.source = source;
        this.reuse = reuse;
        this.clock = clock;
    }

    T get() {
        Known<T> last = known;
        if (last != null && (clock.instant().isBefore(last.until()) || finding.isLocked())) {
            return last.value();
        }
        finding.lock();
        try {
            Known<T> meanwhile = known;
            if (meanwhile != null && clock.instant().isBefore(meanwhile.until())) {
                return meanwhile.value();
            }
            T value = source.get();
            known = new Known<>(value, clock.instant().plus(reuse));
            return value;
        } finally {
            finding.unlock();
        }
    }
}
