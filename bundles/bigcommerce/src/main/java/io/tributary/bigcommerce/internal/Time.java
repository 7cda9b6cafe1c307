package io.tributary.bigcommerce.internal;

import java.time.Duration;
import java.time.Instant;

/** The clock and the way to wait for the quota, so that tests need not. */
interface Time {
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(Object monitor, Duration atMost) throws InterruptedException {
            long millis = atMost.toMillis();
            monitor.wait(millis, atMost.minusMillis(millis).isZero() ? 0 : 999_999);
        }
    };

    Instant now();

    long nanos();

    /** Gives up the monitor, which the caller owns, until it is notified or the time is over; may return early. */
    void await(Object monitor, Duration atMost) throws InterruptedException;
}
