package io.tributary.itests.node;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what another process is about to do. */
public final class Await {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Await() {}

    /**
     * Looks until it sees what is good.
     *
     * @throws IllegalStateException when that does not come; says what was seen last
     */
    public static <T> T see(String what, Duration patience, Callable<T> look, Predicate<? super T> good)
            throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        T seen = look.call();
        while (!good.test(seen)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " does not come in " + patience + "; seen last: " + seen);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            seen = look.call();
        }
        return seen;
    }
}
