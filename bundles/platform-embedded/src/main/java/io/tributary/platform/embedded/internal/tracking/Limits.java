package io.tributary.platform.embedded.internal.tracking;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How often browsers may tell something. */
record Limits(Rate ofAddress, Rate ofKey, Rate ofVisitor) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** What may come at once, as a part of what may come in a minute. */
    private static final int AT_ONCE = 6;

    private static final int VISITOR_AT_ONCE = 60;
    private static final Duration VISITOR_PAUSE = Duration.ofMinutes(10);

    static Limits of(int addressPerMinute, int keyPerMinute, LongSupplier nanos) {
        return new Limits(
                perMinute("address.hits.per.minute", addressPerMinute, nanos),
                perMinute("key.hits.per.minute", keyPerMinute, nanos),
                new Rate(VISITOR_AT_ONCE, VISITOR_PAUSE, nanos));
    }

    private static Rate perMinute(String setting, int most, LongSupplier nanos) {
        if (most < 1 || most > 100_000_000) {
            throw new IllegalArgumentException(
                    setting + " in etc/io.tributary.platform.embedded.cfg is from 1 to 100000000, not " + most);
        }
        return new Rate(Math.max(1, most / AT_ONCE), MINUTE.dividedBy(most), nanos);
    }
}
