package io.tributary.platform.leaddyno.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock by which requests are spaced, and the way to wait for it, so that tests need not. */
interface Pace {
    Instant now();

    /**
     * Returns at this moment.
     *
     * @throws InterruptedException when the thread is interrupted, or the platform was stopped
     */
    void until(Instant moment) throws InterruptedException;

    /** Real time, until the latch opens. */
    static Pace real(CountDownLatch stopped) {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void until(Instant moment) throws InterruptedException {
                long nanos = Math.max(0, Duration.between(now(), moment).toNanos());
                if (stopped.await(nanos, TimeUnit.NANOSECONDS)) {
                    throw new InterruptedException("the LeadDyno platform was stopped");
                }
            }
        };
    }
}
