package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.leaddyno.Difference;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno.Request;
import io.tributary.testkit.leaddyno.Fault;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whatever goes wrong on the way to LeadDyno, an order has at most one purchase that counts there. */
class PurchaseFaultsTest {
    private static final Instant ORDERED = Instant.parse("2026-03-01T10:15:30Z");

    private LeadDynoHost host;
    private AccountId account;
    private FakeAccount there;
    private AffiliateId ann;

    @BeforeEach
    void setUp() throws Exception {
        open(Switches.USUAL, PurchaseCode.ORDER_ID, WithoutAffiliate.SEND, WithoutEmail.REFUSE, CancelledAgain.REFUSE);
    }

    private void open(
            Switches switches, PurchaseCode code, WithoutAffiliate affiliate, WithoutEmail email, CancelledAgain again)
            throws Exception {
        close();
        host = new LeadDynoHost(switches);
        account = host.account("shop", LeadDynoHost.settings(code, affiliate, email, again, "private-key-1"));
        there = host.accounts.get(account);
        ann = host.affiliate(account, "Ann", "ann@blog.example", "ANN10");
        host.fake.forgetRequests();
    }

    @AfterEach
    void close() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    @DisplayName("case E68: a post that worked but was not answered is found, not repeated")
    void aLostAnswerIsLookedUp() throws Exception {
        host.fake.fail("POST purchases", 1, Fault.ANSWER_LOST);
        assertThat(put(live("80.00"))).isEqualTo(new Outcome.Held(live("80.00"), true));
        assertThat(there.purchases()).hasSize(1);
        assertThat(host.fake.count("POST purchases")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "SILENCE", "BAD_GATEWAY", "CUT"})
    void noFaultAfterAPostMakesASecondPurchase(Fault fault) throws Exception {
        host.fake.fail("POST purchases", 1, fault);
        put(live("80.00"));
        put(live("80.00"));
        assertThat(there.purchases()).hasSize(1);
        assertThat(held()).contains(live("80.00"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "REQUEST_LOST",
                "SERVER_ERROR",
                "MAINTENANCE_PAGE",
                "GATEWAY_NOT_FOUND",
                "EMPTY",
                "ERROR_AS_SUCCESS"
            })
    void aPostThatMayStillArriveIsNotRepeatedBeforeItHadTime(Fault fault) throws Exception {
        host.fake.fail("POST purchases", 1, fault);
        unavailable(live("80.00"));
        unavailable(live("80.00"));
        assertThat(host.fake.count("POST purchases")).isEqualTo(1);
        host.pace.pass(MakeItSo.PATIENCE);
        put(live("80.00"));
        assertThat(there.purchases()).hasSize(1);
    }

    @Test
    void aRunThatStoodStillDoesNotPostWhatAnotherHasPostedMeanwhile() throws Exception {
        host.buyers = order -> {
            host.buyers = same -> Optional.of("ann-friend@shop.example");
            putUnchecked(live("80.00"));
            return Optional.of("ann-friend@shop.example");
        };
        unavailable(live("80.00"));
        assertThat(host.fake.count("POST purchases")).isEqualTo(1);
        put(live("80.00"));
        assertThat(there.purchases()).hasSize(1);
    }

    @Test
    void nothingIsPostedUnderACodeOfAFormThatChangedMeanwhile() throws Exception {
        open(
                Switches.USUAL,
                PurchaseCode.STORE_AND_ORDER_ID,
                WithoutAffiliate.SEND,
                WithoutEmail.REFUSE,
                CancelledAgain.REFUSE);
        host.buyers = order -> {
            changeForm();
            return Optional.of("ann-friend@shop.example");
        };
        unavailable(live("80.00"));
        assertThat(there.purchases()).isEmpty();
        put(live("80.00"));
        assertThat(there.purchases()).extracting(FakeAccount.Seen::code).containsExactly("1");
    }

    private void changeForm() {
        try {
            host.administration()
                    .connect(
                            account,
                            LeadDynoHost.settings(
                                    PurchaseCode.ORDER_ID,
                                    WithoutAffiliate.SEND,
                                    WithoutEmail.REFUSE,
                                    CancelledAgain.REFUSE,
                                    ""),
                            LeadDynoHost.ADMIN);
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    private void putUnchecked(Purchase purchase) {
        try {
            put(purchase);
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("case G97: killed between request and answer, with the look-up away after the restart")
    void aKilledPostIsFoundByTheNextProcess() throws Exception {
        host.fake.fail("POST purchases", 1, Fault.ANSWER_LOST);
        killedDuring(live("80.00"));
        host.restart();
        host.fake.fail("GET purchases", 6, Fault.SERVER_ERROR);
        unavailable(live("80.00"));
        unavailable(live("80.00"));
        host.fake.heal();
        put(live("80.00"));
        assertThat(there.livePurchases()).hasSize(1);
        assertThat(held()).contains(live("80.00"));
    }

    /** Its answer and every look-up after it are lost, as they are for a process that is no more. */
    private void killedDuring(Purchase purchase) throws PlatformException {
        host.buyers = order -> {
            host.fake.fail("GET purchases", 100, Fault.REQUEST_LOST);
            return Optional.of("ann-friend@shop.example");
        };
        unavailable(purchase);
        assertThat(host.fake.count("POST purchases")).isEqualTo(1);
        host.fake.heal();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAUTHORIZED", "TOO_MANY"},
            mode = Mode.EXCLUDE)
    void nothingBrokenReadsAsAbsent(Fault fault) throws Exception {
        put(live("80.00"));
        host.fake.forgetRequests();
        host.fake.fail("GET purchases", 3, fault);
        unavailable(live("90.00"));
        assertThatExceptionOfType(PlatformException.Unavailable.class).isThrownBy(() -> {
            host.fake.fail("GET purchases", 3, fault);
            held();
        });
        assertThat(host.fake.count("POST")).isZero();
    }

    @Test
    @DisplayName("case E71: refusals without a header are waited out, longer each time")
    void waitsWhenItIsTooMuch() throws Exception {
        Instant before = host.pace.now();
        host.fake.fail("POST purchases", 3, Fault.TOO_MANY);
        put(live("80.00"));
        assertThat(there.purchases()).hasSize(1);
        assertThat(Duration.between(before, host.pace.now())).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(45));
    }

    @Test
    void theWaitThatIsAskedForIsKept() throws Exception {
        open(
                Switches.USUAL.with(Switches.RateHeaders.RETRY_AFTER),
                PurchaseCode.ORDER_ID,
                WithoutAffiliate.SEND,
                WithoutEmail.REFUSE,
                CancelledAgain.REFUSE);
        Instant before = host.pace.now();
        host.fake.fail("GET purchases", 1, Fault.TOO_MANY);
        put(live("80.00"));
        assertThat(Duration.between(before, host.pace.now())).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    @DisplayName("case E89: a key that is not accepted stops at once")
    void aWrongKeyIsNotTriedAgain() {
        host.fake.fail("GET purchases", 1, Fault.UNAUTHORIZED);
        assertThatExceptionOfType(PlatformException.Unauthorized.class).isThrownBy(() -> put(live("80.00")));
        assertThat(host.fake.requests()).hasSize(1);
    }

    @Test
    @DisplayName(
            "case E70: an import of 5,000 orders is never refused for the rate limit, and takes as long as was said")
    void staysBelowTheRateLimit() throws Exception {
        Instant before = host.pace.now();
        for (long first = 1; first <= 5000; first += 250) {
            host.platform()
                    .put(LongStream.range(first, first + 250)
                            .mapToObj(order -> live(order, "10.00"))
                            .toList());
        }
        assertThat(host.fake.requests())
                .hasSize(10_000)
                .extracting(Request::status)
                .doesNotContain(429);
        Duration said = host.platform().timeFor(account, 5000);
        assertThat(said).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(60));
        assertThat(Duration.between(before, host.pace.now())).isBetween(said.minusMinutes(1), said.plusMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "BAD_GATEWAY", "SERVER_ERROR"})
    void aCancellationIsSeenThrough(Fault fault) throws Exception {
        put(live("80.00"));
        host.fake.fail("DELETE purchases", 1, fault);
        put(reversed("80.00"));
        assertThat(there.livePurchases()).isEmpty();
        assertThat(held()).contains(reversed("80.00"));
    }

    @Test
    void cancelsByIdAndNeverByEmail() throws Exception {
        put(live("80.00"));
        put(reversed("80.00"));
        assertThat(host.fake.requests())
                .filteredOn(request -> request.method().equals("DELETE"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.path())
                            .isEqualTo("purchases/" + there.purchases().get(0).id());
                    assertThat(request.target()).doesNotContain("email");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "BAD_GATEWAY", "SERVER_ERROR"})
    void aChangeIsSeenThrough(Fault fault) throws Exception {
        put(live("80.00"));
        host.fake.fail("PUT purchases", 1, fault);
        put(live("50.00"));
        assertThat(there.livePurchases()).singleElement().satisfies(purchase -> assertThat(purchase.amount())
                .isEqualByComparingTo("50"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "BAD_GATEWAY", "SERVER_ERROR", "REQUEST_LOST"})
    void creditMovesOnceWhereverItBreaks(Fault fault) throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "bob@blog.example", "BOB10");
        put(live("80.00"));
        Purchase moved = new Purchase(key(1), State.LIVE, Money.of("80.00", "USD"), credit(bob, "BOB10"), ORDERED);
        for (String request : List.of("DELETE purchases", "POST purchases")) {
            host.fake.fail(request, 1, fault);
        }
        for (int run = 0; run < 3; run++) {
            try {
                put(moved);
            } catch (PlatformException.Unavailable e) {
                host.pace.pass(MakeItSo.PATIENCE);
            }
        }
        assertThat(there.livePurchases())
                .singleElement()
                .returns(LeadDynoHost.id(bob), FakeAccount.Seen::affiliate)
                .returns("1.2", FakeAccount.Seen::code);
        assertThat(held()).contains(moved);
    }

    @Test
    void saysWhenACommissionDidNotFollow() throws Exception {
        open(
                Switches.USUAL.with(Switches.Recalculation.UNLESS_PAID),
                PurchaseCode.ORDER_ID,
                WithoutAffiliate.SEND,
                WithoutEmail.REFUSE,
                CancelledAgain.REFUSE);
        put(live("80.00"));
        there.pay("1");
        put(live("50.00"));
        put(live("50.00"));
        assertThat(host.administration().differences(account, 10))
                .extracting(Difference::remark)
                .containsExactly("the commission stayed at 8.00 (paid out) although the amount went from 80 to 50");
    }

    @Test
    void saysWhenLeadDynoCreditsSomebodyElse() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "bob@blog.example", "BOB10");
        host.buyers = order -> Optional.of("same@shop.example");
        put(live("80.00"));
        there.attribution(true, false);
        Purchase second = new Purchase(key(2), State.LIVE, Money.of("20", "USD"), credit(bob, "BOB10"), ORDERED);
        Outcome outcome = put(second);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Held.class, held -> assertThat(
                        held.purchase().credit().orElseThrow().affiliate())
                .isEqualTo(ann));
        assertThat(host.administration().differences(account, 10))
                .extracting(Difference::remark)
                .containsExactly("LeadDyno credits affiliate " + ann + " by its own rules, asked was affiliate " + bob);
        host.fake.forgetRequests();
        assertThat(put(second)).isEqualTo(new Outcome.Held(((Outcome.Held) outcome).purchase(), false));
        assertThat(host.fake.requests()).as("only looked up").hasSize(1);
    }

    @Test
    @DisplayName("case B17: an order that counts again waits for a person, unless a new code was chosen")
    void aCancelledPurchaseIsNotRevivedUnasked() throws Exception {
        put(live("80.00"));
        put(reversed("80.00"));
        assertThat(put(live("80.00"))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo("state");
            assertThat(refused.reason()).contains("new-code");
        });
        assertThat(held()).contains(reversed("80.00"));
    }

    @Test
    void whatSomebodyElseCancelledStaysCancelled() throws Exception {
        put(live("80.00"));
        there.cancelByHand("1");
        assertThat(put(live("90.00")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("somebody else"));
        assertThat(there.purchases()).hasSize(1);
    }

    @Test
    @DisplayName("case B38: an order without an e-mail address is refused, or gets one that reaches nobody")
    void anOrderWithoutEmail() throws Exception {
        host.buyers = order -> Optional.of(" ");
        assertThat(put(live("80.00")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.field())
                        .isEqualTo("email"));
        assertThat(there.purchases()).isEmpty();
        open(
                Switches.USUAL,
                PurchaseCode.ORDER_ID,
                WithoutAffiliate.SEND,
                WithoutEmail.PLACEHOLDER,
                CancelledAgain.REFUSE);
        host.buyers = order -> Optional.of("");
        put(live("80.00"));
        assertThat(there.purchases()).extracting(FakeAccount.Seen::email).containsExactly("order-1@no-email.invalid");
    }

    @Test
    void anOrderWithoutAffiliateIsKeptBackWhenChosen() throws Exception {
        open(
                Switches.USUAL,
                PurchaseCode.ORDER_ID,
                WithoutAffiliate.KEEP_BACK,
                WithoutEmail.REFUSE,
                CancelledAgain.REFUSE);
        Purchase nobodys = new Purchase(key(1), State.LIVE, Money.of("80", "USD"), Optional.empty(), ORDERED);
        put(nobodys);
        assertThat(there.purchases()).isEmpty();
        assertThat(held()).contains(nobodys);
        put(live("80.00"));
        assertThat(there.livePurchases()).hasSize(1);
    }

    @Test
    void aPurchaseThatWasTakenFromSomebodyIsNotGivenBackByHerLead() throws Exception {
        put(live("80.00"));
        put(new Purchase(key(1), State.LIVE, Money.of("80", "USD"), Optional.empty(), ORDERED));
        assertThat(there.livePurchases()).isEmpty();
    }

    @Test
    @DisplayName("case G105: a second store does not use the order ids of the first")
    void aSecondStoreIsRefusedWhereCodesAreOrderIds() throws Exception {
        put(live("80.00"));
        PurchaseKey other = new PurchaseKey(account, "other", 1);
        Purchase there2 = new Purchase(other, State.LIVE, Money.of("5", "USD"), credit(ann, "ANN10"), ORDERED);
        assertThat(put(there2)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.field())
                .isEqualTo("store"));
        assertThat(host.platform().find(other)).isEmpty();
        assertThat(there.purchases()).hasSize(1);
    }

    @Test
    @DisplayName("case G103: yesterday's database makes no second purchase")
    void aForgottenPurchaseIsFound() throws Exception {
        put(live("80.00"));
        host.inside().sql().run(handle -> handle.execute("delete from leaddyno_purchase"));
        put(live("50.00"));
        assertThat(there.purchases()).singleElement().satisfies(purchase -> assertThat(purchase.amount())
                .isEqualByComparingTo("50"));
    }

    @Test
    void theKeyIsInNoAddressWhereThereIsABody() throws Exception {
        put(live("80.00"));
        put(live("50.00"));
        assertThat(host.fake.requests())
                .filteredOn(request -> request.method().startsWith("P"))
                .hasSize(2)
                .allSatisfy(request -> {
                    assertThat(request.target()).doesNotContain("private-key-1");
                    assertThat(request.body()).contains("\"key\":\"private-key-1\"");
                });
    }

    @Test
    @DisplayName("no error tells the key")
    void errorsTellNoKey() {
        for (Fault fault : Fault.values()) {
            host.fake.heal();
            host.fake.fail("", 40, fault);
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> put(live("80.00")))
                    .satisfies(thrown -> {
                        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                            assertThat(String.valueOf(cause.getMessage())).doesNotContain("private-key-1");
                        }
                    });
        }
    }

    private Outcome put(Purchase purchase) throws PlatformException {
        return host.platform().put(List.of(purchase)).get(purchase.key());
    }

    private void unavailable(Purchase purchase) {
        assertThatExceptionOfType(PlatformException.Unavailable.class).isThrownBy(() -> put(purchase));
    }

    private Optional<Purchase> held() throws PlatformException {
        return host.platform().find(key(1));
    }

    private PurchaseKey key(long order) {
        return new PurchaseKey(account, "store", order);
    }

    private Purchase live(String amount) {
        return live(1, amount);
    }

    private Purchase live(long order, String amount) {
        return new Purchase(key(order), State.LIVE, Money.of(amount, "USD"), credit(ann, "ANN10"), ORDERED);
    }

    private Purchase reversed(String amount) {
        return new Purchase(key(1), State.REVERSED, Money.of(amount, "USD"), credit(ann, "ANN10"), ORDERED);
    }

    private static Optional<Credit> credit(AffiliateId affiliate, String code) {
        return Optional.of(new Credit(affiliate, new AffiliateCode(code), Channel.COUPON));
    }
}
