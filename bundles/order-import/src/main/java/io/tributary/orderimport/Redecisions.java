package io.tributary.orderimport;

import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Has the orders of a time decided again, under the store's rules or, to see what would become of them, under others. Each
 * time is given as a date where the store is ({@code 2026-03-01}; the last one belongs to the time), or as a moment; empty
 * for 30 days before the end, and for now. Safe for use by many threads.
 */
@ProviderType
public interface Redecisions {
    /**
     * Asks for a dry run over a time under other rules.
     *
     * @param rules as JSON, the whole of them
     * @throws IllegalArgumentException with a sentence for people when a time or the rules cannot be read, there is no such
     *     store, or nothing runs now; so the others
     */
    Run whatIf(ConnectionId store, String from, String to, String rules, String by);

    /**
     * Asks for a run over a time under the saved rules: everything about its orders is decided again, also whose they are.
     *
     * @param dryRun only to see what it would do
     */
    Run redecide(ConnectionId store, String from, String to, boolean dryRun, String by);

    /**
     * Takes orders from before the connection's start into account, and has them decided.
     *
     * @param preview only to see what it would do, with nothing saved
     * @throws ConnectionException when the rules cannot be saved, for example since somebody else has just set them
     */
    Run backfill(ConnectionId store, String from, String to, boolean preview, String by) throws ConnectionException;

    /**
     * Takes just this time out of account again; its purchases are taken back.
     *
     * @throws IllegalArgumentException also when this very time was not taken into account
     */
    Run undoBackfill(ConnectionId store, String from, String to, String by) throws ConnectionException;

    /** What a dry run would have done; empty when it has not ended or is too old. */
    Optional<OrderPreview> preview(ConnectionId store, long run);
}
