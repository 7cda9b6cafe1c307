package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.Capability;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.leaddyno.Difference;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.platform.leaddyno.Shadow;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account of another platform is compared with LeadDyno, and then taken over. */
class ShadowTest {
    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SWITCH = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-05-01T00:00:00Z");

    private final AccountId account = new AccountId("shop");
    private final OtherPlatform other = new OtherPlatform(account);
    private final LeadDynoHost host = new LeadDynoHost(Switches.USUAL);
    private FakeAccount there;
    private AffiliateId annThere;

    @BeforeEach
    void setUp() throws Exception {
        host.setTime(BEFORE);
        host.beside = other;
        host.account(
                "shop",
                LeadDynoHost.settings(
                        PurchaseCode.ORDER_ID,
                        WithoutAffiliate.SEND,
                        WithoutEmail.REFUSE,
                        CancelledAgain.NEW_CODE,
                        "private-key-1"));
        there = host.accounts.get(account);
        annThere = host.affiliate(account, "Ann", "ann@blog.example", "ANN10");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anAccountThatAnotherPlatformHasStaysThere() throws Exception {
        assertThat(host.administration().shadow(account).on()).isTrue();
        assertThat(host.platform().accounts()).containsExactly(new Account(account, "The other's"));
        assertThat(host.platform().affiliatesWithCode(account))
                .extracting(Affiliate::id)
                .containsExactly(other.ann().id());
        host.fake.forgetRequests();
        assertThat(put(decided(1, "80.00", BEFORE))).isInstanceOf(Outcome.Held.class);
        assertThat(host.platform().find(key(1))).contains(decided(1, "80.00", BEFORE));
        assertThat(other.purchases()).hasSize(1);
        assertThat(host.fake.requests()).isEmpty();
        assertThat(host.platform().timeFor(account, 5000)).isZero();
        assertThat(host.platform().capabilities(account)).contains(Capability.LEADS);
        assertThat(host.platform().trackingCode(account)).isEqualTo(other.trackingCode(account));
        assertThat(host.platform()
                        .leads(
                                account,
                                new StoreSite("store", "shop.example"),
                                List.of(new Shopper(1, Optional.empty(), BEFORE))))
                .containsKey(1L);
    }

    @Test
    void whatLeadDynoHasDifferentlyIsListedByOrder() throws Exception {
        there.addPurchase("1", "a@shop.example", "80.00", "USD", BEFORE);
        there.addPurchase("2", "b@shop.example", "75.00", "USD", BEFORE);
        there.addPurchase("3", "c@shop.example", "80.00", "USD", BEFORE);
        there.cancelByHand("3");
        there.addPurchase("5", "e@shop.example", "80.00", "USD", BEFORE);
        put(nobodys(1, "80.00"));
        put(decided(2, "80.00", BEFORE));
        put(decided(3, "80.00", BEFORE));
        put(decided(4, "80.00", BEFORE));
        put(new Purchase(key(5), State.REVERSED, Money.of("80.00", "USD"), Optional.empty(), BEFORE));
        assertThat(host.administration().shadow(account))
                .returns(5L, Shadow::decided)
                .returns(0L, Shadow::compared);
        host.fake.forgetRequests();

        Shadow shadow = host.administration().compare(account);

        assertThat(shadow.compared()).isEqualTo(5);
        assertThat(shadow.differences())
                .extracting(Difference::purchaseCode, Difference::remark)
                .containsExactly(
                        tuple(
                                "2",
                                "LeadDyno has 75.00 USD, decided was 80.00 USD; LeadDyno credits nobody, decided was"
                                        + " ANN10"),
                        tuple("3", "cancelled in LeadDyno, decided was 80.00 USD for ANN10"),
                        tuple("4", "LeadDyno has no purchase, decided was 80.00 USD for ANN10"),
                        tuple("5", "LeadDyno has a purchase that counts, decided was taken back"));
        assertThat(host.fake.requests()).hasSize(5).allMatch(request -> request.method()
                .equals("GET"));
        host.fake.forgetRequests();
        host.administration().compare(account);
        assertThat(host.fake.requests()).as("not before tomorrow").isEmpty();
        put(decided(2, "75.00", BEFORE));
        assertThat(host.administration().compare(account).differences())
                .extracting(Difference::remark)
                .contains("LeadDyno credits nobody, decided was ANN10");
        assertThat(host.fake.requests()).hasSize(1);
    }

    @Test
    void ordersThatTheOtherPlatformHadBeforeComeInWhenTheyAreLookedFor() throws Exception {
        Purchase before = decided(1, "80.00", BEFORE);
        other.put(List.of(before));
        assertThat(host.platform().find(key(1))).contains(before);
        assertThat(host.administration().compare(account).differences())
                .extracting(Difference::remark)
                .containsExactly("LeadDyno has no purchase, decided was 80.00 USD for ANN10");
        host.platform().find(key(1));
        assertThat(host.administration().shadow(account).compared()).isEqualTo(1);
    }

    @Test
    void ordersOfBeforeStayWithThePlatformThatHasThem() throws Exception {
        put(decided(1, "80.00", BEFORE));
        takeOver();
        // As it is decided now, by LeadDyno's affiliates.
        Purchase lowered = credited(1, "50.00", BEFORE);
        assertThat(put(lowered)).isEqualTo(new Outcome.Held(lowered, true));
        assertThat(put(lowered)).isEqualTo(new Outcome.Held(lowered, false));
        assertThat(host.platform().find(key(1))).contains(lowered);
        assertThat(other.purchases().get(key(1))).isEqualTo(decided(1, "50.00", BEFORE));
        Purchase reversed =
                new Purchase(key(1), State.REVERSED, lowered.amount(), lowered.credit(), lowered.orderedAt());
        put(reversed);
        assertThat(other.purchases().get(key(1)).state()).isEqualTo(State.REVERSED);
        assertThat(host.platform().find(key(1))).contains(reversed);
        assertThat(there.purchases()).isEmpty();
    }

    @Test
    void newOrdersAreLeadDynos() throws Exception {
        takeOver();
        assertThat(host.platform().affiliatesWithCode(account))
                .extracting(Affiliate::id)
                .containsExactly(annThere);
        put(credited(2, "80.00", AFTER));
        // Ordered before, and nobody's until now.
        put(credited(3, "20.00", BEFORE));
        assertThat(there.livePurchases()).extracting(FakeAccount.Seen::code).containsExactly("2", "3");
        assertThat(other.purchases()).isEmpty();
        assertThat(host.told).as("codes are others now").contains(account);
        assertThat(host.platform().timeFor(account, 5000)).isGreaterThan(Duration.ofMinutes(50));
    }

    @Test
    void whatLeadDynoHasAlreadyIsNotRecordedTwice() throws Exception {
        there.addPurchase("2", "b@shop.example", "80.00", "USD", AFTER);
        takeOver();
        put(credited(2, "80.00", AFTER));
        assertThat(there.livePurchases()).hasSize(1);
    }

    @Test
    void withoutThePlatformOfThenOrdersOfBeforeWaitForAPerson() throws Exception {
        put(decided(1, "80.00", BEFORE));
        takeOver();
        host.beside = null;
        assertThatExceptionOfType(PlatformException.Unavailable.class)
                .as("it may be back in a moment")
                .isThrownBy(() -> put(credited(1, "50.00", BEFORE)));
        host.pace.pass(Duration.ofMinutes(11));
        assertThat(put(credited(1, "50.00", BEFORE)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("placed before LeadDyno took over"));
        put(credited(2, "80.00", AFTER));
        assertThat(there.livePurchases()).extracting(FakeAccount.Seen::code).containsExactly("2");
        host.beside = other;
        assertThat(put(credited(1, "50.00", BEFORE))).isInstanceOf(Outcome.Held.class);
        host.beside = null;
        assertThatExceptionOfType(PlatformException.Unavailable.class)
                .as("it was there meanwhile")
                .isThrownBy(() -> put(credited(1, "40.00", BEFORE)));
    }

    @Test
    void whatTheOtherPlatformDecidedButDoesNotHoldIsCreditedByCode() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "bob@blog.example", "BOB10");
        takeOver();
        Outcome.Held credited = new Outcome.Held(credited(1, "80.00", BEFORE), true);
        assertThat(put(decided(1, "80.00", BEFORE))).isEqualTo(credited);
        assertThat(put(decided(1, "80.00", BEFORE))).isEqualTo(new Outcome.Held(credited.purchase(), false));
        // The other platform's id is by chance that of somebody else here.
        assertThat(put(live(2, "80.00", BEFORE, bob))).isEqualTo(new Outcome.Held(credited(2, "80.00", BEFORE), true));
        // By a run that asked whose codes are what before the account moved.
        Instant shortlyAfter = SWITCH.plus(Duration.ofHours(2));
        assertThat(put(decided(3, "80.00", shortlyAfter)))
                .isEqualTo(new Outcome.Held(credited(3, "80.00", shortlyAfter), true));
        assertThat(there.livePurchases())
                .extracting(FakeAccount.Seen::affiliate)
                .containsOnly(LeadDynoHost.id(annThere));
        assertThat(there.livePurchases()).hasSize(3);
    }

    @Test
    void aCodeOfThenThatIsNobodysIsRefused() throws Exception {
        takeOver();
        Purchase gone = manual(1, BEFORE, other.ann().id(), "GONE10");
        assertThat(put(gone)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused)
                .returns("affiliate", Outcome.Refused::field)
                .returns(
                        "the code GONE10 was nobody's in LeadDyno when the order was placed, which was before LeadDyno"
                                + " took over the account or on the day after; credit it to an affiliate of LeadDyno",
                        Outcome.Refused::reason));
        Purchase reversed = new Purchase(key(1), State.REVERSED, gone.amount(), gone.credit(), gone.orderedAt());
        assertThat(put(reversed)).as("nobody has to be found for it").isInstanceOf(Outcome.Held.class);
        assertThat(there.purchases()).isEmpty();
    }

    @Test
    void whomAPersonMeantIsNotGuessed() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "bob@blog.example", "BOB10");
        takeOver();
        there.setCode(LeadDynoHost.id(annThere), "ANN20");
        host.setTime(SWITCH.plus(Duration.ofDays(2)));
        host.giveCode(account, bob, "ANN10");
        assertThat(put(manual(1, BEFORE, bob, "ANN10")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("ANN10 was affiliate " + annThere + "'s", "name a code that was hers then"));
        assertThat(put(manual(1, BEFORE, bob, "BOB10"))).isInstanceOf(Outcome.Held.class);
        assertThat(there.livePurchases())
                .extracting(FakeAccount.Seen::affiliate)
                .containsExactly(LeadDynoHost.id(bob));
    }

    @Test
    void anOrderThatTheOtherWasToldOfStaysThereEvenIfTheStoresClockIsAhead() throws Exception {
        Instant ahead = SWITCH.plus(Duration.ofMinutes(5));
        put(decided(1, "80.00", ahead));
        takeOver();
        assertThat(put(credited(1, "50.00", ahead))).isInstanceOf(Outcome.Held.class);
        assertThat(other.purchases().get(key(1))).isEqualTo(decided(1, "50.00", ahead));
        assertThat(there.purchases()).isEmpty();
    }

    @Test
    void whatLeadDynoWasToldOfIsLeadDynosWhateverTheOtherHas() throws Exception {
        Instant shortlyAfter = SWITCH.plus(Duration.ofHours(2));
        takeOver();
        put(credited(1, "80.00", shortlyAfter));
        other.put(List.of(decided(1, "80.00", shortlyAfter)));
        put(credited(1, "50.00", shortlyAfter));
        assertThat(other.purchases()).containsValue(decided(1, "80.00", shortlyAfter));
        host.beside = null;
        Purchase lower = credited(1, "40.00", shortlyAfter);
        assertThat(put(lower)).isEqualTo(new Outcome.Held(lower, true));
        assertThat(there.livePurchases()).hasSize(1);
    }

    @Test
    void itGoesBackAsLongAsLeadDynoWasToldOfNothing() throws Exception {
        takeOver();
        assertThat(host.administration().handBack(account, LeadDynoHost.ADMIN).on())
                .isTrue();
        put(decided(1, "80.00", BEFORE));
        assertThat(other.purchases()).hasSize(1);
        takeOver();
        put(credited(2, "80.00", AFTER));
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> host.administration().handBack(account, LeadDynoHost.ADMIN));
        assertThat(host.administration().shadow(account).on()).isFalse();
    }

    @Test
    void nothingIsDoneWhileThePlatformThatHasItIsAway() {
        host.beside = null;
        assertThatExceptionOfType(PlatformException.Unavailable.class)
                .isThrownBy(() -> put(decided(1, "80.00", BEFORE)));
        assertThat(there.purchases()).isEmpty();
    }

    private void takeOver() throws Exception {
        host.setTime(SWITCH);
        assertThat(host.administration().takeOver(account, LeadDynoHost.ADMIN))
                .returns(false, Shadow::on)
                .returns(Optional.of(SWITCH), Shadow::takenOverAt);
    }

    private Outcome put(Purchase purchase) throws PlatformException {
        return host.platform().put(List.of(purchase)).get(purchase.key());
    }

    private PurchaseKey key(long order) {
        return new PurchaseKey(account, "store", order);
    }

    /** As it is decided by the other platform's affiliates. */
    private Purchase decided(long order, String amount, Instant orderedAt) {
        return live(order, amount, orderedAt, other.ann().id());
    }

    private Purchase credited(long order, String amount, Instant orderedAt) {
        return live(order, amount, orderedAt, annThere);
    }

    private Purchase manual(long order, Instant orderedAt, AffiliateId affiliate, String code) {
        return new Purchase(
                key(order),
                State.LIVE,
                Money.of("80.00", "USD"),
                Optional.of(new Credit(affiliate, new AffiliateCode(code), Channel.MANUAL)),
                orderedAt);
    }

    private Purchase nobodys(long order, String amount) {
        return new Purchase(key(order), State.LIVE, Money.of(amount, "USD"), Optional.empty(), BEFORE);
    }

    private Purchase live(long order, String amount, Instant orderedAt, AffiliateId affiliate) {
        return new Purchase(
                key(order),
                State.LIVE,
                Money.of(amount, "USD"),
                Optional.of(new Credit(affiliate, new AffiliateCode("ANN10"), Channel.COUPON)),
                orderedAt);
    }
}
