package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Connector.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A clock that waiting moves. */
record PacedTime(Pace pace) implements Time {
    @Override
    public Instant now() {
        return pace.now();
    }

    @Override
    public long nanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, pace.now());
    }

    @Override
    public void await(Object monitor, Duration atMost) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pace.pass(atMost);
    }
}
