package io.tributary.platform.embedded.internal.tracking;

import io.tributary.platform.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what waits in the queue, many hits in one transaction, and deletes what is old when nothing waits. One thread, so
 * that it takes one connection of the database and no more, however many hits come.
 */
final class Writer implements AutoCloseable {
    static final String WRITTEN = "written";
    static final String FAILED = "failed";

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    /** What is lost when the node is killed: hits of this time, and those that are being written. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TIDYING = Duration.ofMinutes(1);
    private static final int BATCH = 500;
    private static final int PIECE = 1000;
    /** Single hits that fail one after the other before the database is held to be the reason. */
    private static final int FAILURES = 3;

    private final HitQueue queue;
    private final HitStore store;
    private final Tally tally;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "tributary-collector"));
    /** Taken from the queue and not written yet. Only the thread touches it. */
    private List<Hit> pending = new ArrayList<>();

    private Instant tidyAt = Instant.MIN;
    private boolean isDown;

    Writer(HitQueue queue, HitStore store, Tally tally, Clock clock) {
        this.queue = queue;
        this.store = store;
        this.tally = tally;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::pass, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes all that waits; leaves the rest for the next time when the database does not do it. */
    void pass() {
        try {
            boolean wrote = true;
            while (wrote) {
                wrote = writeSome();
            }
            if (pending.isEmpty() && !clock.instant().isBefore(tidyAt)) {
                tidyAt = store.tidy(PIECE) ? Instant.MIN : clock.instant().plus(BETWEEN_TIDYING);
            }
        } catch (PlatformException.Unavailable | RuntimeException e) {
            LOG.warn("Old visits could not be deleted; it is tried again in a minute", e);
            tidyAt = clock.instant().plus(BETWEEN_TIDYING);
        }
    }

    /** Whether something was written or given up, so that more may be. */
    private boolean writeSome() {
        // What failed before gets company, which shows whether the database is the reason or what was to be written.
        pending.addAll(queue.take(BATCH - pending.size()));
        if (pending.isEmpty()) {
            return false;
        }
        if (write(pending)) {
            pending = new ArrayList<>();
            return true;
        }
        return pending.size() > 1 && writeOneByOne();
    }

    private boolean writeOneByOne() {
        List<Hit> failed = new ArrayList<>();
        int written = 0;
        for (Hit hit : pending) {
            if (written == 0 && failed.size() == FAILURES) {
                break;
            }
            if (write(List.of(hit))) {
                written++;
            } else {
                failed.add(hit);
            }
        }
        if (written > 0) {
            LOG.warn("{} hits could not be written and were given up, beside {} that could", failed.size(), written);
            tally.count(FAILED, failed.size());
            pending = new ArrayList<>();
            return true;
        }
        // The others go first the next time.
        List<Hit> rest = new ArrayList<>(pending.subList(failed.size(), pending.size()));
        rest.addAll(failed);
        pending = rest;
        return false;
    }

    private boolean write(List<Hit> hits) {
        try {
            store.write(hits);
            tally.count(WRITTEN, hits.size());
            if (isDown) {
                LOG.info("Visits and leads are written again");
                isDown = false;
            }
            return true;
        } catch (PlatformException.Unavailable | RuntimeException e) {
            if (!isDown) {
                LOG.warn(
                        "Visits and leads cannot be written; they wait, and what finds no place is counted as shed", e);
                isDown = true;
            }
            return false;
        }
    }

    /** Writes what waits, for a few seconds at most; nothing must be offered any more. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::pass);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        long lost = tally.of(Collector.ACCEPTED) - tally.of(WRITTEN) - tally.of(FAILED);
        if (lost > 0) {
            LOG.error("{} visits and leads are lost: the database did not take them before the stop", lost);
        }
    }
}
