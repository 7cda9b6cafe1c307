package io.tributary.orderimport;

import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Holds the orders of a store against the ledger and the platform, and names what differs. Safe for use by many threads.
 */
@ProviderType
public interface Reconciles {
    /** The job that does it. */
    String JOB = "reconcile";

    /**
     * Asks for a reconcile of the orders created in a time.
     *
     * @param from a date where the store is ({@code 2026-03-01}), or a moment; empty for 30 days before the end
     * @param to the last date, or the first moment after; empty for now
     * @param dryRun whether differing orders are only named, not looked at again
     * @param by who asks, for people
     * @throws IllegalArgumentException with a sentence for people when there is no such store, a time cannot be read, or
     *     nothing runs now
     */
    Run request(ConnectionId store, String from, String to, boolean dryRun, String by);

    /** The report of a run; empty when it has not ended, found nothing out, or is too old. */
    Optional<ReconcileReport> find(ConnectionId store, long run);

    /** Reports, the newest first. */
    List<ReconcileReport> list(ConnectionId store, int limit);
}
