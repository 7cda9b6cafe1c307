package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.database.Database;
import io.tributary.sync.Run;
import io.tributary.sync.Run.State;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole of a node with its real scheduler and threads, on a real clock; waits are for conditions and bounded. */
class SyncEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database = TestDatabase.empty();
    private final FakeConnections connections = new FakeConnections();
    private final ConnectionId store = connections.add("aaa111");
    private final HeldJob job = new HeldJob("orders");
    private final SyncEngine engine = engine("node-1");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void runsAJobThatWasAskedFor() throws InterruptedException {
        engine.runs().add(job);
        Run asked = engine.runs().request(orders(store));
        assertThat(asked.state()).isEqualTo(State.QUEUED);

        SyncContext run = job.awaitStart();
        assertThat(run.connection().id()).isEqualTo(store);
        assertThat(run.trigger()).isEqualTo(Trigger.MANUAL);
        run.phase("reading orders");
        run.total(2);
        run.done(2);
        run.count("read", 2);
        run.calls().sent();
        assertThat(find(asked).state()).isEqualTo(State.RUNNING);
        assertThat(find(asked).phase()).isEqualTo("reading orders");

        job.letOneEnd();
        Run ended = awaitEnd(asked);
        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ended.done()).isEqualTo(2);
        assertThat(ended.total()).hasValue(2);
        assertThat(ended.counts()).isEqualTo(Map.of("read", 2L, "requests", 1L, "refused", 0L));
        assertThat(ended.error()).isEmpty();
    }

    @Test
    void cancelsARunWithinSeconds() throws InterruptedException {
        engine.runs().add(job);
        Run asked = engine.runs().request(orders(store));
        job.awaitStart();
        engine.runs().cancel(store, asked.id());
        assertThat(awaitEnd(asked).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void runsAJobOfOneStoreOnceAtATimeAndStoresSideBySide() throws InterruptedException {
        ConnectionId second = connections.add("bbb222");
        engine.runs().add(job);
        Run first = engine.runs().request(orders(store));
        job.awaitStart();
        Run queued = engine.runs().request(orders(store));
        Run other = engine.runs().request(orders(second));
        assertThat(job.awaitStart().connection().id()).isEqualTo(second);
        assertThat(find(queued).state()).isEqualTo(State.QUEUED);
        job.letOneEnd();
        job.letOneEnd();
        awaitEnd(first);
        awaitEnd(other);
        assertThat(job.awaitStart().connection().id()).isEqualTo(store);
        job.letOneEnd();
        assertThat(awaitEnd(queued).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void interruptsRunsOfAJobThatLeavesAndGoesOnWhenItComesBack() throws InterruptedException {
        engine.runs().add(job);
        Run asked = engine.runs().request(orders(store));
        job.awaitStart();
        engine.runs().remove(job);
        assertThat(find(asked).state()).as("ended when the job is let go").isEqualTo(State.FAILED);
        assertThat(find(asked).error()).startsWith("The run was interrupted because its job was stopped");

        engine.runs().add(job);
        SyncContext again = job.awaitStart();
        assertThat(again.trigger()).isEqualTo(Trigger.SCHEDULE);
        job.letOneEnd();
    }

    @Test
    void leavesNoThreadAndNoRunBehindWhenItStops() throws InterruptedException {
        engine.runs().add(job);
        Run asked = engine.runs().request(orders(store));
        job.awaitStart();
        engine.close();
        assertThat(find(asked).error()).startsWith("The run was interrupted because syncing was stopped");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("tributary-sync")
                        || thread.getName().startsWith("db-scheduler"))
                .filteredOn(Thread::isAlive)
                .isEmpty();
    }

    @Test
    void sharesWorkWithAnotherNodeWithoutRunningAnythingTwice() throws InterruptedException {
        try (SyncEngine other = engine("node-2")) {
            HeldJob there = new HeldJob("orders");
            engine.runs().add(job);
            other.runs().add(there);
            for (int i = 0; i < 40; i++) {
                job.letOneEnd();
                there.letOneEnd();
            }
            // Cases 100 and 104: both are asked at the same time, for every store.
            List<Run> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ConnectionId id = connections.add("s" + i);
                asked.add(engine.runs().request(orders(id)));
                other.runs().request(orders(id));
            }
            for (Run run : asked) {
                assertThat(awaitEnd(run).state()).isEqualTo(State.SUCCEEDED);
            }
            for (Run run : asked) {
                List<Run> runs = engine.runs().list(run.connection(), Long.MAX_VALUE, 10);
                assertThat(runs).hasSizeBetween(1, 2);
                assertThat(runs)
                        .allSatisfy(each -> assertThat(awaitEnd(each).state()).isEqualTo(State.SUCCEEDED));
            }
            assertThat(job.starts() + there.starts())
                    .as("each run was run once")
                    .isEqualTo(asked.stream()
                            .mapToInt(run -> engine.runs()
                                    .list(run.connection(), Long.MAX_VALUE, 10)
                                    .size())
                            .sum());
        }
    }

    @Test
    void takesOtherSettingsWithoutTouchingARunUnderWay() throws InterruptedException {
        engine.runs().add(job);
        Run asked = engine.runs().request(orders(store));
        job.awaitStart();
        engine.change(Settings.of(Map.of("threads", "1", "orders.interval.minutes", "1")));
        engine.change(Settings.of(Map.of("threads", "8")));
        assertThat(find(asked).state()).isEqualTo(State.RUNNING);
        job.letOneEnd();
        assertThat(awaitEnd(asked).state()).isEqualTo(State.SUCCEEDED);
    }

    private static RunRequest orders(ConnectionId of) {
        return RunRequest.of(of, "orders", Trigger.MANUAL);
    }

    private Run find(Run run) {
        return engine.runs().find(run.connection(), run.id()).orElseThrow();
    }

    private Run awaitEnd(Run run) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!find(run).state().ended()) {
            assertThat(Instant.now()).as("run " + run.id() + " ends").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return find(run);
    }

    private SyncEngine engine(String node) {
        return new SyncEngine(database, connections, Settings.of(Map.of()), node, Clock.systemUTC());
    }
}
