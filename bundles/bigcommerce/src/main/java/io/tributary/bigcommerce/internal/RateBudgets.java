package io.tributary.bigcommerce.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The quotas of the stores that are being talked to. Whoever sends asks for the store's budget each time, so that a store
 * that nobody asks any more takes no memory.
 */
final class RateBudgets {
    private static final long TIDY_EVERY = Duration.ofMinutes(1).toNanos();
    private final Time time;
    private final Map<URI, RateBudget> budgets = new ConcurrentHashMap<>();
    private final AtomicLong tidied;

    RateBudgets(Time time) {
        this.time = time;
        tidied = new AtomicLong(time.nanos());
    }

    RateBudget of(URI root) {
        tidy();
        return budgets.computeIfAbsent(root, store -> new RateBudget(time));
    }

    /** How many stores are known. */
    int size() {
        return budgets.size();
    }

    private void tidy() {
        long now = time.nanos();
        long last = tidied.get();
        if (now - last >= TIDY_EVERY && tidied.compareAndSet(last, now)) {
            budgets.values().removeIf(RateBudget::isForgettable);
        }
    }
}
