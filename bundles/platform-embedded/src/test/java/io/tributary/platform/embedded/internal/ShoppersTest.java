package io.tributary.platform.embedded.internal;

import static io.tributary.platform.embedded.internal.TrackingRig.EVE;
import static io.tributary.platform.embedded.internal.TrackingRig.MAX;
import static io.tributary.platform.embedded.internal.TrackingRig.day;
import static io.tributary.platform.embedded.internal.TrackingRig.lead;
import static io.tributary.platform.embedded.internal.TrackingRig.order;
import static io.tributary.platform.embedded.internal.TrackingRig.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.LeadHistory.Known;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.TrackingSettings.Addresses;
import io.tributary.platform.embedded.TrackingSettings.Credit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShoppersTest {
    private static final String EMAIL = "eve@mail.example";
    private static final TrackingSettings FIRST =
            new TrackingSettings("afmc", Credit.FIRST, 30, true, Addresses.TRUNCATED, 90);

    private final TrackingRig rig;

    ShoppersTest() throws Exception {
        rig = new TrackingRig();
    }

    @Test
    void knowsWhoSentHerByTheAddressThatSheLeft() throws Exception {
        rig.write(visit(EVE, day(0), "ann10"), lead(EVE, day(0), "Eve+shop@Mail.example"));
        assertThat(rig.sender(1, EMAIL, day(1))).isEqualTo("1");
        assertThat(rig.sender(2, "other@mail.example", day(1))).isEqualTo("unknown");
        LeadHistory history = rig.history(1, EMAIL, day(1)).orElseThrow();
        assertThat(history.known()).isEqualTo(Known.EMAIL);
        assertThat(history.path())
                .containsExactly(
                        new LeadHistory.Step(
                                day(0), "came by the link of ann10 to shop.example/ from blog.example/post"),
                        new LeadHistory.Step(day(0), "left the e-mail address of the order (checkout)"));
    }

    @Test
    void theLastAffiliateWithinTheWindowCounts() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), lead(EVE, day(0), EMAIL), visit(EVE, day(10), "BOB10"));
        assertThat(rig.sender(1, EMAIL, day(0).minusSeconds(1))).isEqualTo("nobody");
        assertThat(rig.sender(2, EMAIL, day(0))).isEqualTo("1");
        assertThat(rig.sender(3, EMAIL, day(10).minusSeconds(1))).isEqualTo("1");
        assertThat(rig.sender(4, EMAIL, day(10))).isEqualTo("2");
        assertThat(rig.sender(5, EMAIL, day(40).minusSeconds(1))).isEqualTo("2");
        assertThat(rig.sender(6, EMAIL, day(40))).isEqualTo("nobody");
    }

    @Test
    void theFirstAffiliateWithinTheWindowCountsWhereThatIsTheRule() throws Exception {
        rig.settings(FIRST);
        rig.write(visit(EVE, day(0), "ANN10"), visit(EVE, day(10), "BOB10"), lead(EVE, day(10), EMAIL));
        assertThat(rig.sender(1, EMAIL, day(10))).isEqualTo("1");
        assertThat(rig.sender(2, EMAIL, day(30).minusSeconds(1))).isEqualTo("1");
        assertThat(rig.sender(3, EMAIL, day(30))).isEqualTo("2");
        assertThat(rig.sender(4, EMAIL, day(40))).isEqualTo("nobody");
        assertThat(rig.history(5, EMAIL, day(10)).orElseThrow().tenures())
                .extracting(Tenure::from, Tenure::until)
                .containsExactly(tuple(day(0), day(30)), tuple(day(30), day(40)));
    }

    @Test
    void visitsWithoutALinkTakeHerFromNobody() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                visit(EVE, day(1), ""),
                visit(EVE, day(2), "NOBODYS"),
                lead(EVE, day(2), EMAIL));
        assertThat(rig.sender(1, EMAIL, day(3))).isEqualTo("1");
    }

    @Test
    void herBrowsersAreTakenTogether() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), visit(MAX, day(1), "BOB10"), lead(EVE, day(2), EMAIL));
        assertThat(rig.sender(1, EMAIL, day(3))).isEqualTo("1");
        rig.write(lead(MAX, day(2), EMAIL));
        assertThat(rig.sender(1, EMAIL, day(3))).isEqualTo("2");
    }

    /** Whoever learns of an order afterwards cannot claim it by its address. */
    @Test
    void anAddressThatWasLeftAfterTheOrderDecidesNothing() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                visit(MAX, day(0), "BOB10"),
                lead(EVE, day(1), EMAIL),
                lead(MAX, day(1).plus(Duration.ofMinutes(10)).plusSeconds(1), EMAIL));
        assertThat(rig.sender(1, EMAIL, day(1).minus(Duration.ofMinutes(11)))).isEqualTo("unknown");
        assertThat(rig.sender(2, EMAIL, day(1).minus(Duration.ofMinutes(10)))).isEqualTo("1");
        assertThat(rig.history(3, EMAIL, day(1)).orElseThrow().tenures())
                .extracting(tenure -> tenure.affiliate().value())
                .containsExactly("1");
    }

    @Test
    void aBrowserInWhichManyAddressesWereLeftTellsNothingByThem() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), lead(EVE, day(0), EMAIL));
        for (int at = 1; at <= 5; at++) {
            rig.write(lead(EVE, day(at), "shopper" + at + "@mail.example"));
        }
        assertThat(rig.sender(1, EMAIL, day(4))).isEqualTo("1");
        assertThat(rig.sender(2, EMAIL, day(5))).isEqualTo("unknown");
        rig.write(visit(MAX, day(0), "BOB10"), lead(MAX, day(0), EMAIL));
        assertThat(rig.sender(3, EMAIL, day(5))).isEqualTo("2");
    }

    @Test
    void anAffiliatesStateIsThatOfTheTimeOfTheOrder() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), lead(EVE, day(0), EMAIL));
        rig.clock.set(day(1));
        rig.administration.setState(
                TrackingRig.ACCOUNT, TrackingRig.affiliate(1), AffiliateState.PAUSED, TrackingRig.BY);
        LeadHistory history = rig.history(1, EMAIL, day(2)).orElseThrow();
        assertThat(history.at(day(0.5)).map(Tenure::state)).contains(AffiliateState.ACTIVE);
        assertThat(history.at(day(2)).map(Tenure::state)).contains(AffiliateState.PAUSED);
    }

    @Test
    void aCodeIsWhoseItWasWhenSheCame() throws Exception {
        rig.clock.set(day(1));
        rig.administration.assignCode(
                TrackingRig.ACCOUNT, TrackingRig.affiliate(1), new AffiliateCode("ANN11"), TrackingRig.BY);
        rig.administration.assignCode(
                TrackingRig.ACCOUNT, TrackingRig.affiliate(2), new AffiliateCode("ANN10"), TrackingRig.BY);
        rig.write(visit(EVE, day(0), "ANN10"), lead(EVE, day(0), EMAIL), visit(MAX, day(2), "ANN10"));
        rig.write(lead(MAX, day(2), "max@mail.example"));
        assertThat(rig.sender(1, EMAIL, day(3))).isEqualTo("1");
        assertThat(rig.sender(2, "max@mail.example", day(3))).isEqualTo("2");
    }

    @Test
    void knowsHerByTheBrowserThatWasShownTheConfirmation() throws Exception {
        Instant ordered = day(1);
        rig.write(
                visit(EVE, day(0), "ANN10"),
                order(EVE, ordered.plusSeconds(5), "shop.example", 7),
                order(EVE, ordered.plusSeconds(9), "shop.example", 7));
        assertThat(rig.sender(7, EMAIL, ordered)).isEqualTo("1");
        LeadHistory history = rig.history(7, "", ordered).orElseThrow();
        assertThat(history.known()).isEqualTo(Known.BROWSER);
        assertThat(history.path()).extracting(LeadHistory.Step::what).endsWith("was shown the order's confirmation");
    }

    @Test
    void remembersWhoOrderedWhenWhatTheBrowserSaidIsDeleted() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), order(EVE, day(1), "shop.example", 7));
        assertThat(rig.sender(7, "", day(1))).isEqualTo("1");
        rig.clock.set(day(120));
        while (rig.hits.tidy(1)) {}
        assertThat(rig.sender(7, "", day(1))).isEqualTo("1");
        assertThat(rig.history(7, "", day(1)).orElseThrow().path())
                .extracting(LeadHistory.Step::what)
                .containsExactly("came by the link of ANN10 to shop.example/ from blog.example/post");
    }

    /** Whoever wants to be credited may send such hits for the orders of others. */
    @Test
    void doesNotBelieveHintsThatCannotBe() throws Exception {
        String[] visitors = new String[7];
        for (int order = 1; order <= 6; order++) {
            visitors[order] = TrackingRig.visitor("v" + order);
            rig.write(visit(visitors[order], day(0), "ANN10"));
        }
        rig.write(
                visit(MAX, day(0), "BOB10"),
                order(visitors[1], day(1), "elsewhere.example", 1),
                order(visitors[2], day(1).minus(Duration.ofMinutes(11)), "shop.example", 2),
                order(visitors[3], day(1).plus(Duration.ofMinutes(15)), "shop.example", 3),
                order(visitors[4], day(1), "shop.example", 4),
                order(MAX, day(1), "shop.example", 4),
                order(visitors[5], day(1), "notshop.example", 5),
                order(visitors[6], day(1), "other.shop.example", 6));
        for (long order = 1; order <= 6; order++) {
            assertThat(rig.sender(order, "", day(1))).as("order " + order).isEqualTo("unknown");
        }
    }

    @Test
    void believesTheCheckoutOfTheStore() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), order(EVE, day(1), "checkout.shop.example", 1));
        assertThat(rig.sender(1, "", day(1))).isEqualTo("1");
    }

    /** Numbers of orders follow one another, so they can be guessed. */
    @Test
    void aBrowserThatTellsOfManyOrdersTellsNothing() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), visit(MAX, day(0), "BOB10"));
        for (int at = 0; at < 3; at++) {
            rig.write(order(EVE, day(1).plusSeconds(at), "shop.example", 1 + at));
        }
        assertThat(rig.sender(1, "", day(1))).isEqualTo("1");
        rig.write(order(EVE, day(1).plusSeconds(3), "shop.example", 4), order(MAX, day(1), "shop.example", 2));
        assertThat(rig.sender(1, "", day(1))).isEqualTo("unknown");
        assertThat(rig.sender(2, "", day(1))).isEqualTo("2");
        rig.write(order(EVE, day(3), "shop.example", 5));
        assertThat(rig.sender(5, "", day(3))).isEqualTo("1");
        rig.clock.set(day(95));
        while (rig.hits.tidy(100)) {}
        assertThat(rig.sender(1, "", day(1))).as("what was learned of it").isEqualTo("unknown");
    }

    @Test
    void theAddressIsBelievedBeforeTheBrowser() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                lead(EVE, day(0), EMAIL),
                visit(MAX, day(0), "BOB10"),
                order(MAX, day(1), "shop.example", 1),
                lead(TrackingRig.visitor("kim"), day(0), "kim@mail.example"),
                order(MAX, day(1), "shop.example", 2));
        assertThat(rig.sender(1, EMAIL, day(1))).isEqualTo("1");
        assertThat(rig.sender(2, "kim@mail.example", day(1))).isEqualTo("2");
    }

    @Test
    void thePathIsTheFirstStepAndTheLast() throws Exception {
        for (int at = 0; at < 30; at++) {
            rig.write(visit(EVE, day(at), at == 0 ? "ANN10" : "BOB10", "", "shop.example/" + at));
        }
        rig.write(lead(EVE, day(29), EMAIL));
        assertThat(rig.history(1, EMAIL, day(31)).orElseThrow().path())
                .hasSize(LeadHistory.MOST_STEPS)
                .extracting(LeadHistory.Step::what)
                .startsWith("came by the link of ANN10 to shop.example/0 from blog.example/post")
                .endsWith("left the e-mail address of the order (checkout)");
    }
}
