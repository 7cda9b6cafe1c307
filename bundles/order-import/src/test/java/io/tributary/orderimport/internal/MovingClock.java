package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Connector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one clock of a store and of the connector to it: it stands still until somebody waits or it is told to go on. */
final class MovingClock extends Clock implements Connector.Pace {
    private Instant now;
    private Duration waited = Duration.ZERO;

    MovingClock() {
        this(Instant.parse("2026-03-01T12:00:00Z"));
    }

    MovingClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Instant now() {
        return instant();
    }

    synchronized void later(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized void pass(Duration wait) {
        later(wait);
        waited = waited.plus(wait);
    }

    /** How long the connector has waited of itself. */
    synchronized Duration waited() {
        return waited;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
