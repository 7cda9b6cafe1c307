package io.tributary.sync;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.connections.Connection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** One run as the job sees it. Safe for use by many threads. */
@ProviderType
public interface SyncContext {
    /** The run's number, by which {@link SyncRuns#find} tells of it. */
    long runId();

    /** The store, as it was when the run started. */
    Connection connection();

    /** Whether the run only finds out what it would do: it reads, counts, and writes nothing anywhere. */
    boolean dryRun();

    /** Who or what asked for the run. */
    Trigger trigger();

    /** What was said about this run when it was asked for; empty for the job's ordinary work. */
    Map<String, String> parameters();

    /** Who asked for the run, for people; empty when nobody did. */
    String by();

    /**
     * A number that is greater than that of every earlier run of this job for this store. What the job writes it writes
     * under this number, and it refuses to write when it finds a greater one: then this node was paused and another has
     * taken over.
     */
    long fence();

    /** What is being done now, as people say it: {@code reading orders}. */
    void phase(String phase);

    /** How much there is to do in all, when it is known. */
    void total(long total);

    /** Adds to what is done of {@link #total}. */
    void done(long more);

    /** Adds to a figure of the run's result: {@code created}, {@code read}. */
    void count(String name, long more);

    /**
     * Says that this run found nothing to do: it changed nothing, and nothing that is kept refers to its number. Such
     * automatic runs in a row, with the same figures, are kept as one.
     */
    void quiet();

    /** To be given to the door to the store: counts requests, and shows waits. */
    CallObserver calls();
}
