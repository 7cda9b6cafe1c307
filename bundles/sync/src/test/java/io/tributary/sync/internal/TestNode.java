package io.tributary.sync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import io.tributary.sync.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A node whose lanes a test serves by hand, on the test's own thread and clock. */
final class TestNode {
    final RunTable table;
    final Jobs jobs = new Jobs();
    final LaneRunner runner;
    final RunMeter meter = new RunMeter();
    final SyncHealth health;
    final HandAlarm alarm;
    final Runs runs;
    Settings settings = Settings.of(Map.of());

    TestNode(String name, Jdbi jdbi, FakeConnections connections, MovableClock clock) {
        table = new RunTable(jdbi);
        StandingTable standings = new StandingTable(jdbi);
        runner = new LaneRunner(
                table, new Incidents(standings, clock), meter, connections, jobs, () -> settings, name, clock);
        health = new SyncHealth(standings, meter, clock);
        alarm = new HandAlarm(clock);
        runs = new Runs(table, connections, jobs, runner, alarm, () -> settings, clock);
    }

    /** What a job of a test does in a run. */
    interface Work {
        void run(SyncContext run) throws SyncFailure, InterruptedException;
    }

    /** Deploys a job. */
    SyncJob deploy(String name, Work work) {
        return deploy(name, false, work);
    }

    SyncJob deploy(String name, boolean nightly, Work work) {
        SyncJob job = new SyncJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean nightly() {
                return nightly;
            }

            @Override
            public void run(SyncContext run) throws SyncFailure, InterruptedException {
                work.run(run);
            }
        };
        runs.add(job);
        return job;
    }

    Run ask(ConnectionId store) {
        return runs.request(RunRequest.of(store, "orders", Trigger.MANUAL));
    }

    /** Serves the lane of the orders job as the alarm would, and notes when it wants to be woken. */
    Optional<Instant> serve(ConnectionId store) {
        Lane lane = new Lane(store, "orders");
        Optional<Instant> next = runner.serve(lane);
        next.ifPresentOrElse(at -> alarm.times.put(lane, at), () -> alarm.times.remove(lane));
        return next;
    }

    /** The newest run of a store. */
    Run newest(ConnectionId store) {
        return all(store).get(0);
    }

    List<Run> all(ConnectionId store) {
        return runs.list(store, Long.MAX_VALUE, 1000);
    }
}
