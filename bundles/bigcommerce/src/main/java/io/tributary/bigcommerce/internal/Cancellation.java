package io.tributary.bigcommerce.internal;

/** Breaks off what a call is doing, whichever of its requests is under way. Used by two threads. */
final class Cancellation {
    private boolean cancelled;
    private Runnable abort;

    /** What would break off the request that is sent next; null after it. Breaks it off if it is already too late. */
    synchronized void set(Runnable abort) {
        this.abort = abort;
        if (cancelled && abort != null) {
            abort.run();
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (abort != null) {
            abort.run();
        }
    }

    synchronized boolean cancelled() {
        return cancelled;
    }
}
