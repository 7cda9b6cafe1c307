package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AccountId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LookAgainTest {
    final World world;

    LookAgainTest() {
        world = new World(TestDatabase.empty());
    }

    @Test
    void anOrderIsReadAndDecidedAgainAlthoughNothingChanged() {
        world.store.add(order(1).coupons("10", "ANN10"));
        world.store.add(order(2));
        world.run();
        world.platform.purchases.remove(World.key(1));
        ask(false, 1);
        world.store.calls.clear();

        FakeRun run = world.run();

        assertThat(world.store.calls).contains("order 1").doesNotContain("order 2");
        assertThat(run.count("again")).isEqualTo(1);
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(explain(1).trace()).first().isEqualTo(new TraceLine("asked", "the test says so", "decided again"));
        assertThat(explain(1).history()).singleElement().satisfies(change -> {
            assertThat(change.after()).isEqualTo(change.before());
            assertThat(change.cause()).isEqualTo("the test says so");
            assertThat(change.run()).isEqualTo(2);
        });
        assertThat(explain(1).calls()).extracting(call -> call.run()).containsExactly(1L, 2L);
        world.assertSettled();
        assertThat(world.store.calls).containsOnlyOnce("order 1");
    }

    @Test
    void aPurchaseThatThePlatformHoldsOfAnOrderThatNeverCountedIsTakenBack() {
        world.store.add(order(1).status(5));
        world.run();
        assertThat(world.platform.purchases).isEmpty();
        world.platform.purchases.put(
                World.key(1),
                new Purchase(
                        World.key(1),
                        Purchase.State.LIVE,
                        new Money(new BigDecimal("100.00"), Currency.getInstance("USD")),
                        Optional.empty(),
                        Instant.parse("2026-02-01T10:00:00Z")));
        world.run();
        assertThat(world.purchase(1)).as("nobody looked").isEqualTo("live 100.00 USD");
        ask(false, 1);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("reversed 100.00 USD");
        assertThat(explain(1).state().label()).isEqualTo("reversed");
        world.assertSettled();
    }

    @Test
    void anOrderThatWasNeverSeenIsImported() {
        world.store.add(order(5));
        world.run();
        world.store.orders.put(3L, order(3));
        ask(false, 3);
        world.run();
        assertThat(world.purchase(3)).isEqualTo("live 100.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName(
            "case 47: an order whose code was given to somebody later is hers when it is decided anew, and only then")
    void codeKnownLater() {
        world.store.add(order(1).coupons("10", "CARL5"));
        world.run();
        world.platform.code("CARL5", "carl");
        ask(false, 1);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        ask(true, 1);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD carl");
        assertThat(explain(1).trace())
                .contains(new TraceLine("asked", "the test says so", "decided again, the affiliate as well"));
        world.assertSettled();
    }

    @Test
    void anewIsNotForgottenWhenTheOrderDoesNotCountAtThatMoment() {
        world.store.add(order(1).coupons("10", "CARL5"));
        world.run();
        world.platform.code("CARL5", "carl");
        world.store.change(1, o -> o.status(7));
        ask(true, 1);
        world.run();
        world.store.change(1, o -> o.status(11));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD carl");
    }

    @Test
    void anewIsNotForgottenWhenTheOrderCannotBeReadFully() {
        world.store.add(order(1).hiddenCoupons("10"));
        world.store.coupon(1, "CARL5");
        world.run();
        world.platform.code("CARL5", "carl");
        ask(true, 1);
        world.store.disturbance = call -> {
            if (call.equals("coupons of 1")) {
                throw new StoreException.Unavailable(500, "not now", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("1 order could not be taken");
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD carl");
        world.assertSettled();
    }

    @Test
    void whoAsksWhileTheOrderIsBeingDecidedIsNotForgotten() {
        world.store.add(order(1));
        world.run();
        ask(false, 1);
        boolean[] once = {true};
        world.store.disturbance = call -> {
            if (call.equals("order 1") && once[0]) {
                once[0] = false;
                ask(true, 1);
            }
        };
        world.run();
        world.store.calls.clear();
        world.run();
        assertThat(world.store.calls).contains("order 1");
        world.store.calls.clear();
        world.run();
        assertThat(world.store.calls).doesNotContain("order 1");
    }

    @Test
    void aDryRunLooksAndLeavesIt() {
        world.store.add(order(1).coupons("10", "CARL5"));
        world.run();
        world.platform.code("CARL5", "carl");
        ask(true, 1);
        assertThat(world.dryRun().count("credited")).isEqualTo(1);
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD carl");
    }

    @Test
    void whatTheStoreCannotShowNowStaysAskedFor() {
        world.store.add(order(1));
        world.run();
        ask(false, 1);
        world.store.disturbance = call -> {
            if (call.equals("order 1")) {
                throw new StoreException.Unavailable(500, "GET /v2/orders/1 answered 500", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("GET /v2/orders/1 answered 500");
        world.store.disturbance = call -> {};
        assertThat(world.run().count("again")).isEqualTo(1);
        assertThat(world.run().count("again")).isZero();
    }

    @Test
    @DisplayName(
            "case 27: an order that is shown as archived is taken back; one that is not shown is held, and asked for once")
    void archivedAndGone() {
        world.store.add(order(1));
        world.store.add(order(2));
        world.run();
        world.store.orders.get(1L).deleted();
        world.store.orders.remove(2L);
        ask(false, 1, 2, 3);
        FakeRun run = world.run();
        assertThat(world.purchase(1)).isEqualTo("reversed 100.00 USD");
        assertThat(world.purchase(2)).isEqualTo("live 100.00 USD");
        assertThat(explain(2).reason()).isEqualTo("gone");
        assertThat(run.count("unknown")).isEqualTo(1);
        ask(false, 2);
        world.run();
        assertThat(world.run().count("again")).isZero();
    }

    @Test
    void retryingAllMeansThoseThatFailed() {
        for (long id = 1; id <= 1200; id++) {
            world.store.add(order(id));
            if (id > 1) {
                world.platform.refuses.add(id);
            }
        }
        world.failingRun();
        world.platform.refuses.clear();
        LookAgain asked = world.ledger().retryAll(World.STORE, true);
        assertThat(asked.orders()).isEqualTo(1199);
        assertThat(world.runs.requests).containsExactly("orders MANUAL");
        world.run();
        assertThat(world.platform.purchases).hasSize(1200);
        assertThat(world.ledger().retryAll(World.STORE, true).orders()).isZero();
        world.assertSettled();
    }

    @Test
    void askingWakesTheJobOnceItIsThere() {
        assertThat(world.ledger().retry(World.STORE, List.of(1L), false).run()).isPresent();
        assertThat(world.runs.requests).containsExactly("orders MANUAL");
        world.runs.jobIsMissing = true;
        assertThat(world.ledger().retry(World.STORE, List.of(1L), false).run()).isEmpty();
        LedgerOrders alone = world.ledger();
        alone.runs = null;
        assertThat(alone.retry(World.STORE, List.of(1L), false).run()).isEmpty();
        assertThat(world.run().count("again")).isEqualTo(1);
    }

    @Test
    void whatCannotBeAskedForIsSaid() {
        assertThatThrownBy(() -> ask(false, 0)).hasMessageContaining("greater than 0");
        ConnectionId other = new ConnectionId(new AccountId("default"), "nobody");
        assertThatThrownBy(() -> world.ledger().retryAll(other, false).orders())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no store default/nobody.");
    }

    @Test
    void theReasonMayBeAnyText() {
        world.store.add(order(1));
        world.ledger().lookAgain(World.STORE, List.of(1L), false, "\0" + "x".repeat(498) + "\ud83d\ude00 end");
        world.run();
        assertThat(explain(1).trace().get(0).input()).isEqualTo("\ufffd" + "x".repeat(498));
    }

    void ask(boolean anew, long... orders) {
        world.ledger().lookAgain(World.STORE, LongStream.of(orders).boxed().toList(), anew, "the test says so");
    }

    OrderExplanation explain(long order) {
        return world.ledger().explain(World.STORE, order).orElseThrow();
    }
}
