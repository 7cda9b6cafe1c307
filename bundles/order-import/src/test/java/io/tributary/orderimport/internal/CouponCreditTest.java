package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.StoreException;
import io.tributary.platform.AffiliateState;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CouponCreditTest {
    private final World world = new World();

    @Test
    @DisplayName("case 44: an order without an affiliate is a purchase without credit")
    void purchaseWithoutAffiliate() {
        world.store.add(order(1).coupons("5", "SUMMER"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 95.00 USD");
        assertThat(world.ledger().explain(World.STORE, 1).orElseThrow().reason())
                .isEqualTo("no-affiliate");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 47: a code that is assigned later does not move orders decided before, even when they change")
    void codeKnownLater() {
        world.store.add(order(1).coupons("10", "CARL5"));
        world.run();
        world.platform.code("CARL5", "carl");
        world.store.change(1, o -> o.status(10));
        world.store.add(order(2).coupons("10", "CARL5"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD carl");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 48: orders from before a code was given to another stay where they are, even when they change")
    void codeGivenToAnother() {
        world.store.add(order(1).created("2026-02-01T10:00:00Z").coupons("10", "ANN10"));
        world.run();
        Instant moved = Instant.parse("2026-02-20T00:00:00Z");
        world.platform.code(
                "ANN10",
                FakePlatform.tenure("ANN10", "ann", AffiliateState.ACTIVE, Instant.MIN, moved),
                FakePlatform.tenure("ANN10", "bob", AffiliateState.ACTIVE, moved, Instant.MAX));
        world.store.change(1, o -> o.status(10));
        world.store.add(order(2).created("2026-02-21T10:00:00Z").coupons("10", "ANN10"));
        world.store.add(order(3).created("2026-02-19T10:00:00Z").coupons("10", "ANN10"));
        world.run();
        assertThat(world.purchase(1)).endsWith("ann");
        assertThat(world.purchase(2)).endsWith("bob");
        assertThat(world.purchase(3)).endsWith("ann");
    }

    @Test
    void otherCouponsOnAnOrderAreANewQuestion() {
        world.store.add(order(1).coupons("10", "ANN10"));
        world.run();
        world.store.change(1, o -> o.coupons("10", "BOB10"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD bob");
        world.assertSettled();
    }

    @Test
    void anOrderThatWaitedIsAttributedByTheCodesItHasWhenItCounts() {
        world.store.add(order(1).status(7).coupons("10", "ANN10"));
        world.run();
        world.store.change(1, o -> o.status(11));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
    }

    @Test
    void couponsAreAskedForOnlyWhereTheListDoesNotTell() {
        world.store.add(order(1).hiddenCoupons("10"));
        world.store.coupon(1, "ANN10");
        world.store.add(order(2).coupons("10"));
        world.store.coupon(2, "BOB10");
        world.store.add(order(3).shipping("0", "8.0000"));
        world.store.coupon(3, "ANN10");
        world.store.add(order(4).shipping("8.0000", "8.0000"));
        world.store.add(order(5).coupons("10", "ANN10"));
        world.store.add(order(6).status(7).hiddenCoupons("10"));
        world.run();
        assertThat(world.store.calls)
                .filteredOn(call -> call.startsWith("coupons"))
                .containsExactly("coupons of 1", "coupons of 2", "coupons of 3");
        assertThat(world.purchase(1)).endsWith("ann");
        assertThat(world.purchase(2)).endsWith("bob");
        assertThat(world.purchase(3)).endsWith("ann");
        world.assertSettled();
        assertThat(world.store.calls)
                .filteredOn(call -> call.startsWith("coupons"))
                .hasSize(3);
    }

    @Test
    @DisplayName("case 51: all of 60 coupons are looked at")
    void manyCoupons() {
        world.store.add(order(1).hiddenCoupons("10"));
        for (int i = 0; i < 59; i++) {
            world.store.coupon(1, "OTHER" + i);
        }
        world.store.coupon(1, "ANN10");
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
    }

    @Test
    @DisplayName("case 52: when an order's coupons cannot be read, it is tried again and the others go on")
    void couponsCannotBeRead() {
        world.store.add(order(6));
        world.store.add(order(7).hiddenCoupons("10"));
        world.store.coupon(7, "ANN10");
        world.store.add(order(8));
        world.store.disturbance = call -> {
            if (call.equals("coupons of 7")) {
                throw new StoreException.Unavailable(500, "GET /v2/orders/7/coupons answered 500", null, false, null);
            }
        };

        assertThat(world.failingRun()).hasMessage("1 order could not be taken: 7; tried again at the next run");

        assertThat(world.purchase(6)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(7)).isEqualTo("none");
        assertThat(world.purchase(8)).isEqualTo("live 100.00 USD");
        assertThat(world.ledger().explain(World.STORE, 7).orElseThrow().state().label())
                .isEqualTo("failed");

        world.store.now = world.store.now.plusSeconds(86_400);
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.purchase(7)).isEqualTo("live 90.00 USD ann");
        world.assertSettled();
    }
}
