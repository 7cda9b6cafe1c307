package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.database.Database;
import io.tributary.sync.Run;
import io.tributary.sync.Run.State;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole of a node with its real scheduler and threads, on a real clock; waits are for conditions and bounded. */
class SyncEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database = TestDatabase.h2();
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
        Run asked = engine.runs().request(store, "orders", false, Trigger.MANUAL);
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
