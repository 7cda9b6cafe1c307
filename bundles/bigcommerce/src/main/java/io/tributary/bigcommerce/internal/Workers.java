package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import java.io.Closeable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that talk to stores while the callers wait, because a thread that waits for a socket cannot be interrupted. Every
 * caller keeps at most two of them busy: its request and the page that is read ahead.
 */
final class Workers implements Closeable {
    private static final int IDLE_SECONDS = 10;
    private static final int CLOSE_SECONDS = 5;
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Threads.named("tributary-bigcommerce"));

    /** Work on a store. */
    @FunctionalInterface
    interface Work<T> {
        T run(Cancellation cancellation) throws StoreException, InterruptedException;
    }

    <T> Pending<T> start(Work<T> work) throws StoreException {
        Cancellation cancellation = new Cancellation();
        try {
            return new Pending<>(pool.submit(() -> work.run(cancellation)), cancellation);
        } catch (RejectedExecutionException e) {
            throw stopped(e);
        }
    }

    private static StoreException stopped(Exception cause) {
        return new StoreException.Unavailable(0, "The connector to BigCommerce was stopped.", null, true, cause);
    }

    @Override
    public void close() {
        pool.shutdownNow();
        try {
            pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer that is on its way. */
    record Pending<T>(Future<T> future, Cancellation cancellation) {
        T await() throws StoreException {
            try {
                return future.get();
            } catch (InterruptedException e) {
                cancel();
                Thread.currentThread().interrupt();
                throw new StoreException.Interrupted("Interrupted while waiting for the store.");
            } catch (ExecutionException e) {
                throw rethrow(e.getCause());
            }
        }

        private static StoreException rethrow(Throwable cause) {
            if (cause instanceof StoreException known) {
                return known;
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            return stopped(new IllegalStateException(cause));
        }

        void cancel() {
            cancellation.cancel();
            future.cancel(true);
        }
    }
}
