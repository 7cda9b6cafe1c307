package io.tributary.sandbox.internal.control;

import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.internal.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps orders arriving in stores, at a bounded rate. */
final class Arrivals implements AutoCloseable {

    private static final int MOST_PER_MINUTE = 600;

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "sandbox-arrivals");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, ScheduledFuture<?>> running = new ConcurrentHashMap<>();

    /** Replaces the store's arrivals, if it had any. */
    void start(Store store, int perMinute, long seed, OrderMix mix) {
        if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
            throw new IllegalArgumentException("'perMinute' must be 1 to " + MOST_PER_MINUTE);
        }
        AtomicLong next = new AtomicLong(seed);
        Runnable arrival = () -> store.generateOrders(
                1, next.getAndIncrement(), mix.withPeriod(store.clock().instant(), Duration.ZERO));
        long pause = 60_000L / perMinute;
        stop(store);
        running.put(store.spec().hash(), scheduler.scheduleAtFixedRate(arrival, pause, pause, TimeUnit.MILLISECONDS));
    }

    void stop(Store store) {
        ScheduledFuture<?> old = running.remove(store.spec().hash());
        if (old != null) {
            old.cancel(false);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
