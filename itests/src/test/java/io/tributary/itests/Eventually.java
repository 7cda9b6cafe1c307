package io.tributary.itests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what another thread or bundle is about to do. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    /** Looks until it sees what is good; says what it saw last when that does not come. */
    static <T> T see(String what, Callable<T> look, Predicate<? super T> good) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.call();
        while (!good.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " does not come; seen last: " + seen);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            seen = look.call();
        }
        return seen;
    }
}
