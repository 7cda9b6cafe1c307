package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.platform.AccountId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunCommandsTest {
    private final FakeRuns runs = new FakeRuns();
    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("default", "abc123", "Shop"))
            .with(SyncRuns.class, runs);

    @Test
    void asksForBothJobsWhenNoneIsNamed() throws Exception {
        runs.jobs.add("reconcile");
        assertThat(rig.run(sync(), "abc123", "--dry-run")).isEqualTo(new Rig.Outcome("""
                                Run 1 (coupons, dry run) is queued.
                                Run 2 (orders, dry run) is queued.
                                bigcommerce:runs shows how it goes; --follow waits for the end.
                                """, null));
    }

    @Test
    void followsARunInOneLine() throws Exception {
        runs.then(FakeRuns.running("reading orders", 250, OptionalLong.of(1000), ""))
                .then(FakeRuns.running(
                        "reading orders", 500, OptionalLong.empty(), "waiting 12 s for the store's quota"))
                .then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of("read", 1000L, "requests", 6L, "refused", 0L)));

        assertThat(rig.atTerminal().run(sync(), "abc123", "orders", "--follow"))
                .isEqualTo(new Rig.Outcome(
                        "\rorders: queued"
                                + "\rorders: reading orders 250 of 1000"
                                + "\rorders: reading orders 500, waiting 12 s for the store's quota"
                                + "\r" + " ".repeat(62) + "\b".repeat(62) + "\r"
                                + """
                                RUN  JOB     STATE      WHY     REQUESTED              TOOK  RESULT
                                  1  orders  succeeded  manual  2026-03-04T12:00:00Z  1.5 s  read 1000, requests 6
                                """,
                        null));
    }

    @Test
    void showsNoProgressWithoutATerminal() throws Exception {
        runs.then(FakeRuns.running("reading orders", 250, OptionalLong.of(1000), ""))
                .then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of("read", 1000L)));

        assertThat(rig.run(sync(), "abc123", "orders", "--follow").out()).startsWith("RUN  JOB");
    }

    @Test
    void endsWithAFailureWhenARunFailed() throws Exception {
        runs.then(FakeRuns.ended(Run.State.FAILED, "Reading orders failed: 401.\u001b[0m", Map.of("requests", 1L)));

        assertThat(rig.run(sync(), "--follow", "abc123", "orders")).isEqualTo(new Rig.Outcome("", """
                                RUN  JOB     STATE   WHY     REQUESTED              TOOK  RESULT
                                  1  orders  failed  manual  2026-03-04T12:00:00Z  1.5 s  requests 1
                                  Reading orders failed: 401.\\u001b[0m
                                """));
    }

    @Test
    void printsOneDocumentForPrograms() throws Exception {
        runs.then(FakeRuns.running("reading orders", 3, OptionalLong.of(3), ""))
                .then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of("requests", 2L, "read", 3L)));

        assertThat(rig.atTerminal().run(sync(), "abc123", "orders", "--follow", "--json"))
                .isEqualTo(new Rig.Outcome("""
                                {
                                  "items" : [
                                    {
                                      "id" : 1,
                                      "store" : "abc123",
                                      "account" : "default",
                                      "job" : "orders",
                                      "dryRun" : false,
                                      "trigger" : "manual",
                                      "parameters" : { },
                                      "by" : "",
                                      "state" : "succeeded",
                                      "requestedAt" : "2026-03-04T12:00:00Z",
                                      "startedAt" : "2026-03-04T12:00:01Z",
                                      "endedAt" : "2026-03-04T12:00:02.500Z",
                                      "phase" : "reading orders",
                                      "done" : 3,
                                      "total" : 3,
                                      "counts" : {
                                        "read" : 3,
                                        "requests" : 2
                                      },
                                      "error" : "",
                                      "repeats" : 1,
                                      "firstStartedAt" : null
                                    }
                                  ]
                                }
                                """, null));
    }

    @Test
    void letsTheRunGoOnWhenNobodyFollowsAnyMore() throws Exception {
        SyncCommand command = sync();
        command.pause = span -> {
            throw new InterruptedException();
        };

        assertThat(rig.run(command, "abc123", "orders", "--follow").failure())
                .isEqualTo("Not followed any more; the sync goes on. bigcommerce:cancel stops it.");
        assertThat(rig.run(new RunsCommand(), "abc123").out()).contains("1  orders  queued");
    }

    @Test
    void saysWhenTheRunnerGoesWhileItIsFollowed() throws Exception {
        SyncCommand command = sync();
        command.pause = span -> rig.without(SyncRuns.class);

        assertThat(rig.run(command, "abc123", "orders", "--follow").failure())
                .isEqualTo(
                        "The sync runner is not installed or stopped: bundle:list shows the state, bundle:start starts a"
                                + " bundle again.");
        assertThat(rig.usedServices()).isZero();
    }

    @Test
    void saysHowToSeeARunnerThatWasUpdated() throws Exception {
        rig.withReplaced(SyncRuns.class);

        assertThat(rig.run(sync(), "abc123").failure())
                .isEqualTo(
                        "The sync runner is not installed or stopped: bundle:list shows the state, bundle:start starts a"
                                + " bundle again. If it runs, bundle:refresh io.tributary.shell makes the commands see it.");
    }

    @Test
    void knowsTheJobsThatAreDeployed() throws Exception {
        runs.jobs.remove("coupons");
        assertThat(rig.run(sync(), "abc123", "coupons").failure())
                .isEqualTo("There is no job 'coupons'. There are: orders.");
        runs.jobs.clear();
        assertThat(rig.run(sync(), "abc123", "orders").failure())
                .isEqualTo("There is no job 'orders'. None is installed.");
        assertThat(rig.run(sync(), "abc123").failure())
                .isEqualTo("No job is installed: the order import and the coupon sync are missing or stopped.");
    }

    @Test
    void listsTheNewestRunsFirst() throws Exception {
        assertThat(rig.run(new RunsCommand(), "abc123").out()).isEqualTo("No job has run for this store yet.\n");
        rig.run(sync(), "abc123");
        rig.run(sync(), "abc123", "orders", "--dry-run");

        assertThat(rig.run(new RunsCommand(), "abc123", "--limit", "2").out()).isEqualTo("""
                        RUN  JOB               STATE   WHY     REQUESTED             TOOK  RESULT
                          3  orders (dry run)  queued  manual  2026-03-04T12:00:00Z
                          2  orders            queued  manual  2026-03-04T12:00:00Z
                        """);
    }

    @Test
    void showsWhatARunWasToldAndWhoAskedForIt() throws Exception {
        runs.request(RunRequest.of(new ConnectionId(new AccountId("default"), "abc123"), "orders", Trigger.MANUAL)
                .dry(true)
                .with(Map.of("to", "2026-03-31", "from", "2026-03-01"))
                .by("ann"));

        assertThat(rig.run(new RunsCommand(), "abc123").out())
                .contains("  1  orders (dry run, from 2026-03-01, to 2026-03-31)  queued  manual by ann  ");
    }

    @Test
    void cancelsARun() throws Exception {
        rig.run(sync(), "abc123", "orders");

        assertThat(rig.run(new CancelCommand(), "abc123", "1").out())
                .isEqualTo("Run 1 (orders) was asked to stop and is cancelled now.\n");
        assertThat(rig.run(new CancelCommand(), "abc123", "1").failure())
                .isEqualTo("Run 1 of default/abc123 has ended already.");
        assertThat(rig.run(new CancelCommand(), "abc123", "2").failure())
                .isEqualTo("The store default/abc123 has no run 2. bigcommerce:runs lists the runs that it has.");
        assertThat(rig.run(new CancelCommand(), "abc123", "first").failure())
                .isEqualTo("RUN is a whole number of at least 1, not 'first'.");
    }

    private static SyncCommand sync() {
        SyncCommand command = new SyncCommand();
        command.pause = span -> {};
        return command;
    }
}
