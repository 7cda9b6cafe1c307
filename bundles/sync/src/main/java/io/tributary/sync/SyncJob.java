package io.tributary.sync;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work that is done for each store again and again, registered as a service. A run that ends early, by an exception, a
 * kill or the bundle's stop, is followed by another that goes on where it ended.
 */
@ConsumerType
public interface SyncJob {
    /** Unique; what people type: {@code orders}, {@code coupons}. */
    String name();

    /**
     * Whether it runs by itself once a night, between 1 and 5 o'clock where the store is, rather than every so often. The
     * key {@code NAME.interval.minutes} of the node's configuration overrules it.
     */
    default boolean nightly() {
        return false;
    }

    /**
     * Does the work once. The thread is interrupted when the run is cancelled or the job's bundle stops; the job then
     * throws {@link InterruptedException} within seconds.
     *
     * @throws SyncFailure when not all of the work could be done; its message tells people which step failed and what to
     *     do
     */
    void run(SyncContext run) throws SyncFailure, InterruptedException;
}
