package io.tributary.bigcommerce.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that only waiting moves, so that no test waits. */
final class FakeTime implements Time {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    private long nanos;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public void await(Object monitor, Duration atMost) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(atMost);
        pass(atMost);
    }

    /** Waits this time by moving on; nothing is left to wait. */
    Duration jump(Duration wait) {
        waits.add(wait);
        pass(wait);
        return Duration.ZERO;
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }
}
