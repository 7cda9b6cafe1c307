package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.StoreException;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.ReconcileReport.Finding;
import io.tributary.orderimport.ReconcileReport.StatusCount;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.sync.SyncFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reconcile finds. */
class ReconcileTest {
    private final World world = new World();

    ReconcileTest() {
        world.store.listsArchived = false;
        world.store.pageSize = 25;
        for (long id = 1; id <= 60; id++) {
            world.store.add(id % 3 == 0 ? order(id).coupons("10", "ANN10") : order(id));
        }
    }

    @Test
    void findsNothingWhereEverythingAgrees() {
        world.store.add(order(61).status(7));
        world.store.add(order(62).status(0));
        world.store.add(order(63).status(6));
        world.run();
        world.store.calls.clear();

        ReconcileReport report = world.reconcile(false);

        assertThat(report.agrees()).isTrue();
        assertThat(report.found()).isEmpty();
        assertThat(report.orders()).isEmpty();
        assertThat(report.listed()).isEqualTo(63).isEqualTo(report.counted());
        assertThat(report.statuses())
                .contains(new StatusCount(11, 60, 60), new StatusCount(7, 1, 1), new StatusCount(0, 1, 1));
        assertThat(report.standings())
                .extracting(each -> each.state().label() + " " + each.reason() + " " + each.orders())
                .containsExactlyInAnyOrder(
                        "credited coupon 20",
                        "uncredited no-coupon 40",
                        "waiting unpaid 1",
                        "ignored unfinished 1",
                        "ignored never-counted 1");
        assertThat(world.store.calls)
                .as("three pages, the empty one behind them, and the count")
                .hasSize(5);
        assertThat(world.runs.requests).isEmpty();
    }

    @Test
    @DisplayName("planted faults are named, exactly these, and healed by the import; case 27: an archived order")
    void plantedFaults() {
        world.store.add(order(400));
        world.store.change(29, o -> o.goods("80.00"));
        world.run();
        world.run();
        forget(17);
        world.store.orders.get(23L).status(5);
        setModified(29, "2026-02-01T00:00:00Z");
        world.store.orders.get(42L).deleted();
        world.store.orders.remove(400L);
        hold(57, "80.00");
        world.platform.purchases.remove(World.key(58));
        world.store.now = world.store.now.plusSeconds(3600);
        world.store.add(order(500));

        ReconcileReport dry = world.reconcile(true);

        assertThat(dry.orders())
                .extracting(each -> each.order() + " " + each.kind())
                .containsExactly(
                        "17 MISSING",
                        "23 STALE",
                        "29 STALE",
                        "42 GONE",
                        "57 PLATFORM",
                        "58 PLATFORM",
                        "400 GONE",
                        "500 NEWER");
        assertThat(dry.found())
                .isEqualTo(Map.of(
                        ReconcileKind.MISSING, 1L,
                        ReconcileKind.STALE, 2L,
                        ReconcileKind.GONE, 2L,
                        ReconcileKind.PLATFORM, 2L,
                        ReconcileKind.NEWER, 1L));
        assertThat(detail(dry, 23))
                .isEqualTo("status 5 and modified 2026-03-01T12:00:00Z in the store,"
                        + " status 11 and modified 2026-03-01T12:00:00Z in the ledger");
        assertThat(detail(dry, 57))
                .isEqualTo("live 90.00 USD for affiliate ann (ANN10) in the ledger,"
                        + " live 80.00 USD for affiliate ann (ANN10) on the platform");
        assertThat(detail(dry, 58)).endsWith(", no purchase on the platform");
        assertThat(dry.agrees()).isFalse();
        assertThat(dry.unseen()).isEqualTo(2);
        assertThat(dry.standings().stream()
                                .mapToLong(ReconcileReport.Standing::orders)
                                .sum()
                        + dry.unseen())
                .isEqualTo(dry.listed());
        assertThat(world.runs.requests).isEmpty();

        assertThat(world.reconcile(false).orders()).isEqualTo(dry.orders());
        assertThat(world.runs.requests).isNotEmpty().allMatch("orders EVENT"::equals);
        world.run();

        ReconcileReport again = world.reconcile(false);
        assertThat(again.found()).isEmpty();
        assertThat(again.agrees()).isTrue();
        assertThat(again.hidden()).isEqualTo(2);
        assertThat(world.purchase(17)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(23)).isEqualTo("reversed 100.00 USD");
        assertThat(world.purchase(42)).isEqualTo("reversed 90.00 USD ann");
        assertThat(world.purchase(57)).isEqualTo("live 90.00 USD ann");
        assertThat(world.purchase(58)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(400)).isEqualTo("live 100.00 USD");
        world.assertSettled();
    }

    @Test
    void namesAPurchaseThatThePlatformHoldsForNoReason() {
        world.store.add(order(61).status(7));
        world.run();
        hold(61, "5.00");
        assertThat(world.reconcile(true).orders())
                .extracting(Finding::order, Finding::kind, Finding::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        61L,
                        ReconcileKind.PLATFORM,
                        "no purchase in the ledger, live 5.00 USD for affiliate ann (ANN10) on the platform"));
    }

    @Test
    void namesOrdersThatFailedWithTheirError() {
        world.run();
        world.store.add(order(61).hiddenCoupons("10"));
        world.store.disturbance = call -> {
            if (call.equals("coupons of 61")) {
                throw new StoreException.Unavailable(500, "the store answered 500", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("61");
        ReconcileReport report = world.reconcile(false);
        assertThat(report.orders()).containsExactly(new Finding(61, ReconcileKind.FAILED, "the store answered 500"));
        assertThat(report.differences()).isZero();
    }

    @Test
    void saysThatNothingWasImportedYet() {
        ReconcileReport report = world.reconcile(false);
        assertThat(report.found()).isEqualTo(Map.of(ReconcileKind.NEWER, 60L));
        assertThat(report.orders().get(0).detail()).endsWith("the first import has not ended");
        assertThat(report.differences()).isZero();
    }

    @Test
    @DisplayName("case 80: an empty answer in the middle of the list is gone on with, and no order is taken for gone")
    void goesOnBehindAnEmptyAnswer() {
        world.run();
        world.store.emptyOnce = 26;
        ReconcileReport report = world.reconcile(false);
        assertThat(report.found()).isEmpty();
        assertThat(report.listed()).isEqualTo(60);
    }

    @Test
    void failsAndSaysNothingOfHiddenOrdersWhereTheStoreCountsMoreThanItLists() {
        world.run();
        world.store.miscount.put(11, 3L);
        world.store.orders.remove(7L);
        FakeRun run = world.newRun(false);
        assertThatThrownBy(() -> world.reconcileJob().run(run))
                .isInstanceOf(SyncFailure.class)
                .hasMessage("the store counts 62 orders and its list shows 59, so nothing is said of orders that it"
                        + " does not show; run it again");
        ReconcileReport report =
                world.reconciles().find(World.STORE, run.runId()).orElseThrow();
        assertThat(report.complete()).isFalse();
        assertThat(report.found()).isEmpty();
        assertThat(world.runs.requests).isEmpty();
    }

    @Test
    void namesADifferenceThatOnlyUnfinishedCheckoutsMake() {
        world.run();
        world.store.miscount.put(0, 15L);
        ReconcileReport report = world.reconcile(false);
        assertThat(report.complete()).isTrue();
        assertThat(report.agrees()).isFalse();
        assertThat(report.statuses()).contains(new StatusCount(0, 15, 0));
    }

    @Test
    void looksOnlyAtOrdersOfTheTimeAndCountsThoseThatNobodyAskedFor() {
        world.store.add(order(61).created("2025-12-01T10:00:00Z"));
        world.store.add(order(62).created("2026-02-20T10:00:00Z"));
        world.run();
        world.store.ignoresDate = true;
        FakeRun run = world.newRun(false);
        run.parameters.putAll(Map.of("from", "2026-02-15", "to", "2026-02-20"));
        run(run);
        ReconcileReport report =
                world.reconciles().find(World.STORE, run.runId()).orElseThrow();
        assertThat(report.from()).isEqualTo("2026-02-15T06:00:00Z");
        assertThat(report.to()).isEqualTo("2026-02-21T06:00:00Z");
        assertThat(report.listed()).isEqualTo(1);
        assertThat(report.found()).isEmpty();
        assertThat(run.count("unasked")).isEqualTo(61);
    }

    @Test
    void takesAnOrderThatIsJustBeingImportedForWhatItIs() {
        world.run();
        world.store.now = world.store.now.plusSeconds(3600);
        for (int i = 0; i < 3; i++) {
            // So that the import does not read the orders again as those of the last minutes.
            world.run();
        }
        forget(17);
        world.store.afterPage = () -> {
            world.store.afterPage = () -> {};
            world.store.change(9, o -> o.goods("70.00"));
            world.run();
        };
        assertThat(world.reconcile(true).orders()).extracting(Finding::order).containsExactly(17L);
    }

    @Test
    void stopsWhenItIsCancelled() {
        world.run();
        world.store.afterPage = () -> Thread.currentThread().interrupt();
        assertThatThrownBy(() -> world.reconcileJob().run(world.newRun(false)))
                .isInstanceOf(InterruptedException.class);
        assertThat(world.reconciles().list(World.STORE, 10)).isEmpty();
    }

    @Test
    void forgetsTheOldestReports() {
        world.store.orders.tailMap(3L).clear();
        world.run();
        for (int i = 0; i < 62; i++) {
            world.reconcile(true);
        }
        List<ReconcileReport> all = world.reconciles().list(World.STORE, 1000);
        assertThat(all).hasSize(60);
        assertThat(all).extracting(ReconcileReport::run).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    private void run(FakeRun run) {
        try {
            world.reconcileJob().run(run);
        } catch (SyncFailure | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String detail(ReconcileReport report, long order) {
        return report.orders().stream()
                .filter(each -> each.order() == order)
                .findFirst()
                .orElseThrow()
                .detail();
    }

    /** The platform holds something else for an order than it was asked to. */
    private void hold(long order, String amount) {
        world.platform.purchases.put(
                World.key(order),
                new Purchase(
                        World.key(order),
                        Purchase.State.LIVE,
                        Money.of(amount, "USD"),
                        Optional.of(new Purchase.Credit(
                                new AffiliateId("ann"), new AffiliateCode("ANN10"), Purchase.Channel.COUPON)),
                        Instant.parse("2026-02-01T10:00:00Z")));
    }

    private void forget(long order) {
        execute("delete from orders_order where order_id = " + order);
    }

    private void setModified(long order, String moment) {
        execute("update orders_order set modified_at = timestamp with time zone '" + moment.replace('T', ' ')
                + "' where order_id = " + order);
    }

    private void execute(String sql) {
        world.database.open(LedgerOrders.class, "orders").useHandle(handle -> handle.execute(sql));
    }
}
