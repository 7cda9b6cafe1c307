package io.tributary.bigcommerce.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is repeated, and how often.
 *
 * @param random from 0 to 1, so that many clients do not come back at the same moment
 */
record Pauses(DoubleSupplier random) {
    /** Tries after a failure, the first included. */
    static final int TRIES = 4;
    /** How often one request may be refused for the quota. */
    static final int REFUSALS = 12;

    private static final Duration FIRST_FAILURE = Duration.ofSeconds(1);
    private static final int FAILURE_GROWTH = 4;
    private static final Duration FIRST_REFUSAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);

    /** After the {@code failures}th failure in a row: about 1, 4 and 16 s. */
    Duration afterFailure(int failures) {
        return jitter(FIRST_FAILURE.multipliedBy((long) Math.pow(FAILURE_GROWTH, failures - 1)));
    }

    /** After the {@code refusals}th refusal in a row that did not say how long: about 1, 2, 4 ... 60 s. */
    Duration afterRefusal(int refusals) {
        Duration grown = FIRST_REFUSAL.multipliedBy(1L << Math.min(refusals - 1, 10));
        return jitter(grown.compareTo(LONGEST_REFUSAL) < 0 ? grown : LONGEST_REFUSAL);
    }

    /** What the store asked for, the longer of its two ways to say it; empty for nothing that makes sense. */
    static Optional<Duration> announced(Reply reply) {
        long reset = reply.number("X-Rate-Limit-Time-Reset-Ms").orElse(0L);
        long after = reply.number("X-Retry-After").orElse(0L);
        long longest = RateBudget.LONGEST_WAIT.toMillis();
        long millis = Math.max(Math.min(reset, longest), Math.min(after, longest / 1000) * 1000);
        return millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /** Three quarters to five quarters of the time. */
    private Duration jitter(Duration time) {
        return Duration.ofMillis((long) (time.toMillis() * (0.75 + random.getAsDouble() / 2)));
    }
}
