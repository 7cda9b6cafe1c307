package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.CallResult;
import io.tributary.connections.ConnectionId;
import io.tributary.health.Finding;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.platform.PlatformException;
import io.tributary.sync.Run.State;
import io.tributary.sync.SyncFailure;
import io.tributary.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is logged and how often is tried while something is down, under a clock that a test moves. */
class IncidentsTest {
    private static final CallResult DOWN = new CallResult(503, Optional.empty(), OptionalLong.empty());
    private static final CallResult WORKS = new CallResult(200, Optional.empty(), OptionalLong.empty());

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi = TestDatabase.h2().open(SyncEngine.class, "sync");
    private final FakeConnections connections = new FakeConnections();
    private final ConnectionId store = connections.add("aaa111");
    private final TestNode node = new TestNode("node-1", jdbi, connections, clock);
    private final List<Instant> tries = new ArrayList<>();
    private SyncFailure trouble;
    private CallResult answer = WORKS;

    private void deploy() {
        node.deploy("orders", run -> {
            tries.add(clock.instant());
            run.calls().answered(answer);
            if (trouble != null) {
                throw trouble;
            }
        });
    }

    /** Lets time pass, and serves the lanes of these stores whenever they are due. */
    private void pass(Duration time, ConnectionId... stores) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            for (ConnectionId each : stores) {
                Instant due = node.alarm.times.get(new Lane(each, "orders"));
                if (due != null && !due.isAfter(clock.instant())) {
                    node.serve(each);
                }
            }
            clock.move(Duration.ofMinutes(1));
        }
    }

    @Test
    @DisplayName("case 91: a store that is down for three hours is tried a few times, and said to be down once")
    void tellsOnceThatAStoreIsDown() {
        deploy();
        pass(Duration.ofHours(1), store);
        int before = tries.size();
        trouble = new SyncFailure("reading from the store failed: 503", null);
        answer = DOWN;
        try (Log log = new Log()) {
            pass(Duration.ofHours(3), store);
            assertThat(tries.size() - before).isBetween(3, 6);
            assertThat(log.lines("WARN")).hasSize(1);
            assertThat(log.lines("WARN").get(0)).contains("default/aaa111/orders failed");

            trouble = null;
            answer = WORKS;
            pass(Duration.ofHours(1), store);
            assertThat(node.newest(store).state()).isEqualTo(State.SUCCEEDED);
            assertThat(log.lines("WARN")).hasSize(1);
            assertThat(log.lines("INFO"))
                    .filteredOn(line -> line.contains("works again"))
                    .hasSize(1);
        }
        int recovered = tries.size();
        pass(Duration.ofHours(1), store);
        assertThat(tries.size() - recovered).isEqualTo(4);
    }

    @Test
    void aStoreOfWhichOneOrderCannotBeReadIsAskedForNewOnesAsOftenAsEver() {
        deploy();
        trouble = new SyncFailure("1 order could not be taken: 7; tried again at the next run", null);
        try (Log log = new Log()) {
            pass(Duration.ofHours(4), store);
            assertThat(log.lines("WARN")).hasSize(1);
        }
        assertThat(tries).hasSizeBetween(15, 16);
    }

    @Test
    @DisplayName("case 99: that a run failed is said also when the database is away")
    void saysThatARunFailedWhenTheDatabaseIsAway() {
        deploy();
        trouble = new SyncFailure("the order ledger is away", null);
        jdbi.useHandle(handle -> handle.execute("alter table sync_standing rename to sync_standing_away"));
        node.ask(store);
        try (Log log = new Log()) {
            assertThatThrownBy(() -> node.serve(store)).isInstanceOf(RuntimeException.class);

            assertThat(log.lines("WARN")).hasSize(1);
            assertThat(log.lines("WARN").get(0)).contains("default/aaa111/orders failed");
        }
    }

    @Test
    void aPlatformThatIsAwayIsOneIncidentForAllStores() {
        ConnectionId[] stores = new ConnectionId[20];
        for (int i = 0; i < stores.length; i++) {
            stores[i] = connections.add("store" + i);
        }
        deploy();
        pass(Duration.ofHours(1), stores);
        trouble = new SyncFailure(
                "the affiliate platform did not answer", new PlatformException.Unavailable("no answer", null, null));
        try (Log log = new Log()) {
            pass(Duration.ofHours(3), stores);
            assertThat(log.lines("WARN")).hasSize(1);
            trouble = null;
            pass(Duration.ofHours(1), stores);
            assertThat(log.lines("WARN")).hasSize(1);
            assertThat(log.lines("INFO"))
                    .filteredOn(line -> line.contains("platform answers again"))
                    .hasSize(1);
        }
    }

    @Test
    void theIncidentGoesOnWhenAnotherNodeTakesOver() {
        trouble = new SyncFailure("503", null);
        answer = DOWN;
        deploy();
        pass(Duration.ofMinutes(20), store);
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        other.deploy("orders", run -> {
            throw trouble;
        });
        clock.move(Duration.ofHours(2));
        try (Log log = new Log()) {
            other.serve(store);
            assertThat(other.newest(store).state()).isEqualTo(State.FAILED);
            assertThat(log.lines("WARN")).isEmpty();
        }
    }

    @Test
    void healthTellsSinceWhenAJobFailsAndWhenItSucceededLast() {
        StoreRef ref = new StoreRef("default", "aaa111");
        assertThat(node.health.store(ref)).isEmpty();
        deploy();
        assertThat(node.health.store(ref)).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.OK);
            assertThat(finding.seen()).isEqualTo("The job has not succeeded yet.");
        });
        pass(Duration.ofMinutes(30), store);
        trouble = new SyncFailure("503", null);
        answer = DOWN;
        pass(Duration.ofMinutes(30), store);
        Finding warned = node.health.store(ref).get(0);
        assertThat(warned.status()).isEqualTo(Status.WARN);
        assertThat(warned.seen()).contains("503", "succeeded last at 2026-05-01T12:");
        pass(Duration.ofHours(5), store);
        assertThat(node.health.store(ref).get(0).status()).isEqualTo(Status.CRITICAL);
        assertThat(node.health.node()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.CRITICAL);
            assertThat(finding.seen()).contains("1 of 1 stores", "default/aaa111");
        });
    }

    @Test
    void figuresDoNotGrowInNumberWithStores() {
        deploy();
        pass(Duration.ofHours(1), store);
        int one = node.health.measures().size();
        ConnectionId[] stores = new ConnectionId[20];
        for (int i = 0; i < stores.length; i++) {
            stores[i] = connections.add("store" + i);
        }
        node.runs.reconcile();
        pass(Duration.ofHours(1), stores);
        List<Measure> measures = node.health.measures();
        assertThat(measures).hasSize(one);
        assertThat(measures)
                .filteredOn(measure -> measure.name().equals("tributary_runs"))
                .singleElement()
                .satisfies(measure -> {
                    assertThat(measure.labels()).isEqualTo(Map.of("job", "orders", "outcome", "succeeded"));
                    assertThat(measure.value()).isEqualTo(tries.size());
                });
    }
}
