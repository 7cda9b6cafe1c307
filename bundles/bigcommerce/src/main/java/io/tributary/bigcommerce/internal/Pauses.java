package io.tributary.bigcommerce.internal;

import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import io.tributary.bigcommerce.StoreException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How long to wait before a request is repeated, and how often: Failsafe's policies for one call. Refusals for the quota
 * and other failures are counted apart.
 *
 * @param random from 0 to 1, so that many clients do not come back at the same moment
 * @param waiting what is left to wait of a pause after a failure: all of it, unless a test's clock jumps over it
 */
record Pauses(DoubleSupplier random, UnaryOperator<Duration> waiting) {
    static final Pauses REAL = new Pauses(() -> ThreadLocalRandom.current().nextDouble(), UnaryOperator.identity());
    /** Tries after a failure, the first included. */
    static final int TRIES = 4;
    /** How often one request may be refused for the quota. */
    static final int REFUSALS = 12;

    private static final Duration FIRST_FAILURE = Duration.ofSeconds(1);
    private static final int FAILURE_GROWTH = 4;
    private static final Duration FIRST_REFUSAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);

    /**
     * Repeats after failures that pass, with waits of about 1, 4 and 16 s.
     *
     * @param told hears of each wait before it begins, and why
     */
    <T> RetryPolicy<Attempt<T>> afterFailures(Cancellation cancellation, BiConsumer<StoreException, Duration> told) {
        Iterator<Duration> pauses = Stream.iterate(FIRST_FAILURE, pause -> pause.multipliedBy(FAILURE_GROWTH))
                .limit(TRIES - 1)
                .iterator();
        return Pauses.<T>after(Attempt.Kind.REPEATABLE, TRIES)
                // Also asked after the last try, which nothing is waited for.
                .withDelayFn(context -> pauses.hasNext() ? waiting.apply(jitter(pauses.next())) : Duration.ZERO)
                .abortIf((attempt, thrown) -> cancellation.cancelled())
                .onRetryScheduled(event -> told.accept(event.getLastResult().failure(), event.getDelay()))
                .build();
    }

    /**
     * Repeats after refusals for the quota, without a delay of its own: nobody may ask this store meanwhile, so the wait
     * is that of the store's budget.
     *
     * @param pause gets what the store asked for, else about 1, 2, 4 ... 60 s
     */
    <T> RetryPolicy<Attempt<T>> afterRefusals(Consumer<Duration> pause) {
        Iterator<Duration> pauses =
                Stream.iterate(FIRST_REFUSAL, Pauses::doubled).map(this::jitter).iterator();
        return Pauses.<T>after(Attempt.Kind.REFUSED, REFUSALS)
                .onRetryScheduled(event -> {
                    Duration unannounced = pauses.next();
                    pause.accept(event.getLastResult().announced().orElse(unannounced));
                })
                .build();
    }

    /** What is thrown instead of answered, such as an interrupt, is never repeated. */
    private static <T> RetryPolicyBuilder<Attempt<T>> after(Attempt.Kind kind, int attempts) {
        return RetryPolicy.<Attempt<T>>builder()
                .handleIf((attempt, thrown) -> thrown == null && attempt.kind() == kind)
                .withMaxAttempts(attempts);
    }

    private static Duration doubled(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_REFUSAL) < 0 ? doubled : LONGEST_REFUSAL;
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
