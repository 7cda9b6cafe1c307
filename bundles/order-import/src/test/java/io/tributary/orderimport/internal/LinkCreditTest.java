package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.FakePlatform.tenure;
import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.OrderRules.Precedence;
import io.tributary.connections.OrderRules.SelfReferral;
import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Orders of shoppers whom the platform knows. Bob had sent Ina; the codes {@code ANN10} and {@code BOB10} are coupons. */
class LinkCreditTest {
    private static final String INA = "ina@shop.example";
    private static final Instant CAME = Instant.parse("2020-01-01T00:00:00Z");

    final World world = new World(new CrashingDatabase(TestDatabase.empty()));

    LinkCreditTest() {
        world.platform.lead(INA, bob(AffiliateState.ACTIVE, Instant.MAX));
    }

    private static CodeHistory.Tenure bob(AffiliateState state, Instant until) {
        return tenure("BOB10", "bob", state, CAME, until);
    }

    @Test
    void whoHadSentTheShopperIsCredited() {
        world.store.add(order(1).buyer(0, " INA+shop@Shop.example"));
        world.store.add(order(2).buyer(0, "joe@shop.example"));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD bob");
        assertThat(through(1)).isEqualTo(Purchase.Channel.LINK);
        assertThat(explain(1).reason()).isEqualTo("link");
        assertThat(explain(1).trace())
                .contains(
                        new TraceLine("affiliate", "no coupons", "a link decides"),
                        new TraceLine("path", CAME.toString(), "came by BOB10 to shop.example/"),
                        new TraceLine(
                                "affiliate",
                                "link BOB10, the shopper, known by her e-mail address",
                                "sent by affiliate bob, who is credited"));
        assertThat(world.purchase(2)).isEqualTo("live 100.00 USD");
        assertThat(explain(2).reason()).isEqualTo("no-coupon");
        assertThat(explain(1).toString()).doesNotContainIgnoringCase("ina");
        assertThat(world.platform.site.store()).isEqualTo(World.STORE.store());
        world.assertSettled();
    }

    @Test
    void aCouponOfAnotherAffiliateComesFirstUnlessTheRulesSayOtherwise() {
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, INA));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(through(1)).isEqualTo(Purchase.Channel.COUPON);
        assertThat(explain(1).trace())
                .contains(
                        new TraceLine("affiliate", "coupon ANN10", "belongs to affiliate ann, who is credited"),
                        new TraceLine(
                                "affiliate",
                                "link BOB10, the shopper, known by her e-mail address",
                                "sent by affiliate bob, but the rules put coupons before a link"));

        world.rules = world.rules.withPrecedence(Precedence.LINK).withVersion(2);
        world.store.change(1, o -> o.status(2));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD bob");
        assertThat(explain(1).trace())
                .contains(
                        new TraceLine(
                                "affiliate",
                                "coupon ANN10",
                                "belongs to affiliate ann, but the rules put a link before coupons"),
                        new TraceLine(
                                "affiliate",
                                "link BOB10, the shopper, known by her e-mail address",
                                "sent by affiliate bob, who is credited"));
        world.assertSettled();
    }

    @Test
    void aVisitWithinTheSecondOfTheOrderCameBeforeIt() {
        Instant ordered = Instant.parse("2026-02-01T10:00:00Z");
        world.platform.lead(INA, tenure("BOB10", "bob", AffiliateState.ACTIVE, ordered.plusMillis(400), Instant.MAX));
        world.store.add(order(1).created(ordered.toString()).buyer(0, INA));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD bob");
    }

    @Test
    void aCouponOfNobodyStandsInNobodysWay() {
        world.store.add(order(1).coupons("10", "SUMMER").buyer(0, INA));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD bob");
        assertThat(explain(1).reason()).isEqualTo("link");
    }

    @Test
    void herOwnCouponAndHerLinkAreOneCredit() {
        world.store.add(order(1).coupons("10", "BOB10").buyer(0, INA));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD bob");
        assertThat(through(1)).isEqualTo(Purchase.Channel.COUPON);
        assertThat(explain(1).trace())
                .contains(new TraceLine(
                        "affiliate",
                        "link BOB10, the shopper, known by her e-mail address",
                        "sent by affiliate bob, who is credited for the coupon"));
    }

    @Test
    void whoWasPausedOrHadSentHerTooLongAgoIsNotCredited() {
        world.rules = world.rules.withPrecedence(Precedence.LINK);
        world.platform.lead("paused@shop.example", bob(AffiliateState.PAUSED, Instant.MAX));
        world.platform.lead("late@shop.example", bob(AffiliateState.ACTIVE, CAME.plusSeconds(1)));
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, "paused@shop.example"));
        world.store.add(order(2).buyer(0, "late@shop.example"));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(explain(1).trace())
                .contains(new TraceLine(
                        "affiliate",
                        "link BOB10, the shopper, known by her e-mail address",
                        "sent by affiliate bob, who was paused when the shopper ordered"));
        assertThat(world.purchase(2)).isEqualTo("live 100.00 USD");
        assertThat(explain(2).reason()).isEqualTo("no-affiliate");
        assertThat(explain(2).trace())
                .contains(new TraceLine(
                        "affiliate",
                        "the shopper, known by her e-mail address",
                        "no affiliate had sent her when she ordered, or too long ago"));
    }

    @Test
    void aBrowserThatShowedTheConfirmationIsAHintThatNamesItself() {
        world.platform.browser(1, bob(AffiliateState.ACTIVE, Instant.MAX));
        world.store.add(order(1).buyer(0, ""));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD bob");
        assertThat(explain(1).trace())
                .extracting(TraceLine::input)
                .contains("link BOB10, the shopper, known by the browser that showed the confirmation");
    }

    @Test
    void aShopperWhoBecomesKnownLaterChangesNothingUnlessAsked() {
        world.store.add(order(1).buyer(0, "joe@shop.example"));
        world.run();
        world.platform.lead("joe@shop.example", bob(AffiliateState.ACTIVE, Instant.MAX));
        world.store.change(1, o -> o.status(2));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
    }

    @Test
    void anOrderThatWasOnlyJustPlacedIsLookedAtOnceMore() {
        world.store.add(order(1).created("2026-03-01T23:59:40Z").buyer(0, "joe@shop.example"));
        world.store.add(order(2).created("2026-03-01T23:59:40Z").buyer(0, "eve@shop.example"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        world.platform.lead("joe@shop.example", bob(AffiliateState.ACTIVE, Instant.MAX));

        world.clock.later(Duration.ofMinutes(15));
        world.store.calls.clear();
        world.run();
        assertThat(world.store.calls).as("no request of its own").noneMatch(call -> call.matches("order \\d+"));
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD bob");
        assertThat(explain(1).trace())
                .contains(new TraceLine(
                        "asked",
                        "it was only just ordered, and who sent its shopper may not be known yet",
                        "decided again, the affiliate as well"));
        world.platform.lead("eve@shop.example", bob(AffiliateState.ACTIVE, Instant.MAX));
        world.run();
        assertThat(world.purchase(2)).as("that was once").isEqualTo("live 100.00 USD");
        world.assertSettled();
    }

    @Test
    void thePathStaysInTheExplanationWhenTheOrderChanges() {
        world.store.add(order(1).buyer(0, INA));
        world.run();
        world.store.change(1, o -> o.status(2));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD bob");
        assertThat(explain(1).reason()).isEqualTo("link");
        assertThat(explain(1).trace()).extracting(TraceLine::rule).contains("path");
    }

    @Test
    void aShopperWhoIsForgottenTakesNoCreditBack() {
        world.store.add(order(1).buyer(0, INA));
        world.store.add(order(2).buyer(0, INA));
        world.run();
        world.platform.leads.clear();

        world.rules = world.rules.withPrecedence(Precedence.LINK).withVersion(2);
        world.store.change(1, o -> o.status(2));
        world.store.change(2, o -> o.status(2).coupons("10", "ANN10"));
        world.run();

        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD bob");
        assertThat(explain(1).reason()).isEqualTo("link");
        assertThat(explain(1).trace())
                .contains(new TraceLine(
                        "affiliate",
                        "the shopper is not known any more",
                        "stays with affiliate bob (BOB10), who had sent her"));
        assertThat(world.purchase(2)).as("by the coupon that is on it now").isEqualTo("live 90.00 USD ann");
        world.assertSettled();
    }

    @Test
    void whoIsTheAffiliateHerselfIsKnownAlsoWhenThePlatformForgotHer() {
        world.platform.email("bob", INA);
        world.store.add(order(1).buyer(0, INA));
        world.run();
        assertThat(explain(1).flags()).containsExactly("self-referral");
        world.platform.leads.clear();
        world.store.change(1, o -> o.status(2));
        world.run();
        assertThat(explain(1).flags()).containsExactly("self-referral");
    }

    @Test
    void ordersThatDoNotCountAreNotAskedFor() {
        world.store.add(order(1).status(1).buyer(0, INA));
        world.run();
        assertThat(world.platform.shoppers).isEmpty();
    }

    @Test
    void aHostThatKnowsNoLeadsIsNotAsked() {
        world.platform.knowsLeads = false;
        world.store.add(order(1).buyer(0, INA));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(world.platform.shoppers).isEmpty();
    }

    @Test
    void anAffiliatesOwnOrderByHerOwnLinkFollowsTheRule() {
        world.rules = world.rules.withSelfReferral(SelfReferral.BLOCK);
        world.platform.email("bob", INA);
        world.store.add(order(1).buyer(0, INA));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(explain(1).reason()).isEqualTo("self-referral");
    }

    @Test
    void theAffiliateLearnsThatItWasHerLinkAndNothingOfTheShopper() {
        world.store.add(order(1).coupons("10", "ANN10").buyer(0, INA));
        world.rules = world.rules.withPrecedence(Precedence.LINK);
        world.run();
        AffiliateExplanation view =
                new AffiliateView(new AffiliateId("bob")).of(explain(1)).orElseThrow();
        assertThat(view.why()).isEqualTo("you had sent the shopper to the store");
        assertThat(view.toString()).doesNotContain("ANN10").doesNotContain("shop.example");
        assertThat(new AffiliateView(new AffiliateId("ann")).of(explain(1))).isEmpty();
    }

    private OrderExplanation explain(long order) {
        return world.ledger().explain(World.STORE, order).orElseThrow();
    }

    private Purchase.Channel through(long order) {
        return world.platform
                .purchases
                .get(new PurchaseKey(World.STORE.account(), World.STORE.store(), order))
                .credit()
                .orElseThrow()
                .through();
    }
}
