package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesText;
import io.tributary.orderimport.OrderPreview;
import io.tributary.orderimport.OrderPreview.Change;
import io.tributary.orderimport.OrderPreview.Sum;
import io.tributary.sync.SyncFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Previews, what-if, decisions made again and backfill. */
class RedecisionTest {
    private static final Map<String, String> FEBRUARY = Map.of("from", "2026-02-01", "to", "2026-02-28");
    private static final OrderRules SHIPPED_ONLY = OrderRules.standard()
            .withStatuses(new OrderRules.Statuses(
                    java.util.Set.of(2, 10),
                    java.util.Set.of(1, 7, 8, 9, 11, 12),
                    java.util.Set.of(0),
                    java.util.Set.of(3, 4, 5, 6),
                    java.util.Set.of(14),
                    java.util.Set.of(13)));

    private final World world = new World();

    RedecisionTest() {
        world.store.add(order(1).coupons("10", "ANN10"));
        world.store.add(order(2));
        world.store.add(order(3).status(10).coupons("10", "BOB10"));
    }

    @Test
    void aDryRunLeavesWhatItWouldDo() {
        OrderPreview preview = preview(world.dryRun());
        assertThat(preview.orders()).isEqualTo(3);
        assertThat(preview.changed()).isEqualTo(3);
        assertThat(preview.from()).isEmpty();
        assertThat(preview.currencies()).containsExactly(sum("", 0, "0", 3, "280"));
        assertThat(preview.affiliates())
                .containsExactly(sum("", 0, "0", 1, "100"), sum("ann", 0, "0", 1, "90"), sum("bob", 0, "0", 1, "90"));
        assertThat(preview.changes())
                .first()
                .isEqualTo(new Change(1, "not seen", "credited, live 90.00 USD for affiliate ann (ANN10)"));
        assertThat(world.platform.purchases).isEmpty();
    }

    @Test
    void triesOtherRulesAndChangesNothing() {
        world.run();
        int puts = world.platform.puts;
        FakeRun run = run(
                true, Map.of("from", "2026-02-01", "to", "2026-02-28", "rules", OrderRulesText.write(SHIPPED_ONLY)));
        OrderPreview preview = preview(run);
        assertThat(preview.orders()).isEqualTo(3);
        assertThat(preview.changed()).isEqualTo(2);
        assertThat(preview.from()).isEqualTo("2026-02-01T06:00:00Z");
        assertThat(preview.rules()).isEqualTo(OrderRulesText.write(SHIPPED_ONLY));
        assertThat(preview.currencies()).containsExactly(sum("", 3, "280", 1, "90"));
        assertThat(preview.changes())
                .contains(new Change(
                        1,
                        "credited, live 90.00 USD for affiliate ann (ANN10)",
                        "waiting, reversed 90.00 USD for affiliate ann (ANN10)"));
        assertThat(world.platform.puts).isEqualTo(puts);
        world.assertSettled();
    }

    @Test
    void decidesForRealUnderTheSavedRulesAsTheTrialSaid() {
        world.run();
        world.rules = SHIPPED_ONLY.withVersion(2);
        run(false, FEBRUARY);
        assertThat(world.purchase(1)).isEqualTo("reversed 90.00 USD ann");
        assertThat(world.purchase(2)).isEqualTo("reversed 100.00 USD");
        assertThat(world.purchase(3)).isEqualTo("live 90.00 USD bob");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 47: a code that somebody got later counts for old orders when a time is decided again")
    void findsTheAffiliatesAgain() {
        world.store.add(order(4).coupons("10", "CARL5"));
        world.run();
        world.platform.code("CARL5", "carl");
        run(false, FEBRUARY);
        assertThat(world.purchase(4)).isEqualTo("live 90.00 USD carl");
        world.assertSettled();
    }

    @Test
    void leavesOrdersOfOtherTimesAndWhatIsNewToTheOrdinaryRun() {
        world.run();
        world.store.add(order(4).created("2026-01-10T10:00:00Z"));
        world.store.now = world.store.now.plusSeconds(7200);
        world.store.change(2, o -> o.goods("70.00"));
        world.store.add(order(5));
        run(false, FEBRUARY);
        assertThat(world.purchase(4)).isEqualTo("none");
        world.run();
        assertThat(world.purchase(4)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(2)).isEqualTo("live 70.00 USD");
        assertThat(world.purchase(5)).isEqualTo("live 100.00 USD");
        world.assertSettled();
    }

    @Test
    void goesOnAfterItEndedInTheMiddle() {
        world.run();
        world.rules = SHIPPED_ONLY.withVersion(2);
        world.store.pageSize = 1;
        world.store.disturbance = call -> {
            if (call.equals("orders from 3")) {
                throw new StoreException.Unavailable(503, "down", null, false, null);
            }
        };
        FakeRun broken = world.newRun(false);
        broken.parameters.putAll(FEBRUARY);
        assertThatThrownBy(() -> world.job().run(broken)).isInstanceOf(SyncFailure.class);
        world.store.disturbance = call -> {};
        run(false, FEBRUARY);
        assertThat(world.purchase(2)).isEqualTo("reversed 100.00 USD");
        assertThat(world.platform.effects).containsEntry(1L, 2).containsEntry(2L, 2);
        world.assertSettled();
    }

    @Test
    void backfillsATimeBeforeTheStartAndTakesItBack() {
        OrderRules late = OrderRules.standard().withCreatedSince(Optional.of(Instant.parse("2026-02-15T00:00:00Z")));
        world.rules = late;
        world.run();
        assertThat(world.purchase(1)).isEqualTo("none");

        OrderRules.Period february =
                new OrderRules.Period(Instant.parse("2026-02-01T06:00:00Z"), Instant.parse("2026-03-01T06:00:00Z"));
        OrderRules with = late.withHistorical(List.of(february));
        OrderPreview preview = preview(
                run(true, Map.of("from", "2026-02-01", "to", "2026-02-28", "rules", OrderRulesText.write(with))));
        assertThat(preview.currencies()).containsExactly(sum("", 0, "0", 3, "280"));
        world.rules = with.withVersion(2);
        run(false, FEBRUARY);
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        world.assertSettled();

        world.rules = late.withVersion(3);
        run(false, FEBRUARY);
        assertThat(world.purchase(1)).isEqualTo("reversed 90.00 USD ann");
        world.assertSettled();
    }

    @Test
    void refusesToUseRulesThatWereNotSaved() {
        FakeRun run = world.newRun(false);
        run.parameters.putAll(Map.of("rules", OrderRulesText.write(SHIPPED_ONLY)));
        assertThatThrownBy(() -> world.job().run(run))
                .isInstanceOf(SyncFailure.class)
                .hasMessage("Other rules are only tried in a dry run; save them to use them.");
    }

    @Test
    void remembersTheNewestDryRuns() {
        FakeRun first = world.dryRun();
        for (int i = 0; i < 20; i++) {
            world.dryRun();
        }
        assertThat(world.redecisions().preview(World.STORE, first.runId())).isEmpty();
        assertThat(world.redecisions().preview(World.STORE, first.runId() + 1)).isPresent();
    }

    private OrderPreview preview(FakeRun run) {
        return world.redecisions().preview(World.STORE, run.runId()).orElseThrow();
    }

    private FakeRun run(boolean dryRun, Map<String, String> parameters) {
        FakeRun run = world.newRun(dryRun);
        run.parameters.putAll(parameters);
        try {
            world.job().run(run);
        } catch (SyncFailure | InterruptedException e) {
            throw new AssertionError(e);
        }
        return run;
    }

    private static Sum sum(String affiliate, long before, String was, long after, String is) {
        return new Sum(affiliate, "USD", before, new BigDecimal(was), after, new BigDecimal(is));
    }
}
