package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRules.CouponChoice;
import io.tributary.connections.OrderRules.SelfReferral;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.TraceLine;
import io.tributary.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on who ordered. Ann has an e-mail address; her code is {@code ANN10}. */
class BuyersTest {
    final CrashingDatabase database;
    final World world;

    BuyersTest() {
        this.database = new CrashingDatabase(TestDatabase.empty());
        this.world = new World(this.database);
        world.platform.email("ann", "Ann@Shop.Example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@shop.example", " ANN+deals@shop.example "})
    void anAffiliatesOwnOrderIsCreditedAndFlagged(String email) {
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, email));
        world.store.add(order(2).coupons("10", "ANN10").buyer(0, "bob@shop.example"));
        world.store.add(order(3).goods("50").coupons("10", "BOB10").buyer(0, email));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(explain(1).flags()).containsExactly("self-referral");
        assertThat(explain(1).trace())
                .contains(new TraceLine(
                        "self-referral", "the buyer is affiliate ann herself", "she is credited; flagged"));
        assertThat(explain(1).text()).contains("\nflags: self-referral\n");
        assertThat(explain(2).flags()).isEmpty();
        assertThat(explain(3).flags()).as("Ann by Bob's code").isEmpty();
        assertThat(world.ledger().list(World.STORE, OrderFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(OrderEntry::flags)
                .containsExactly(List.of(), List.of(), List.of("self-referral"));
        assertThat(world.platform.affiliateQuestions).isEqualTo(1);
        world.assertSettled();
    }

    @Test
    void anAffiliatesOwnOrderIsAPurchaseOfNobodyWhereThatIsBlocked() {
        world.rules = world.rules.withSelfReferral(SelfReferral.BLOCK);
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, "ann@shop.example"));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        assertThat(explain(1).reason()).isEqualTo("self-referral");
        world.assertSettled();
        world.store.change(1, o -> o.status(2));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        assertThat(explain(1).reason()).isEqualTo("self-referral");
    }

    @Test
    void anAffiliatesOwnOrderIsHeldWhereAPersonHasToDecide() {
        world.rules = world.rules.withSelfReferral(SelfReferral.HOLD);
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, "ann@shop.example"));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("none");
        assertThat(explain(1).state().label()).isEqualTo("held");
        assertThat(explain(1).reason()).isEqualTo("self-referral-held");
        assertThat(explain(1).receipt()).isPresent();
        world.assertSettled();

        world.rules = world.rules.withSelfReferral(SelfReferral.FLAG).withVersion(2);
        world.store.change(1, o -> o.status(2));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
    }

    @Test
    void aCustomerWhoOnceOrderedByTheAffiliatesAddressIsTheAffiliate() {
        world.rules = world.rules.withSelfReferral(SelfReferral.BLOCK);
        world.store.add(order(1).coupons("10", "ANN10").buyer(7, "ann.at.work@office.example"));
        world.store.add(order(2).status(0).buyer(7, "ann@shop.example"));
        world.store.add(order(3).coupons("10", "ANN10").buyer(7, "ann.at.work@office.example"));
        world.store.add(order(4).coupons("10", "ANN10").buyer(8, "ann.at.work@office.example"));
        world.run();

        assertThat(world.purchase(1)).as("before she was known").isEqualTo("live 90.00 USD ann");
        assertThat(world.purchase(3)).isEqualTo("live 90.00 USD");
        assertThat(world.purchase(4)).as("another customer").isEqualTo("live 90.00 USD ann");
        world.assertSettled();
    }

    @Test
    void guestsWithoutAnAddressAreNobody() {
        world.rules = world.rules.withSelfReferral(SelfReferral.BLOCK).withNewCustomersOnly(true);
        world.platform.email("ann", "");
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, ""));
        world.store.add(order(2).coupons("10", "ANN10").buyer(0, ""));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD ann");
    }

    @Test
    void onlyTheFirstOrderOfABuyerEarnsWhereOnlyNewCustomersDo() {
        world.rules = newCustomersOnly();
        world.store.add(order(1).buyer(7, "ina@shop.example"));
        world.store.add(order(2).coupons("10", "ANN10").buyer(0, "INA+x@shop.example"));
        world.store.add(order(3).coupons("10", "ANN10").buyer(7, "else@shop.example"));
        world.store.add(order(4).coupons("10", "ANN10").buyer(8, "joe@shop.example"));
        world.store.add(order(5).coupons("10", "ANN10").buyer(8, "joe@shop.example"));
        world.run();

        assertThat(world.purchase(2)).as("the same address").isEqualTo("live 90.00 USD");
        assertThat(explain(2).reason()).isEqualTo("returning-customer");
        assertThat(world.purchase(3)).as("the same customer").isEqualTo("live 90.00 USD");
        assertThat(world.purchase(4)).as("the first").isEqualTo("live 90.00 USD ann");
        assertThat(world.purchase(5)).isEqualTo("live 90.00 USD");
        world.assertSettled();
    }

    @Test
    void ordersReadBeforeTheRuleWasSwitchedOnAreKnown() {
        world.store.add(order(1).buyer(7, "ina@shop.example"));
        world.run();
        world.rules = newCustomersOnly();
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, "ina@shop.example"));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD");
    }

    @Test
    void ordersThatDoNotCountBecauseOfTheirTimeStillMakeTheirBuyerKnown() {
        world.rules = newCustomersOnly().withCreatedSince(Optional.of(java.time.Instant.parse("2026-01-15T00:00:00Z")));
        world.store.add(order(1).created("2026-01-01T00:00:00Z").buyer(7, ""));
        world.store.add(order(2).migrated().buyer(8, ""));
        world.store.add(order(3).status(5).buyer(9, ""));
        for (long id = 4; id <= 6; id++) {
            world.store.add(order(id).coupons("10", "ANN10").buyer(id + 3, ""));
        }
        world.run();
        assertThat(explain(4).reason()).isEqualTo("returning-customer");
        assertThat(explain(5).reason()).isEqualTo("returning-customer");
        assertThat(explain(6).reason()).as("had only cancelled").isEqualTo("coupon");
    }

    @Test
    void anEarlierOrderThatIsPaidLaterOrCancelledIsTakenIntoAccountInTheSameRun() {
        world.rules = newCustomersOnly();
        world.store.add(order(1).status(7).buyer(7, ""));
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, ""));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD ann");

        world.store.change(1, o -> o.status(11));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD");

        world.store.change(1, o -> o.status(5));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD ann");
        assertThat(explain(2).history()).hasSize(2);
        world.assertSettled();
    }

    @Test
    void nobodyIsAskedAgainForAnEarlierOrderWhileTheRuleIsOff() {
        world.store.add(order(1).status(7).buyer(7, ""));
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, ""));
        world.run();
        world.store.calls.clear();
        world.store.change(1, o -> o.status(11));
        assertThat(world.run().count("again")).isZero();
        assertThat(world.store.calls).doesNotContain("order 2");
    }

    @Test
    void anOrderThatCannotBeReadFullyMakesItsBuyerKnownAllTheSame() {
        world.rules = newCustomersOnly();
        world.store.add(order(1).hiddenCoupons("10").buyer(7, ""));
        world.store.coupon(1, "BOB10");
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, ""));
        world.store.disturbance = call -> {
            if (call.equals("coupons of 1")) {
                throw new StoreException.Unavailable(500, "GET /v2/orders/1/coupons answered 500", null, false, null);
            }
        };
        world.failingRun();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD");
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD bob");
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD");
    }

    @Test
    void anEarlierOrderThatIsFoundLateMakesNoDifferenceInTheEnd() {
        world.rules = newCustomersOnly();
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, ""));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD ann");
        world.store.add(order(1).buyer(7, ""));
        world.store.change(1, o -> o.status(11));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD");
        world.assertSettled();
    }

    @Test
    void theBuyerOfAnOrderThatIsGoneStaysKnown() {
        world.rules = newCustomersOnly();
        world.store.add(order(1).buyer(7, ""));
        world.run();
        world.store.orders.remove(1L);
        world.store.refund(1, "40.00");
        world.run();
        assertThat(explain(1).reason()).isEqualTo("gone");
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, ""));
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 90.00 USD");
    }

    @Test
    void aDryRunDecidesLikeARealOneAndKeepsNothing() {
        world.rules = newCustomersOnly();
        world.store.pageSize = 1;
        world.store.add(order(1).buyer(7, ""));
        world.store.add(order(2).coupons("10", "ANN10").buyer(7, ""));
        FakeRun dry = world.dryRun();
        assertThat(dry.count("uncredited")).isEqualTo(2);
        assertThat(dry.count("credited")).isZero();
        Jdbi jdbi = database.open(OrdersJob.class, "orders");
        assertThat(count(jdbi, "orders_order")).isZero();
        assertThat(count(jdbi, "orders_buyer_key")).isZero();
    }

    @Test
    void noAddressIsKept() {
        world.store.add(order(1).coupons("10", "ANN10").buyer(7, "ina@shop.example"));
        world.run();
        Jdbi jdbi = database.open(OrdersJob.class, "orders");
        List<String> rows = jdbi.withHandle(handle -> handle.createQuery("select email from orders_order")
                .mapTo(String.class)
                .list());
        assertThat(rows).singleElement().asString().hasSize(22).doesNotContain("ina", "shop");
        assertThat(count(jdbi, "orders_buyer_key")).isEqualTo(1);
    }

    @Test
    void aDecisionDoesNotDependOnWhereARunWasKilled() {
        world.rules = newCustomersOnly().withSelfReferral(SelfReferral.BLOCK);
        Random random = new Random(41);
        for (long id = 1; id <= 300; id++) {
            OrderBuilder order = order(id).buyer(random.nextInt(40), "b" + random.nextInt(60) + "@shop.example");
            world.store.add(id % 3 == 0 ? order.coupons("10", "ANN10") : order.status(id % 7 == 0 ? 7 : 11));
        }
        World calm = new World(TestDatabase.empty(), world.store, new FakePlatform());
        calm.rules = world.rules;
        calm.platform.email("ann", "b3@shop.example");
        world.platform.email("ann", "b3@shop.example");
        world.store.pageSize = 20;
        calm.run();
        int[] steps = {0};
        Runnable step = () -> {
            if (--steps[0] == 0) {
                throw new Killed();
            }
        };
        world.platform.beforePut = step::run;
        world.platform.afterPut = step::run;
        database.beforeCommit = step::run;
        database.afterCommit = step::run;
        do {
            steps[0] = 1 + random.nextInt(30);
        } while (Killed.kills(() -> world.job().run(world.newRun(false))));
        steps[0] = 0;

        assertThat(world.platform.purchases).isEqualTo(calm.platform.purchases);
        assertThat(world.platform.purchases.values())
                .extracting(purchase -> purchase.credit().isPresent())
                .contains(true, false);
    }

    @Test
    void theOtherChoiceOfCouponsCountsForOrdersThatAreDecidedAgain() {
        world.store.add(order(1).coupons("10", "ANN10", "BOB10"));
        world.run();
        assertThat(world.purchase(1)).endsWith("ann");
        world.rules = world.rules.withCoupon(CouponChoice.LAST).withVersion(2);
        world.store.change(1, o -> o.status(2));
        world.run();
        assertThat(world.purchase(1)).endsWith("bob");
        world.store.change(1, o -> o.status(10));
        world.run();
        assertThat(world.purchase(1)).endsWith("bob");
        world.assertSettled();
    }

    @Test
    void twoOrdersThatLookAlikeAreTwoPurchasesAndBothShowIt() {
        world.store.add(order(1).created("2026-02-01T10:00:00Z").buyer(7, ""));
        world.store.add(order(2).created("2026-02-01T10:00:03Z").buyer(7, ""));
        world.store.add(order(3).created("2026-02-01T10:00:05Z").buyer(8, ""));
        world.store.add(order(4).created("2026-02-01T10:00:06Z").goods("99").buyer(7, ""));
        world.store.add(order(5).created("2026-02-01T10:01:04Z").buyer(7, ""));
        world.run();
        assertThat(world.platform.purchases).hasSize(5);
        assertThat(explain(1).flags()).as("case 37").containsExactly("looks-like-twin");
        assertThat(explain(2).flags()).as("case 37").containsExactly("looks-like-twin");
        assertThat(explain(3).flags()).as("another customer").isEmpty();
        assertThat(explain(4).flags()).as("another amount").isEmpty();
        assertThat(explain(5).flags()).as("more than a minute later").isEmpty();
    }

    @Test
    void anOrderOfATimeTakenInAfterwardsIsMarked() {
        world.rules = world.rules
                .withCreatedSince(Optional.of(java.time.Instant.parse("2026-02-15T00:00:00Z")))
                .withHistorical(List.of(new OrderRules.Period(
                        java.time.Instant.parse("2026-02-01T00:00:00Z"),
                        java.time.Instant.parse("2026-02-02T00:00:00Z"))));
        world.store.add(order(1).coupons("10", "ANN10"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(explain(1).flags()).containsExactly("historical");
    }

    private static OrderRules newCustomersOnly() {
        return OrderRules.standard().withNewCustomersOnly(true);
    }

    private OrderExplanation explain(long order) {
        return world.ledger().explain(World.STORE, order).orElseThrow();
    }

    private static long count(Jdbi jdbi, String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
