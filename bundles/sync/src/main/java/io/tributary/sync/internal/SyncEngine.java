package io.tributary.sync.internal;

import io.tributary.connections.Connections;
import io.tributary.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs on one node, put together; opened and closed as a whole. */
final class SyncEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration RECONCILE = Duration.ofMinutes(1);

    private final Runs runs;
    private final StandingTable standings;
    private final SyncHealth health;
    private final LaneRunner runner;
    private final DbAlarm alarm;
    private final ScheduledExecutorService ticker;
    private volatile Settings settings;

    SyncEngine(Database database, Connections connections, Settings settings, String node, Clock clock) {
        this.settings = settings;
        Jdbi jdbi = database.open(SyncEngine.class, "sync");
        RunTable table = new RunTable(jdbi);
        standings = new StandingTable(jdbi);
        RunMeter meter = new RunMeter();
        health = new SyncHealth(standings, meter, clock);
        table.freeLanesOf(node, clock.instant());
        Jobs jobs = new Jobs();
        runner = new LaneRunner(
                table, new Incidents(standings, clock), meter, connections, jobs, () -> this.settings, node, clock);
        alarm = new DbAlarm(
                database.dataSource(), node, settings.threads(), settings.lease(), runner::serve, runner::look, clock);
        runs = new Runs(table, connections, jobs, runner, alarm, () -> this.settings, clock);
        ticker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tributary-sync-watch");
            thread.setDaemon(true);
            return thread;
        });
        alarm.start();
        every(TICK, runner::tick);
        every(RECONCILE, runs::reconcile);
        every(RECONCILE, runs::endLost);
    }

    private void every(Duration pause, Runnable work) {
        ticker.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("Looking after the runs failed; it is tried again", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    Runs runs() {
        return runs;
    }

    StandingTable standings() {
        return standings;
    }

    SyncHealth health() {
        return health;
    }

    /** Applies other settings; runs under way and runs asked for are not touched. */
    void change(Settings changed) {
        settings = changed;
        alarm.resize(changed.threads());
        runs.settingsChanged();
    }

    /** Interrupts what is under way, waits for it, and leaves no thread behind. */
    @Override
    public void close() {
        alarm.pause();
        runner.stopAll(Runs.END_OF_RUN);
        // Not interrupted: an interrupt in the middle of a write can cost an embedded database its file.
        ticker.shutdown();
        try {
            if (!ticker.awaitTermination(Runs.END_OF_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The database does not answer while syncing stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        alarm.close();
    }
}
