package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.OrderRules;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.TraceLine;
import io.tributary.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderLifeTest {
    private final World world = new World();

    @AfterEach
    void anotherRunChangesNothing() {
        world.assertSettled();
    }

    @Test
    @DisplayName("case 16: pending, then paid")
    void pendingThenPaid() {
        world.store.add(order(1).status(1));
        assertThat(world.run().counts).containsEntry("waiting", 1L);
        assertThat(world.purchase(1)).isEqualTo("none");

        status(11);

        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
    }

    @Test
    @DisplayName("case 17: back and forth is one purchase all the time")
    void backAndForth() {
        world.store.add(order(1).coupons("10", "ANN10"));
        world.run();
        status(5);
        assertThat(world.purchase(1)).isEqualTo("reversed 90.00 USD ann");
        status(11);
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(world.platform.purchases).hasSize(1);
        assertThat(explain().history())
                .extracting(OrderExplanation.Change::before)
                .containsExactly(
                        "credited: live 90.00 USD for affiliate ann (ANN10)",
                        "reversed: reversed 90.00 USD for affiliate ann (ANN10)");
    }

    @Test
    @DisplayName("case 103: a purchase that the platform has and a restored ledger does not know")
    void takesBackWhatTheLedgerForgot() {
        List.of(1, 2, 3, 4).forEach(id -> world.store.add(order(id)));
        world.run();
        World restored = new World(TestDatabase.h2(), world.store, world.platform);
        world.store.change(1, order -> order.status(5));
        world.store.change(2, order -> order.status(7));
        world.store.change(3, order -> order.status(13));

        restored.run();

        assertThat(world.purchase(1)).isEqualTo("reversed 100.00 USD");
        assertThat(world.purchase(2)).isEqualTo("reversed 100.00 USD");
        assertThat(world.purchase(3)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(4)).isEqualTo("live 100.00 USD");
        restored.assertSettled();
        world.run();
    }

    @Test
    void aPurchaseWhoseOrderIsUnpaidAgainIsTakenBackUntilItCounts() {
        world.store.add(order(1));
        world.run();
        status(7);
        assertThat(world.purchase(1)).isEqualTo("reversed 100.00 USD");
        assertThat(explain().state().label()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("case 19: never paid is never a purchase")
    void neverPaid() {
        world.store.add(order(1).status(7));
        world.run();
        status(6);
        assertThat(world.platform.puts).isZero();
        assertThat(explain().state().label()).isEqualTo("ignored");
        assertThat(explain().reason()).isEqualTo("never-counted");
    }

    @Test
    @DisplayName("case 20: declined after paid is taken back once")
    void declinedAfterPaid() {
        world.store.add(order(1));
        world.run();
        status(6);
        assertThat(world.purchase(1)).isEqualTo("reversed 100.00 USD");
        assertThat(world.platform.effects).containsEntry(1L, 2);
    }

    @Test
    @DisplayName("case 21: an unfinished order that turns real days later is imported")
    void unfinishedThenReal() {
        world.store.add(order(1).status(0));
        assertThat(world.run().counts).containsEntry("ignored", 1L);
        world.store.now = world.store.now.plusSeconds(2 * 86_400);
        status(11);
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
    }

    @Test
    @DisplayName("case 22: an edited order is the same purchase with the new amount, the old one in the history")
    void edited() {
        world.store.add(order(1).status(2));
        world.run();
        world.store.change(1, o -> o.goods("80.0000"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 80.00 USD");
        assertThat(explain().history().get(0).before()).isEqualTo("uncredited: live 100.00 USD without affiliate");
    }

    @Test
    @DisplayName("case 23: a partial refund, then a full one")
    void partialThenFull() {
        world.store.add(order(1));
        world.run();
        world.store.refund(1, "30.00");
        status(14);
        assertThat(world.purchase(1)).isEqualTo("live 70.00 USD");
        status(4);
        assertThat(world.purchase(1)).isEqualTo("reversed 70.00 USD");
    }

    @Test
    @DisplayName("case 26: a refund that leaves the order untouched lessens its purchase")
    void refundWithoutStatusChange() {
        world.store.add(order(1).status(10));
        world.run();
        world.store.now = world.store.now.plusSeconds(86_400);
        world.run();
        world.store.refund(1, "40.00");

        FakeRun run = world.run();

        assertThat(run.counts).containsEntry("refunds", 1L).containsEntry("changed", 1L);
        assertThat(world.purchase(1)).isEqualTo("live 60.00 USD");
    }

    @Test
    @DisplayName("case 27: an order shown as archived is taken back")
    void archived() {
        world.store.add(order(1));
        world.run();
        world.store.change(1, OrderBuilder::deleted);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("reversed 100.00 USD");
    }

    @Test
    @DisplayName("case 27: an order that the store just does not show any more stays, and is shown as held")
    void vanished() {
        world.store.add(order(1).status(10));
        world.run();
        world.store.orders.remove(1L);
        world.store.refund(1, "40.00");
        assertThat(world.run().counts).containsEntry("held", 1L);
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(explain().reason()).isEqualTo("gone");
    }

    @Test
    @DisplayName("case 28: a free order is a credited purchase of 0")
    void freeOrder() {
        world.store.add(order(1).goods("50.00").coupons("50.00", "ANN10"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 0.00 USD ann");
    }

    @Test
    @DisplayName("case 35: an unknown status is held and the run succeeds")
    void unknownStatus() {
        world.store.add(order(1).status(99));
        assertThat(world.run().counts).containsEntry("held", 1L);
        assertThat(world.platform.puts).isZero();
    }

    @Test
    @DisplayName("case 36: disputed keeps the purchase as it is, then it goes on")
    void disputed() {
        world.store.add(order(1).status(10));
        world.run();
        status(13);
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(explain().state().label()).isEqualTo("held");
        status(10);
        assertThat(world.platform.effects).containsEntry(1L, 1);
    }

    @Test
    @DisplayName("case 37: two orders are two purchases, however alike")
    void twins() {
        world.store.add(order(1));
        world.store.add(order(2));
        world.run();
        assertThat(world.platform.purchases).hasSize(2);
    }

    @Test
    @DisplayName("case 40: migrated orders are not credited")
    void migrated() {
        world.store.add(order(1).created("2019-01-01T00:00:00Z").migrated().coupons("10", "ANN10"));
        assertThat(world.run().counts).containsEntry("ignored", 1L);
        assertThat(world.platform.puts).isZero();
    }

    @Test
    @DisplayName("case 15: the start date looks at the creation of an order, and twice gives the same")
    void startDate() {
        world.rules = OrderRules.standard().withCreatedSince(Optional.of(Instant.parse("2026-02-01T00:00:00Z")));
        world.store.add(order(1).created("2026-01-15T00:00:00Z"));
        world.store.add(order(2).created("2026-02-15T00:00:00Z"));
        world.run();
        assertThat(world.platform.purchases).containsOnlyKeys(World.key(2));
        assertThat(explain().reason()).isEqualTo("too-old");
    }

    @Test
    void partlyRefundedWithoutAnyRecordStaysWholeAndSaysSo() {
        world.store.add(order(1).status(14));
        world.run();
        assertThat(world.store.calls).contains("refunds of 1");
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(explain().trace()).extracting(TraceLine::rule).contains("refunds");
    }

    private void status(int status) {
        world.store.change(1, o -> o.status(status));
        world.run();
    }

    private OrderExplanation explain() {
        return world.ledger().explain(World.STORE, 1).orElseThrow();
    }
}
