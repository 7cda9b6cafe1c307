package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncJob;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A job whose runs begin when they like and end when a test lets them. */
final class HeldJob implements SyncJob {
    private static final int PATIENCE = 20;

    private final String name;
    private final BlockingQueue<SyncContext> started = new LinkedBlockingQueue<>();
    private final Semaphore mayEnd = new Semaphore(0);

    HeldJob(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(SyncContext run) throws InterruptedException {
        started.add(run);
        mayEnd.acquire();
    }

    /** Waits for the next run that begins. */
    SyncContext awaitStart() throws InterruptedException {
        SyncContext run = started.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(run).as("a run of " + name).isNotNull();
        return run;
    }

    /** How many runs have begun that no test waited for. */
    int starts() {
        return started.size();
    }

    void letOneEnd() {
        mayEnd.release();
    }
}
