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
 * Writes what waits in the queue, many hits in one transaction, and deletes what is old in between. One thread, so
 * that it takes one connection of the database and no more, however many hits come.
 */
final class Writer implements AutoCloseable {
    static final String WRITTEN = "written";
    static final String FAILED = "failed";

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    /** What is lost when the node is killed: hits of this time, and those that are being written. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** When it stops and no batch was written for so long, the database is held to do nothing more. */
    private static final Duration STOP = Duration.ofSeconds(3);

    /** For a database that hangs to notice that nobody waits for it any more. */
    private static final Duration GIVE_UP = Duration.ofSeconds(1);

    private static final Duration BETWEEN_TIDYING = Duration.ofMinutes(1);
    private static final int BATCH = 2000;
    private static final int PIECE = 1000;
    /** Single hits that fail one after the other before the database is held to be the reason. */
    private static final int FAILURES = 3;

    private final HitQueue queue;
    private final HitStore store;
    private final Tally tally;
    private final Clock clock;
    private final Duration stop;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Writer::thread);
    /** Taken from the queue and not written yet. Only the thread touches it. */
    private List<Hit> pending = new ArrayList<>();

    private Instant tidyAt = Instant.MIN;
    private boolean isDown;
    private volatile boolean isStopping;
    private volatile boolean isStopped;

    Writer(HitQueue queue, HitStore store, Tally tally, Clock clock) {
        this(queue, store, tally, clock, STOP);
    }

    Writer(HitQueue queue, HitStore store, Tally tally, Clock clock, Duration stop) {
        this.stop = stop;
        this.queue = queue;
        this.store = store;
        this.tally = tally;
        this.clock = clock;
    }

    /** Keeps no node from ending. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tributary-collector");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::pass, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes all that waits; leaves the rest for the next time when the database does not do it. */
    void pass() {
        try {
            boolean more = true;
            while (more && !isStopped) {
                more = writeSome();
                tidy(more);
            }
        } catch (RuntimeException | Error e) {
            // Whatever left this method would be the end of the thread, and nobody would be told.
            isDown(e);
        }
    }

    /** At once where there is more of it and nothing to be written, else once a minute. */
    private void tidy(boolean isBusy) {
        if (isStopping || clock.instant().isBefore(tidyAt)) {
            return;
        }
        tidyAt = clock.instant().plus(BETWEEN_TIDYING);
        try {
            if (store.tidy(PIECE) && !isBusy) {
                tidyAt = Instant.MIN;
            }
        } catch (PlatformException.Unavailable | RuntimeException | Error e) {
            if (!isDown) {
                LOG.warn("Old visits could not be deleted; it is tried again in a minute", e);
            }
        }
    }

    /** Whether as much was written or given up as is at once, so that more may wait. */
    private boolean writeSome() {
        // What failed before gets company, which shows whether the database is the reason or what was to be written.
        pending.addAll(queue.take(BATCH - pending.size()));
        if (pending.isEmpty()) {
            return false;
        }
        boolean isFull = pending.size() == BATCH;
        if (write(pending)) {
            pending = new ArrayList<>();
            return isFull;
        }
        return pending.size() > 1 && writeOneByOne() && isFull;
    }

    /** Whether any could be written; the others are given up then. */
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
        } catch (PlatformException.Unavailable | RuntimeException | Error e) {
            isDown(e);
            return false;
        }
    }

    private void isDown(Throwable reason) {
        if (!isDown) {
            LOG.warn(
                    "Visits and leads cannot be written; they wait, and what finds no place is counted as shed",
                    reason);
            isDown = true;
        }
    }

    /** Writes what waits, as long as the database takes it; nothing must be offered any more. */
    @Override
    public void close() {
        if (isStopping) {
            return;
        }
        isStopping = true;
        thread.execute(this::pass);
        thread.shutdown();
        try {
            if (!isOver()) {
                giveUp();
                thread.awaitTermination(GIVE_UP.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
        }
        long lost = tally.of(Collector.ACCEPTED) - tally.of(WRITTEN) - tally.of(FAILED);
        if (lost > 0) {
            LOG.error("{} visits and leads are lost: the database did not take them before the stop", lost);
        }
    }

    private boolean isOver() throws InterruptedException {
        long before;
        do {
            before = tally.of(WRITTEN);
            if (thread.awaitTermination(stop.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } while (tally.of(WRITTEN) > before);
        return false;
    }

    private void giveUp() {
        isStopped = true;
        thread.shutdownNow();
    }
}
