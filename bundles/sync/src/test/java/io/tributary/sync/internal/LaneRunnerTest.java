package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;
import io.tributary.sync.Run;
import io.tributary.sync.Run.State;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on a lane, served by hand under a clock that stands still. */
class LaneRunnerTest {
    private static final Duration ORDERS = Duration.ofMinutes(15);

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi = TestDatabase.empty().open(SyncEngine.class, "sync");
    private final FakeConnections connections = new FakeConnections();
    private final ConnectionId store = connections.add("aaa111");
    private final TestNode node = new TestNode("node-1", jdbi, connections, clock);

    @Test
    void startsTheFirstAutomaticRunBetweenHalfAndAWholeIntervalAfterConnecting() {
        node.deploy("orders", run -> {});
        Instant due = node.alarm.times.get(new Lane(store, "orders"));
        assertThat(due)
                .isBetween(
                        clock.instant().plus(ORDERS.dividedBy(2)),
                        clock.instant().plus(ORDERS));
        assertThat(node.serve(store)).contains(due);
        assertThat(node.all(store)).isEmpty();

        clock.set(due);
        assertThat(node.serve(store)).contains(due.plus(ORDERS));
        assertThat(node.newest(store)).satisfies(run -> {
            assertThat(run.trigger()).isEqualTo(Trigger.SCHEDULE);
            assertThat(run.state()).isEqualTo(State.SUCCEEDED);
            assertThat(run.dryRun()).isFalse();
        });
    }

    @Test
    void aLaneWithoutStoreIsNotWokenForAJobThatLeft() {
        Lane lane = new Lane(store, "orders");
        assertThat(node.runner.look(lane)).isPresent();
        connections.put(store, Connection.State.DISCONNECTED);
        assertThat(node.serve(store)).isEmpty();
        assertThat(node.runner.look(lane)).isEmpty();
    }

    @Test
    void spreadsStoresOverTheInterval() {
        Set<Instant> times = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            connections.add("s" + i);
        }
        node.deploy("orders", run -> {});
        times.addAll(node.alarm.times.values());
        assertThat(times).hasSizeGreaterThan(90);
    }

    @Test
    void runsOnceWhenManyRunsWereMissed() {
        node.deploy("orders", run -> {});
        clock.move(Duration.ofDays(3));
        Instant next = node.serve(store).orElseThrow();
        assertThat(next).isEqualTo(clock.instant().plus(ORDERS));
        assertThat(node.serve(store)).contains(next);
        assertThat(node.all(store)).hasSize(1);
    }

    @ParameterizedTest(name = "case 95: from {0}")
    @ValueSource(strings = {"2026-03-08T05:00:00Z", "2026-11-01T04:00:00Z", "2026-04-04T14:00:00Z"})
    void neitherSkipsNorDoublesRunsWhenClocksChange(String evening) {
        clock.set(Instant.parse(evening));
        node.deploy("orders", run -> {});
        Instant next = node.alarm.times.get(new Lane(store, "orders"));
        for (int i = 0; i < 24; i++) {
            clock.set(next);
            Instant before = next;
            next = node.serve(store).orElseThrow();
            assertThat(Duration.between(before, next)).isEqualTo(ORDERS);
        }
        assertThat(node.all(store)).hasSize(24);
    }

    @Test
    void answersARequestWithTheOneThatWaitsAlready() {
        node.deploy("orders", run -> {});
        Run first = node.ask(store);
        assertThat(node.ask(store)).isEqualTo(first);
        Run dry = node.runs.request(orders(Trigger.MANUAL).dry(true));
        assertThat(dry.id()).isGreaterThan(first.id());
        assertThat(node.runs.request(orders(Trigger.EVENT).dry(true))).isEqualTo(dry);
    }

    @Test
    void tellsTheJobWhatWasSaidWhenTheRunWasAskedFor() {
        List<String> told = new ArrayList<>();
        node.deploy("orders", run -> told.add(run.runId() + " " + run.by() + " " + run.parameters()));
        Run asked = node.runs.request(orders(Trigger.MANUAL)
                .with(Map.of("rules", "a=\\1\n\nb=\\n=2", "from", ""))
                .by("ann"));
        node.serve(store);
        assertThat(told).containsExactly(asked.id() + " ann " + asked.parameters());
        assertThat(find(asked).parameters()).isEqualTo(Map.of("rules", "a=\\1\n\nb=\\n=2", "from", ""));
        assertThat(find(asked).by()).isEqualTo("ann");
    }

    @Test
    void sharesAWaitingRunOnlyWithThoseWhoWantTheSame() {
        node.deploy("orders", run -> {});
        RunRequest march = orders(Trigger.MANUAL).with(Map.of("from", "2026-03-01", "to", "2026-03-31"));
        Run asked = node.runs.request(march);
        assertThat(node.runs.request(march.by("bob"))).isEqualTo(asked);
        assertThat(node.ask(store).id()).isNotEqualTo(asked.id());
        assertThat(node.runs.request(march.with(Map.of("from", "2026-03-01"))).id())
                .isNotEqualTo(asked.id());
        assertThat(node.all(store)).hasSize(3);
    }

    @Test
    void doesNotTakeARunWithParametersForTheOneThatIsDue() {
        List<Map<String, String>> told = new ArrayList<>();
        node.deploy("orders", run -> told.add(run.parameters()));
        clock.move(ORDERS);
        node.runs.request(orders(Trigger.MANUAL).with(Map.of("from", "2026-03-01")));
        node.serve(store);
        node.serve(store);
        assertThat(told).containsExactly(Map.of("from", "2026-03-01"), Map.of());
    }

    @Test
    void doesTheSameAgainWhenANodeDiedInARunWithParametersUnlessItWasDry() {
        node.deploy("orders", run -> {});
        RunRequest march =
                orders(Trigger.MANUAL).with(Map.of("from", "2026-03-01")).by("ann");
        Run dry = node.runs.request(march.dry(true));
        claim("node-2");
        Run real = node.runs.request(march);
        clock.move(LaneRunner.LEASE);
        claim("node-2");
        clock.move(LaneRunner.LEASE);
        node.serve(store);
        assertThat(find(dry).state()).isEqualTo(State.FAILED);
        assertThat(find(real).state()).isEqualTo(State.FAILED);
        assertThat(node.newest(store)).satisfies(run -> {
            assertThat(run.id()).isGreaterThan(real.id());
            assertThat(run.dryRun()).isFalse();
            assertThat(run.parameters()).isEqualTo(march.parameters());
            assertThat(run.by()).isEqualTo("ann");
            assertThat(run.state()).isEqualTo(State.SUCCEEDED);
        });
        assertThat(node.all(store)).hasSize(3);
    }

    @Test
    void endsARunOfADeadNodeAlsoWhereItsJobNeverComesBack() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        other.deploy("orders", run -> {});
        Run left = startedAndLeft(other);
        node.serve(store);
        node.runs.endLost();
        assertThat(find(left).state()).as("its lease has not ended").isEqualTo(State.RUNNING);

        clock.move(LaneRunner.LEASE.plusMillis(1));
        node.runs.endLost();
        assertThat(find(left).state()).isEqualTo(State.FAILED);
        assertThat(find(left).error()).contains("the node stopped while it ran");
        assertThat(node.table.renew(new Lane(store, "orders"), 1, clock.instant()))
                .as("a node that was only paused has lost it")
                .isFalse();

        node.deploy("orders", run -> {});
        node.serve(store);
        assertThat(node.newest(store).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void endsARunOfADeadNodeAlsoWhenItsStoreIsDisconnected() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        other.deploy("orders", run -> {});
        node.deploy("orders", run -> {});
        Run left = startedAndLeft(other);
        node.runs.connectionChanged(connections.put(store, Connection.State.DISCONNECTED));
        clock.move(LaneRunner.LEASE.plusMillis(1));
        node.runs.endLost();
        assertThat(find(left).state()).isEqualTo(State.FAILED);
        assertThat(node.table.dueAt(new Lane(store, "orders"))).isEmpty();
        node.runs.endLost();
        assertThat(node.all(store)).hasSize(1);
    }

    @ParameterizedTest(name = "case 95: from {0}")
    @ValueSource(strings = {"2026-03-06T12:00:00Z", "2026-10-30T12:00:00Z", "2026-06-01T12:00:00Z"})
    void runsANightlyJobOnceANightWhereTheStoreIs(String noon) {
        clock.set(Instant.parse(noon));
        List<ZonedDateTime> times = new ArrayList<>();
        node.deploy("orders", true, run -> times.add(clock.instant().atZone(ZoneId.of("America/Chicago"))));
        Instant next = node.alarm.times.get(new Lane(store, "orders"));
        for (int i = 0; i < 5; i++) {
            clock.set(next);
            next = node.serve(store).orElseThrow();
        }
        assertThat(times).hasSize(5).allSatisfy(at -> assertThat(at.getHour()).isBetween(1, 4));
        assertThat(times).extracting(ZonedDateTime::toLocalDate).doesNotHaveDuplicates();
        assertThat(times.get(4).toLocalDate())
                .isEqualTo(times.get(0).toLocalDate().plusDays(4));
    }

    @Test
    void asksTheConfigurationBeforeTheNight() {
        node.settings = Settings.of(Map.of("orders.interval.minutes", "90"));
        node.deploy("orders", true, run -> {});
        node.ask(store);
        clock.move(Duration.ofMinutes(90));
        assertThat(node.serve(store)).contains(clock.instant().plus(Duration.ofMinutes(90)));
    }

    @Test
    @DisplayName("case G104: a run that is asked for while one is under way waits, says so, and starts after it")
    void startsARequestedRunAfterTheOneUnderWay() {
        List<Run> asked = new ArrayList<>();
        node.deploy("orders", run -> {
            if (asked.isEmpty()) {
                // Case 104: asked for while another one works.
                asked.add(node.ask(store));
                assertThat(node.runner.serve(new Lane(store, "orders")))
                        .hasValueSatisfying(at -> assertThat(at).isAfter(clock.instant()));
                assertThat(find(asked.get(0)).state()).isEqualTo(State.QUEUED);
            }
        });
        Run first = node.ask(store);
        assertThat(node.serve(store)).contains(clock.instant());
        node.serve(store);
        assertThat(asked.get(0).id()).isGreaterThan(first.id());
        assertThat(find(asked.get(0)).state()).isEqualTo(State.SUCCEEDED);
        assertThat(find(first).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void takesARequestedRunForTheOneThatIsDue() {
        node.deploy("orders", run -> {});
        clock.move(ORDERS);
        node.ask(store);
        assertThat(node.serve(store)).contains(clock.instant().plus(ORDERS));
        assertThat(node.all(store)).hasSize(1);
    }

    @Test
    void doesNotTakeADryRunForTheOneThatIsDue() {
        List<Boolean> dry = new ArrayList<>();
        node.deploy("orders", run -> dry.add(run.dryRun()));
        clock.move(ORDERS);
        node.runs.request(orders(Trigger.MANUAL).dry(true));
        assertThat(node.serve(store)).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(clock.instant()));
        node.serve(store);
        assertThat(dry).containsExactly(true, false);
    }

    @Test
    void raisesTheFenceWithEveryRun() {
        List<Long> fences = new ArrayList<>();
        node.deploy("orders", run -> fences.add(run.fence()));
        for (int i = 0; i < 5; i++) {
            node.ask(store);
            node.serve(store);
        }
        assertThat(fences).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void cancelsARunThatHasNotStarted() {
        node.deploy("orders", run -> {
            throw new AssertionError("must not run");
        });
        Run asked = node.ask(store);
        node.runs.cancel(store, asked.id());
        node.serve(store);
        assertThat(find(asked).state()).isEqualTo(State.CANCELLED);
        assertThat(find(asked).startedAt()).isEmpty();
        node.runs.cancel(store, asked.id());
        assertThat(find(asked).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void showsWhatAFailureSays() {
        node.deploy("orders", run -> {
            run.phase("reading orders");
            run.done(3);
            throw new SyncFailure("Reading orders failed: the store answered 503. Try later.", null);
        });
        node.ask(store);
        assertThat(node.serve(store)).hasValueSatisfying(at -> assertThat(at).isAfter(clock.instant()));
        assertThat(node.newest(store)).satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.FAILED);
            assertThat(run.error()).isEqualTo("Reading orders failed: the store answered 503. Try later.");
            assertThat(run.phase()).isEqualTo("reading orders");
            assertThat(run.done()).isEqualTo(3);
            assertThat(run.endedAt()).isPresent();
        });
    }

    @Test
    void hidesABugBehindANumberThatTheLogExplains() {
        node.deploy("orders", run -> {
            throw new IllegalStateException("token abcdef in a message");
        });
        node.ask(store);
        node.serve(store);
        assertThat(node.newest(store).state()).isEqualTo(State.FAILED);
        assertThat(node.newest(store).error())
                .matches("Something went wrong inside; the log has the cause under the internal error [0-9a-f]{8}\\.");
    }

    @Test
    void endsARunThatItsDeadNodeLeftAndRunsAgainAtOnce() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        node.deploy("orders", run -> {});
        other.deploy("orders", run -> {});
        Run left = startedAndLeft(other);

        assertThat(node.serve(store)).contains(clock.instant().plus(LaneRunner.LEASE));
        assertThat(find(left).state()).isEqualTo(State.RUNNING);

        clock.move(LaneRunner.LEASE);
        node.serve(store);
        assertThat(find(left)).satisfies(run -> {
            assertThat(run.state()).isEqualTo(State.FAILED);
            assertThat(run.error()).contains("the node stopped while it ran");
        });
        assertThat(node.newest(store)).satisfies(run -> {
            assertThat(run.id()).isGreaterThan(left.id());
            assertThat(run.state()).isEqualTo(State.SUCCEEDED);
        });
    }

    @Test
    void reclaimsAtOnceWhatItLeftItselfWhenItWasKilled() {
        node.deploy("orders", run -> {});
        Run left = startedAndLeft(node);
        TestNode restarted = new TestNode("node-1", jdbi, connections, clock);
        restarted.deploy("orders", run -> {});
        assertThat(restarted.alarm.times).containsKey(new Lane(store, "orders"));
        restarted.serve(store);
        assertThat(find(left).state()).isEqualTo(State.FAILED);
        assertThat(node.newest(store).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void refusesWhatAPausedNodeSaysAfterAnotherHasTakenOver() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        other.deploy("orders", run -> run.count("read", 7));
        List<Long> fences = new ArrayList<>();
        node.deploy("orders", run -> {
            fences.add(run.fence());
            clock.move(LaneRunner.LEASE.plusSeconds(1));
            other.serve(store);
            run.count("read", 1);
            run.phase("late");
        });
        Run first = node.ask(store);
        node.serve(store);

        assertThat(find(first).state()).isEqualTo(State.FAILED);
        assertThat(find(first).phase()).isNotEqualTo("late");
        assertThat(node.newest(store).counts()).containsEntry("read", 7L);
        assertThat(node.newest(store).state()).isEqualTo(State.SUCCEEDED);
        assertThat(fences).hasSize(1);
    }

    @Test
    void keepsTheLeaseWhileItWorks() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        other.deploy("orders", run -> {});
        node.deploy("orders", run -> {
            for (int i = 0; i < 20; i++) {
                clock.move(Duration.ofSeconds(5));
                node.runner.tick();
            }
            assertThat(other.serve(store))
                    .hasValueSatisfying(at -> assertThat(at).isAfter(clock.instant()));
        });
        Run asked = node.ask(store);
        node.serve(store);
        assertThat(find(asked).state()).isEqualTo(State.SUCCEEDED);
        assertThat(node.all(store)).hasSize(1);
    }

    @Test
    void givesUpARunWhoseLeaseCouldNotBeRenewedInTime() {
        node.deploy("orders", run -> {
            clock.move(LaneRunner.LEASE.plusSeconds(1));
            node.runner.tick();
            throwIfInterrupted();
        });
        node.ask(store);
        node.serve(store);
        assertThat(node.newest(store).error()).contains("The next run goes on where it ended.");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void noticesThatAnotherNodeWasAskedToCancel() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        node.deploy("orders", run -> {
            other.runs.cancel(store, node.newest(store).id());
            node.runner.tick();
            throwIfInterrupted();
            throw new AssertionError("must have been interrupted");
        });
        node.ask(store);
        node.serve(store);
        assertThat(node.newest(store).state()).isEqualTo(State.CANCELLED);
        assertThat(node.newest(store).error()).isEmpty();
    }

    @Test
    void showsProgressAndWaitsAsPeopleSayThem() {
        node.deploy("orders", run -> {
            run.phase("reading orders");
            run.total(1000);
            run.done(250);
            run.count("read", 250);
            run.calls().sent();
            run.calls().refused();
            run.calls().waiting(Duration.ofMillis(11_200), "the store's quota");
            assertThat(node.newest(store).done()).isZero();
            node.runner.tick();
            assertThat(node.newest(store).waiting()).isEqualTo("waiting 12 s for the store's quota");
            assertThat(node.newest(store).done()).isEqualTo(250);
            assertThat(node.newest(store).total()).hasValue(1000);
            clock.move(Duration.ofSeconds(12));
            node.runner.tick();
            assertThat(node.newest(store).waiting()).isEmpty();
        });
        node.ask(store);
        node.serve(store);
        assertThat(node.newest(store).counts()).isEqualTo(Map.of("read", 250L, "requests", 1L, "refused", 1L));
        assertThat(node.newest(store).waiting()).isEmpty();
    }

    @Test
    void keepsQuietRunsInARowAsTheLastOfThem() {
        node.deploy("orders", run -> {
            run.calls().sent();
            run.count("read", 0);
            run.quiet();
        });
        List<Long> ids = new ArrayList<>();
        Instant first = clock.instant().plus(ORDERS);
        for (int i = 0; i < 4; i++) {
            runOfSchedule();
            ids.add(node.newest(store).id());
        }
        assertThat(node.all(store)).hasSize(1);
        assertThat(node.newest(store)).satisfies(run -> {
            assertThat(run.id()).isEqualTo(ids.get(3));
            assertThat(run.repeats()).isEqualTo(4);
            assertThat(run.firstStartedAt()).contains(first);
            assertThat(run.startedAt()).contains(clock.instant());
            assertThat(run.counts()).containsEntry("requests", 1L);
        });
        assertThat(node.runs.find(store, ids.get(0))).isEmpty();
    }

    @Test
    void keepsAQuietRunApartFromOneWithOtherFigures() {
        List<Long> unchanged = new ArrayList<>(List.of(1L, 0L, 0L));
        node.deploy("orders", run -> {
            run.count("unchanged", unchanged.remove(0));
            run.quiet();
        });
        for (int i = 0; i < 3; i++) {
            runOfSchedule();
        }
        assertThat(node.all(store)).extracting(Run::repeats).containsExactly(2, 1);
    }

    @Test
    void keepsQuietRunsApartWhereAnotherRunWasBetween() {
        List<Runnable> between = new ArrayList<>(List.of(
                () -> {},
                () -> node.ask(store),
                () -> node.runs.request(orders(Trigger.MANUAL).dry(true)),
                () -> node.runs.request(orders(Trigger.EVENT))));
        node.deploy("orders", SyncContext::quiet);
        int expected = 0;
        for (Runnable each : between) {
            each.run();
            node.serve(store);
            runOfSchedule();
            expected += expected == 0 ? 1 : 2;
        }
        assertThat(node.all(store)).hasSize(expected).allSatisfy(run -> assertThat(run.repeats())
                .isEqualTo(1));
    }

    @Test
    void keepsRunsThatDidSomethingAndThoseThatFailedEachByItself() throws Exception {
        List<String> kinds = new ArrayList<>(List.of("quiet", "busy", "quiet", "failing", "quiet", "busy", "busy"));
        int all = kinds.size();
        node.deploy("orders", run -> {
            String kind = kinds.remove(0);
            if (!"busy".equals(kind)) {
                run.quiet();
            }
            if ("failing".equals(kind)) {
                throw new SyncFailure("Reading orders failed.", null);
            }
        });
        for (int i = 0; i < all; i++) {
            clock.move(Duration.ofDays(1));
            node.serve(store);
        }
        assertThat(node.all(store)).hasSize(all).allSatisfy(run -> assertThat(run.repeats())
                .isEqualTo(1));
    }

    @Test
    void foldsNothingIntoARunWhoseNodeWasReplaced() {
        TestNode other = new TestNode("node-2", jdbi, connections, clock);
        List<Boolean> paused = new ArrayList<>(List.of(false, true));
        other.deploy("orders", SyncContext::quiet);
        node.deploy("orders", run -> {
            run.quiet();
            if (paused.remove(0)) {
                clock.move(LaneRunner.LEASE.plusSeconds(1));
                other.serve(store);
            }
        });
        runOfSchedule();
        Run before = node.newest(store);
        runOfSchedule();
        assertThat(node.all(store)).hasSize(3).allSatisfy(run -> assertThat(run.repeats())
                .isEqualTo(1));
        assertThat(find(before)).isEqualTo(before);
    }

    private void runOfSchedule() {
        clock.move(ORDERS);
        node.serve(store);
    }

    @Test
    void runsNothingWhileTheJobIsNotThereAndAtOnceWhenItComesBack() {
        SyncJob job = node.deploy("orders", run -> {});
        node.runs.remove(job);
        clock.move(Duration.ofHours(1));
        assertThat(node.serve(store)).hasValueSatisfying(at -> assertThat(at).isAfter(clock.instant()));
        assertThat(node.all(store)).isEmpty();
        assertThat(node.runs.jobs()).isEmpty();

        node.runs.add(job);
        assertThat(node.alarm.times).containsEntry(new Lane(store, "orders"), clock.instant());
        node.serve(store);
        assertThat(node.all(store)).hasSize(1);
    }

    @Test
    void stopsEverythingOfADisconnectedStoreAndStartsAnewWhenItIsConnectedAgain() {
        node.deploy("orders", run -> {});
        Run asked = node.ask(store);
        node.runs.connectionChanged(connections.put(store, Connection.State.DISCONNECTED));
        assertThat(node.serve(store)).isEmpty();
        assertThat(find(asked).state()).isEqualTo(State.CANCELLED);

        node.runs.connectionChanged(connections.put(store, Connection.State.ACTIVE));
        assertThat(node.alarm.times.get(new Lane(store, "orders"))).isAfter(clock.instant());
        assertThat(node.ask(store).state()).isEqualTo(State.QUEUED);
    }

    @Test
    void worksForAStoreThatNeedsAttention() {
        node.deploy("orders", run -> {});
        connections.put(store, Connection.State.NEEDS_ATTENTION);
        node.ask(store);
        node.serve(store);
        assertThat(node.newest(store).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void appliesAShorterIntervalAtOnceAndKeepsWhatWasAskedFor() {
        node.deploy("orders", run -> {});
        Run asked = node.ask(store);
        node.settings = Settings.of(Map.of("orders.interval.minutes", "2"));
        node.runs.settingsChanged();
        assertThat(node.table.dueAt(new Lane(store, "orders")).orElseThrow())
                .isBetween(clock.instant().plusSeconds(60), clock.instant().plusSeconds(120));
        assertThat(find(asked).state()).isEqualTo(State.QUEUED);
    }

    @Test
    void forgetsRunsAfterTheirTime() {
        node.deploy("orders", run -> {});
        Run old = node.ask(store);
        node.serve(store);
        clock.move(Duration.ofDays(91));
        node.serve(store);
        assertThat(node.runs.find(store, old.id())).isEmpty();
        assertThat(node.all(store)).hasSize(1);
    }

    @Test
    void listsTheNewestFirstAndOnlyOfOneStore() {
        ConnectionId second = connections.add("bbb222");
        node.deploy("orders", run -> {});
        for (int i = 0; i < 3; i++) {
            node.ask(store);
            node.serve(store);
        }
        node.ask(second);
        List<Run> newest = node.runs.list(store, Long.MAX_VALUE, 2);
        assertThat(newest).extracting(Run::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(node.runs.list(store, newest.get(1).id(), 10)).hasSize(1);
        assertThat(node.runs.find(second, newest.get(0).id())).isEmpty();
    }

    @Test
    void saysWhichJobsAndStoresThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.ask(store))
                .withMessage("There is no job 'orders'. There are no jobs now.");
        node.deploy("orders", run -> {});
        node.deploy("coupons", run -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.runs.request(RunRequest.of(store, "leads", Trigger.MANUAL)))
                .withMessage("There is no job 'leads'. There are: coupons, orders.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.ask(new ConnectionId(new AccountId("default"), "zzz")))
                .withMessage("The account 'default' has no connected store 'zzz'. There are: aaa111.");
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A run whose node is killed in the middle of it. */
    private Run startedAndLeft(TestNode dying) {
        Run asked = dying.ask(store);
        claim(dying == node ? "node-1" : "node-2");
        return asked;
    }

    /** Starts what waits on a node that then does nothing more. */
    private void claim(String name) {
        Claim claim = node.table.claim(
                new Lane(store, "orders"),
                name,
                clock.instant(),
                LaneRunner.LEASE,
                clock.instant().plus(ORDERS));
        assertThat(claim).isInstanceOf(Claim.Started.class);
    }

    private RunRequest orders(Trigger trigger) {
        return RunRequest.of(store, "orders", trigger);
    }

    private Run find(Run run) {
        return node.runs.find(run.connection(), run.id()).orElseThrow();
    }
}
