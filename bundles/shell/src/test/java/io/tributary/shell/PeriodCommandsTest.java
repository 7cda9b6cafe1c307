package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.orderimport.OrderPreview;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.Reconciles;
import io.tributary.orderimport.Redecisions;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodCommandsTest {
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T06:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T06:00:00Z");

    private final FakeRuns runs = new FakeRuns();
    private final Orders orders = new Orders();
    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("default", "abc123", "Shop"))
            .with(SyncRuns.class, runs)
            .with(Reconciles.class, orders)
            .with(Redecisions.class, orders);

    @Test
    void reconcilesAndNamesWhatDiffers() throws Exception {
        runs.then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of()));
        ReconcileCommand command = new ReconcileCommand();
        command.pause = span -> {};
        assertThat(rig.run(command, "abc123", "--from", "2026-02-01", "--to", "2026-02-28", "--dry-run"))
                .isEqualTo(new Rig.Outcome("""
                        Orders from 2026-02-01T06:00:00Z to 2026-03-01T06:00:00Z: the store lists 3, and counts 18.
                        STATUS  COUNTED  LISTED
                             0       15       0
                          The store counts unfinished checkouts otherwise than it lists.

                        ORDERS  STATE     REASON
                             2  credited  a coupon on it belongs to an affiliate
                             1            not in the ledger

                        missing 1: the store has it, the ledger does not.
                        ORDER  FOUND    WHAT WAS SEEN
                           17  missing  status 11
                        Nothing was done about it, since this was a dry run.
                        """, null));
        assertThat(orders.asked).containsExactly("reconcile 2026-02-01 2026-02-28 dry");
    }

    @Test
    void showsWhatOtherRulesWouldDo() throws Exception {
        runs.then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of()));
        WhatIfCommand command = new WhatIfCommand();
        command.pause = span -> {};
        assertThat(rig.run(command, "abc123").out()).isEqualTo("""
                Nothing was changed. Of 3 orders 1 would change.

                ALL  CURRENCY  ORDERS NOW  AMOUNT NOW  ORDERS THEN  AMOUNT THEN
                     USD                2      190.00            1        90.00

                AFFILIATE  CURRENCY  ORDERS NOW  AMOUNT NOW  ORDERS THEN  AMOUNT THEN
                none       USD                1      100.00            0         0.00

                ORDER  NOW              THEN
                    2  live 100.00 USD  reversed 100.00 USD
                """);
        assertThat(rig.run(new PreviewCommand(), "abc123", "1").out()).startsWith("Nothing was changed.");
        assertThat(rig.run(new PreviewCommand(), "abc123", "2").failure()).contains("has no preview of a run 2");
        assertThat(rig.run(new WhatIfCommand(), "abc123", "--rules", "/no/such/file")
                        .failure())
                .isEqualTo("The file /no/such/file cannot be read.");
    }

    @Test
    void backfillsAndTakesItBack() throws Exception {
        assertThat(rig.run(new BackfillCommand(), "abc123", "--preview", "--undo")
                        .failure())
                .startsWith("Only one of --preview and --undo can be done.");
        assertThat(rig.run(new BackfillCommand(), "abc123", "--undo").failure())
                .isEqualTo("The time was not backfilled.");
        runs.then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of()));
        BackfillCommand command = new BackfillCommand();
        command.pause = span -> {};
        assertThat(rig.run(command, "abc123", "--from", "2026-02-01", "--to", "2026-02-28")
                        .out())
                .startsWith("RUN  JOB");
        assertThat(orders.asked).containsExactly("undo  ", "backfill 2026-02-01 2026-02-28");
    }

    private final class Orders implements Reconciles, Redecisions {
        final List<String> asked = new ArrayList<>();

        private Run run(ConnectionId store, String job, boolean dry) {
            return runs.request(RunRequest.of(store, job, Trigger.MANUAL).dry(dry));
        }

        @Override
        public Run request(ConnectionId store, String from, String to, boolean dryRun, String by) {
            asked.add("reconcile " + from + " " + to + (dryRun ? " dry" : ""));
            return run(store, "reconcile", dryRun);
        }

        @Override
        public Optional<ReconcileReport> find(ConnectionId store, long run) {
            return Optional.of(new ReconcileReport(
                    run,
                    true,
                    FEBRUARY,
                    MARCH,
                    MARCH,
                    MARCH,
                    true,
                    3,
                    18,
                    List.of(new ReconcileReport.StatusCount(0, 15, 0), new ReconcileReport.StatusCount(11, 3, 3)),
                    List.of(new ReconcileReport.Standing(
                            OrderState.CREDITED, "coupon", "a coupon on it belongs to an affiliate", 2)),
                    1,
                    0,
                    Map.of(ReconcileKind.MISSING, 1L),
                    List.of(new ReconcileReport.Finding(17, ReconcileKind.MISSING, "status 11"))));
        }

        @Override
        public List<ReconcileReport> list(ConnectionId store, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Run whatIf(ConnectionId store, String from, String to, String rules, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Run redecide(ConnectionId store, String from, String to, boolean dryRun, String by) {
            return run(store, "orders", dryRun);
        }

        @Override
        public Run backfill(ConnectionId store, String from, String to, boolean preview, String by) {
            asked.add("backfill " + from + " " + to);
            return run(store, "orders", preview);
        }

        @Override
        public Run undoBackfill(ConnectionId store, String from, String to, String by) {
            asked.add("undo " + from + " " + to);
            throw new IllegalArgumentException("The time was not backfilled.");
        }

        @Override
        public Optional<OrderPreview> preview(ConnectionId store, long run) {
            return run > 1
                    ? Optional.empty()
                    : Optional.of(new OrderPreview(
                            run,
                            MARCH,
                            "",
                            "",
                            "",
                            3,
                            1,
                            List.of(sum("190", 2, "90", 1)),
                            List.of(sum("100", 1, "0", 0)),
                            List.of(new OrderPreview.Change(2, "live 100.00 USD", "reversed 100.00 USD"))));
        }

        private OrderPreview.Sum sum(String before, long ordersBefore, String after, long ordersAfter) {
            return new OrderPreview.Sum(
                    "", "USD", ordersBefore, new BigDecimal(before), ordersAfter, new BigDecimal(after));
        }
    }
}
