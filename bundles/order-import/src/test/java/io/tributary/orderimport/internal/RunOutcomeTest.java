package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.StoreException;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.OrderState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunOutcomeTest {
    private final World world = new World();

    @Test
    void aDryRunSaysWhatItWouldDoAndWritesNothing() {
        world.store.add(order(1).coupons("10", "ANN10"));
        world.store.add(order(2).status(7));
        world.store.refund(1, "20.00");

        FakeRun run = world.dryRun();

        assertThat(run.counts)
                .containsEntry("read", 2L)
                .containsEntry("new", 2L)
                .containsEntry("credited", 1L)
                .containsEntry("waiting", 1L)
                .containsEntry("refunds", 1L);
        assertThat(world.platform.purchases).isEmpty();
        assertThat(world.ledger().explain(World.STORE, 1)).isEmpty();
        assertThat(world.ledger().summary(World.STORE).readUntil()).isEmpty();
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 70.00 USD ann");
        assertThat(world.dryRun().counts).containsEntry("new", 0L).containsEntry("changed", 0L);
    }

    @Test
    @DisplayName("case 89: a revoked token stops the run at once, keeps the position and tells the merchant")
    void tokenRevokedMidRun() {
        for (long id = 1; id <= 900; id++) {
            world.store.add(order(id));
        }
        world.store.disturbance = call -> {
            if (call.equals("orders from 501")) {
                throw new StoreException.Unauthorized(401, "GET /v2/orders answered 401");
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("log in again");
        assertThat(world.store.calls).endsWith("orders from 501");
        assertThat(world.connections.attention).contains("enter the credentials again");
        assertThat(world.platform.purchases).hasSize(500);
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.platform.purchases).hasSize(900);
        assertThat(world.connections.attention).isEmpty();
    }

    @Test
    void refundsThatCannotBeReadNowDoNotKeepOrdersOut() {
        world.store.add(order(1));
        world.store.refund(1, "30.00");
        world.store.disturbance = call -> {
            if (call.startsWith("refunds")) {
                throw new StoreException.Unavailable(500, "GET refunds answered 500", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("GET refunds answered 500");
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 70.00 USD");
    }

    @Test
    void refundsThatAreNotAllowedAreSaidAndDoNotStopTheImport() {
        world.store.add(order(1));
        world.store.disturbance = call -> {
            if (call.startsWith("refunds")) {
                throw new StoreException.Unauthorized(403, "GET refunds answered 403");
            }
        };
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(world.connections.attention).contains("Order Transactions (read-only)");
    }

    @Test
    void whatOthersComplainOfIsNotTakenBack() {
        world.connections.attention = "Coupons: the scope Marketing is missing.";
        world.run();
        assertThat(world.connections.attention).isEqualTo("Coupons: the scope Marketing is missing.");
    }

    @Test
    void aPurchaseThatThePlatformRefusesIsNamedAndTriedAgain() {
        world.store.add(order(1));
        world.store.add(order(2));
        world.platform.refuses.add(2L);

        assertThat(world.failingRun()).hasMessage("1 order could not be taken: 2; tried again at the next run");
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(world.ledger().explain(World.STORE, 2).orElseThrow().reason())
                .isEqualTo("refused");

        world.platform.refuses.clear();
        world.store.now = world.store.now.plusSeconds(86_400);
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 100.00 USD");
        world.assertSettled();
    }

    @Test
    void aStoreThatAnswersNoSubRequestsAtAllIsDown() {
        for (long id = 1; id <= 20; id++) {
            world.store.add(order(id).hiddenCoupons("5"));
        }
        world.store.disturbance = call -> {
            if (call.startsWith("coupons")) {
                throw new StoreException.Unavailable(503, "maintenance", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("maintenance");
        assertThat(world.store.calls)
                .filteredOn(call -> call.startsWith("coupons"))
                .hasSize(5);
        assertThat(world.ledger().summary(World.STORE).orders()).isEmpty();
    }

    @Test
    void ordersThatCannotBeReadForGoodDoNotKeepNewOnesOut() {
        for (long id = 1; id <= 12; id++) {
            world.store.add(id % 2 == 0 ? order(id).hiddenCoupons("5") : order(id));
        }
        world.store.disturbance = call -> {
            if (call.startsWith("coupons")) {
                throw new StoreException.Unavailable(500, "broken", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("6 orders could not be taken");
        world.store.add(order(13));
        assertThat(world.failingRun()).hasMessageContaining("6 orders could not be taken");
        assertThat(world.purchase(13)).isEqualTo("live 100.00 USD");
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.platform.purchases).hasSize(13);
        world.assertSettled();
    }

    @Test
    void aSingleOrderThatTheStoreCannotShowDoesNotKeepNewOnesOut() {
        world.store.add(order(1).hiddenCoupons("5"));
        world.store.add(order(2));
        world.store.disturbance = call -> {
            if (call.equals("coupons of 1") || call.equals("order 1")) {
                throw new StoreException.Unavailable(500, "broken", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("1 order could not be taken");
        world.store.refund(2, "40.00");
        world.store.add(order(3));
        assertThat(world.failingRun()).hasMessageContaining("broken");
        assertThat(world.purchase(3)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(2)).isEqualTo("live 60.00 USD");
    }

    @Test
    @DisplayName("case 27: an order that failed and is then not found for a moment is not given up")
    void failedThenNotFoundOnce() {
        world.store.add(order(1).hiddenCoupons("5"));
        world.store.disturbance = call -> {
            if (call.startsWith("coupons")) {
                throw new StoreException.Unavailable(500, "broken", null, false, null);
            }
        };
        world.failingRun();
        world.store.disturbance = call -> {};
        world.store.now = world.store.now.plusSeconds(86_400);
        OrderBuilder hidden = world.store.orders.remove(1L);
        for (int i = 0; i < 3; i++) {
            world.run();
        }
        assertThat(world.purchase(1)).isEqualTo("none");
        world.store.orders.put(1L, hidden);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 95.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 27: a refund of an order that is not found for a moment is not forgotten")
    void refundedButNotFoundOnce() {
        world.store.add(order(1));
        world.run();
        world.store.now = world.store.now.plusSeconds(86_400);
        world.store.refund(1, "40.00");
        OrderBuilder hidden = world.store.orders.remove(1L);
        for (int i = 0; i < 3; i++) {
            world.run();
        }
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        world.store.orders.put(1L, hidden);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 60.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 102: an interrupted run stops and the next one goes on")
    void interrupted() throws Exception {
        for (long id = 1; id <= 600; id++) {
            world.store.add(order(id));
        }
        world.store.disturbance = call -> {
            if (call.equals("orders from 251")) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> world.job().run(world.newRun(false))).isInstanceOf(InterruptedException.class);
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.platform.purchases).hasSize(600);
        world.assertSettled();
    }

    @Test
    @DisplayName("case 81: a list that is not there is a failure, not an empty store")
    void listNotThere() {
        world.store.disturbance = call -> {
            throw new StoreException.Rejected(404, "GET /v2/orders answered 404");
        };
        assertThat(world.failingRun()).hasMessageContaining("404");
        assertThat(world.ledger().summary(World.STORE).readUntil()).isEmpty();
    }

    @Test
    void ordersAreListedByStateFromTheNewestOn() {
        for (long id = 1; id <= 5; id++) {
            world.store.add(order(id).status(id % 2 == 0 ? 7 : 11));
        }
        world.run();
        assertThat(world.ledger().list(World.STORE, OrderFilter.ALL, Long.MAX_VALUE, 2))
                .extracting(entry -> entry.order() + " " + entry.state().label())
                .containsExactly("5 uncredited", "4 waiting");
        assertThat(world.ledger().list(World.STORE, OrderFilter.in(OrderState.WAITING), 4, 10))
                .extracting(entry -> entry.order())
                .containsExactly(2L);
        assertThat(world.ledger().summary(World.STORE).orders())
                .containsEntry(OrderState.UNCREDITED, 3L)
                .containsEntry(OrderState.WAITING, 2L);
    }
}
