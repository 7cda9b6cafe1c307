package io.tributary.testkit;

import static io.tributary.platform.AffiliateState.ACTIVE;
import static io.tributary.platform.AffiliateState.ARCHIVED;
import static io.tributary.platform.AffiliateState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.Capability;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.EmailKey;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.TrackingCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every affiliate platform does for an integration. */
public abstract class AffiliatePlatformContract {
    private static final Instant ORDERED = Instant.parse("2026-03-01T10:15:30Z");
    private static final Instant MOVED = Instant.parse("2026-05-01T00:00:00Z");

    private Host host;
    private AffiliatePlatform platform;
    private AccountId account;
    private AffiliateId ann;

    /** A host without affiliates, and what its administrators do with it. */
    public interface Host {
        AffiliatePlatform platform();

        /** Adds an account. */
        AccountId account(String id) throws Exception;

        /** Adds an active affiliate. */
        AffiliateId affiliate(AccountId account, String name, String email, String code) throws Exception;

        default AffiliateId affiliate(AccountId account, String name, String code) throws Exception {
            return affiliate(account, name, "somebody@shop.example", code);
        }

        /** Gives her another code. */
        void giveCode(AccountId account, AffiliateId affiliate, String code) throws Exception;

        void setState(AccountId account, AffiliateId affiliate, AffiliateState state) throws Exception;

        /** Makes it this late on the host. */
        void setTime(Instant now);

        /** Somebody comes to a page of {@link #SITE}; only asked of hosts with {@link Capability#LEADS}. */
        default void visit(AccountId account, String browser, String code) throws Exception {
            throw new UnsupportedOperationException();
        }

        /** Somebody leaves an address on a page of {@link #SITE}; only asked of hosts with {@link Capability#LEADS}. */
        default void lead(AccountId account, String browser, String email) throws Exception {
            throw new UnsupportedOperationException();
        }
    }

    /** The store at whose pages shoppers are. */
    public static final StoreSite SITE = new StoreSite("store", "shop.example");

    /** A host of its own for each test. */
    protected abstract Host newHost() throws Exception;

    @BeforeEach
    void setUp() throws Exception {
        host = newHost();
        host.setTime(Instant.parse("2026-01-01T00:00:00Z"));
        platform = host.platform();
        account = host.account("shop");
        ann = host.affiliate(account, "Ann", "ANN10");
    }

    @Test
    void servesItsAccountsInTheOrderOfTheirIds() throws Exception {
        host.account("another");
        assertThat(platform.accounts())
                .extracting(Account::id)
                .contains(account)
                .isSortedAccordingTo((one, other) -> one.value().compareTo(other.value()));
    }

    @Test
    void holdsAPurchaseAsItWasPut() throws Exception {
        Purchase purchase = live(1, "80.00");
        assertThat(platform.put(List.of(purchase))).isEqualTo(Map.of(purchase.key(), new Outcome.Held(purchase, true)));
        assertThat(platform.find(purchase.key())).contains(purchase);
    }

    @Test
    void puttingTheSameAgainChangesNothing() throws Exception {
        Purchase purchase = live(1, "80.00");
        platform.put(List.of(purchase));
        assertThat(platform.put(List.of(live(1, "80.0000"))))
                .isEqualTo(Map.of(purchase.key(), new Outcome.Held(purchase, false)));
    }

    @Test
    void anotherAmountChangesTheOnePurchaseThatThereIs() throws Exception {
        platform.put(List.of(live(1, "100.00")));
        Purchase edited = live(1, "80.00");
        assertThat(platform.put(List.of(edited))).isEqualTo(Map.of(edited.key(), new Outcome.Held(edited, true)));
        assertThat(platform.find(edited.key())).contains(edited);
    }

    @Test
    void aPurchaseIsReversedAndLivesAgain() throws Exception {
        Purchase live = live(1, "80.00");
        Purchase reversed = new Purchase(live.key(), State.REVERSED, live.amount(), live.credit(), ORDERED);
        for (Purchase next : List.of(live, reversed, live, reversed)) {
            assertThat(platform.put(List.of(next))).isEqualTo(Map.of(next.key(), new Outcome.Held(next, true)));
            assertThat(platform.find(next.key())).contains(next);
        }
    }

    @Test
    void creditMovesToAnotherAffiliateAndAway() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "BOB10");
        platform.put(List.of(live(1, "80.00")));
        for (Optional<Credit> credit : List.of(
                Optional.of(credit(bob, "BOB10")), Optional.<Credit>empty(), Optional.of(credit(ann, "ANN10")))) {
            Purchase next = new Purchase(key(1), State.LIVE, Money.of("80.00", "USD"), credit, ORDERED);
            platform.put(List.of(next));
            assertThat(platform.find(key(1))).contains(next);
        }
    }

    @Test
    void keepsForeignMoneyAndFourDecimalPlacesExactly() throws Exception {
        Purchase euro = new Purchase(key(1), State.LIVE, Money.of("62.6793", "EUR"), Optional.empty(), ORDERED);
        Purchase yen = new Purchase(key(2), State.LIVE, Money.of("1200", "JPY"), Optional.empty(), ORDERED);
        Purchase free = new Purchase(key(3), State.LIVE, Money.of("0", "USD"), Optional.empty(), ORDERED);
        platform.put(List.of(euro, yen, free));
        assertThat(platform.find(List.of(key(1), key(2), key(3))))
                .isEqualTo(Map.of(key(1), euro, key(2), yen, key(3), free));
    }

    @Test
    void saysNothingAboutPurchasesThatItDoesNotHold() throws Exception {
        platform.put(List.of(live(1, "80.00")));
        assertThat(platform.find(List.of(key(1), key(2)))).containsOnlyKeys(key(1));
        assertThat(platform.find(key(2))).isEmpty();
        assertThat(platform.find(List.of())).isEmpty();
        assertThat(platform.put(List.of())).isEmpty();
    }

    @Test
    void oneRefusedPurchaseDoesNotKeepAWholePageFromBeingTaken() throws Exception {
        List<Purchase> page = new ArrayList<>(LongStream.rangeClosed(1, 249)
                .mapToObj(order -> live(order, "80.00"))
                .toList());
        Optional<Credit> stranger = Optional.of(credit(new AffiliateId("nobody"), "ANN10"));
        page.add(100, new Purchase(key(250), State.LIVE, Money.of("80.00", "USD"), stranger, ORDERED));
        Map<PurchaseKey, Outcome> outcomes = platform.put(page);
        assertThat(outcomes).hasSize(250);
        assertThat(outcomes.remove(key(250)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.field())
                        .isEqualTo("affiliate"));
        assertThat(outcomes.values()).allMatch(outcome -> outcome instanceof Outcome.Held held && held.changed());
        assertThat(platform.find(page.stream().map(Purchase::key).toList()))
                .hasSize(249)
                .doesNotContainKey(key(250));
    }

    @Test
    void aRefusedChangeLeavesWhatIsHeld() throws Exception {
        Purchase held = live(1, "80.00");
        platform.put(List.of(held));
        Optional<Credit> stranger = Optional.of(credit(new AffiliateId("nobody"), "ANN10"));
        platform.put(List.of(new Purchase(key(1), State.LIVE, Money.of("1", "USD"), stranger, ORDERED)));
        assertThat(platform.find(key(1))).contains(held);
    }

    @Test
    void theSameOrderIdOfTwoStoresIsTwoPurchases() throws Exception {
        Purchase here = live(1, "80.00");
        Purchase there = new Purchase(
                new PurchaseKey(account, "other", 1), State.LIVE, Money.of("5", "EUR"), Optional.empty(), ORDERED);
        platform.put(List.of(here, there));
        assertThat(platform.find(List.of(here.key(), there.key())))
                .isEqualTo(Map.of(here.key(), here, there.key(), there));
    }

    @Test
    void oneAccountKnowsNothingOfAnother() throws Exception {
        AccountId other = host.account("other");
        platform.put(List.of(live(1, "80.00")));
        assertThat(platform.find(new PurchaseKey(other, "store", 1))).isEmpty();
        assertThat(platform.affiliatesWithCode(other)).isEmpty();
        assertThat(histories(other, "ANN10")).isEmpty();
        AffiliateId zoe = host.affiliate(other, "Zoe", "ANN10");
        assertThat(histories(other, "ANN10").values())
                .flatExtracting(CodeHistory::tenures)
                .extracting(Tenure::affiliate)
                .containsExactly(zoe);
    }

    @Test
    void refusesAnAccountThatItDoesNotKnow() {
        AccountId nobody = new AccountId("nobody");
        PurchaseKey key = new PurchaseKey(nobody, "store", 1);
        Purchase purchase = new Purchase(key, State.LIVE, Money.of("1", "USD"), Optional.empty(), ORDERED);
        for (Call call : List.<Call>of(
                () -> platform.affiliatesWithCode(nobody),
                () -> histories(nobody, "ANN10"),
                () -> platform.affiliates(nobody, Set.of(ann)),
                () -> platform.affiliatesWithEmail(nobody, email("somebody@shop.example")),
                () -> platform.put(List.of(purchase)),
                () -> platform.find(key))) {
            assertThatExceptionOfType(PlatformException.Rejected.class)
                    .isThrownBy(call::run)
                    .returns("account", PlatformException.Rejected::field);
        }
    }

    @Test
    void listsWhoHasACodeWhateverHerState() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob \"<script>\"", " bob ten ");
        host.setState(account, bob, ARCHIVED);
        assertThat(platform.affiliatesWithCode(account))
                .extracting(
                        Affiliate::id,
                        Affiliate::name,
                        affiliate -> affiliate.code().orElseThrow().value(),
                        Affiliate::state)
                .containsExactlyInAnyOrder(
                        tuple(ann, "Ann", "ANN10", ACTIVE), tuple(bob, "Bob \"<script>\"", "bob ten", ARCHIVED));
    }

    @Test
    void findsAffiliatesByTheirIdsWhateverTheirState() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "bob@shop.example", "BOB10");
        host.affiliate(account, "Cleo", "cleo@shop.example", "CLEO10");
        host.setState(account, bob, ARCHIVED);
        assertThat(platform.affiliates(account, Set.of(ann, bob, new AffiliateId("nobody"), new AffiliateId("999"))))
                .containsOnlyKeys(ann, bob)
                .hasEntrySatisfying(bob, found -> assertThat(found)
                        .isEqualTo(new Affiliate(
                                bob, "Bob", "bob@shop.example", Optional.of(new AffiliateCode("BOB10")), ARCHIVED)));
        assertThat(platform.affiliates(account, Set.of())).isEmpty();
        AccountId other = host.account("other");
        assertThat(platform.affiliates(other, Set.of(bob))).isEmpty();
    }

    @Test
    void findsAffiliatesByTheirEmailHoweverItIsSpelled() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", " Bob+Blog@Shop.Example", "BOB10");
        AffiliateId twin = host.affiliate(account, "Bob again", "bob@shop.example", "BOB11");
        host.setState(account, twin, PAUSED);
        assertThat(platform.affiliatesWithEmail(account, email("BOB@shop.example")))
                .extracting(Affiliate::id)
                .containsExactly(bob, twin);
        assertThat(platform.affiliatesWithEmail(account, email("b.ob@shop.example")))
                .isEmpty();
        AccountId other = host.account("other");
        assertThat(platform.affiliatesWithEmail(other, email("bob@shop.example")))
                .isEmpty();
    }

    @Test
    void knowsNothingOfCodesThatNeverBelongedToAnybody() throws Exception {
        assertThat(histories(account, "ANN10", "SUMMER")).containsOnlyKeys(AffiliateCode.Key.of("ANN10"));
        assertThat(platform.codeHistories(account, Set.of())).isEmpty();
    }

    @Test
    void theFirstOwnerHadTheCodeForAllTimeBefore() throws Exception {
        assertThat(owner("ANN10", Instant.EPOCH)).contains(ann);
        assertThat(owner("ANN10", Instant.parse("2099-01-01T00:00:00Z"))).contains(ann);
    }

    @Test
    void aCodeThatMovedIsJudgedAtTheTimeOfTheOrder() throws Exception {
        AffiliateId bob = host.affiliate(account, "Bob", "BOB10");
        host.setTime(MOVED);
        host.giveCode(account, ann, "ANN11");
        host.giveCode(account, bob, "ann10");
        assertThat(owner("ANN10", MOVED.minusSeconds(1))).contains(ann);
        assertThat(owner("ANN10", MOVED)).contains(bob);
        assertThat(owner("ANN11", MOVED)).contains(ann);
        assertThat(platform.affiliatesWithCode(account))
                .extracting(affiliate -> affiliate.code().orElseThrow().value())
                .containsExactlyInAnyOrder("ANN11", "ann10");
    }

    @Test
    void aRenamedCodeIsStillCreditedToWhoGaveItUp() throws Exception {
        host.setTime(MOVED);
        host.giveCode(account, ann, "ANN11");
        assertThat(owner("ANN10", MOVED.plusSeconds(1))).contains(ann);
    }

    @Test
    void anAffiliatesStateIsThatOfTheTimeOfTheOrder() throws Exception {
        host.setTime(MOVED);
        host.setState(account, ann, PAUSED);
        host.setTime(MOVED.plusSeconds(60));
        host.setState(account, ann, ACTIVE);
        CodeHistory history = histories(account, "ANN10").get(AffiliateCode.Key.of("ANN10"));
        assertThat(history.tenures()).extracting(Tenure::state).containsExactly(ACTIVE, PAUSED, ACTIVE);
        assertThat(history.at(MOVED).map(Tenure::state)).contains(PAUSED);
        assertThat(history.at(MOVED.plusSeconds(60)).map(Tenure::state)).contains(ACTIVE);
        assertThat(history.at(MOVED.minusSeconds(1)).map(Tenure::state)).contains(ACTIVE);
    }

    @Test
    void foldsCodesAlikeUnderEveryLocale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            AffiliateId link = host.affiliate(account, "Link", "Link10");
            Locale.setDefault(Locale.ROOT);
            assertThat(owner(" ｌink10 ", ORDERED)).contains(link);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(owner("LINK10", ORDERED)).contains(link);
            assertThat(owner("LINK 10", ORDERED)).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void knowsWhoSentTheShopperOfAnOrder() throws Exception {
        watching();
        AffiliateId bob = host.affiliate(account, "Bob", "BOB10");
        visitAt("2026-03-01T10:00:00Z", "eve", "ann10");
        host.lead(account, "eve", "Eve+shop@Mail.example");
        visitAt("2026-03-02T10:00:00Z", "eve", "");
        visitAt("2026-03-03T10:00:00Z", "eve", "BOB10");
        visitAt("2026-03-04T10:00:00Z", "max", "ANN10");

        assertThat(sender("eve@mail.example", "2026-03-01T09:59:59Z")).isEmpty();
        assertThat(sender("eve@mail.example", "2026-03-02T12:00:00Z")).contains(ann);
        assertThat(sender("EVE@mail.example", "2026-03-03T12:00:00Z")).contains(bob);
        assertThat(lead("max@mail.example", "2026-03-04T12:00:00Z")).isEmpty();
        assertThat(lead("", "2026-03-04T12:00:00Z")).isEmpty();
        assertThat(platform.leads(account, SITE, List.of())).isEmpty();
    }

    @Test
    void tellsHowAShopperCameWithoutHerAddress() throws Exception {
        watching();
        visitAt("2026-03-01T10:00:00Z", "eve", "ANN10");
        host.lead(account, "eve", "eve@mail.example");
        LeadHistory history = lead("eve@mail.example", "2026-03-01T12:00:00Z").orElseThrow();
        assertThat(history.known()).isEqualTo(LeadHistory.Known.EMAIL);
        assertThat(history.path())
                .isNotEmpty()
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()))
                .noneMatch(step -> step.what().contains("mail.example"));
        assertThat(history.path().get(0).what()).contains("ANN10");
    }

    @Test
    void judgesAnAffiliateWhoSentSomebodyByHerStateAtTheTimeOfTheOrder() throws Exception {
        watching();
        visitAt("2026-03-01T10:00:00Z", "eve", "ANN10");
        host.lead(account, "eve", "eve@mail.example");
        host.setTime(Instant.parse("2026-03-02T00:00:00Z"));
        host.setState(account, ann, PAUSED);
        LeadHistory history = lead("eve@mail.example", "2026-03-03T00:00:00Z").orElseThrow();
        assertThat(history.at(Instant.parse("2026-03-01T12:00:00Z")).map(Tenure::state))
                .contains(ACTIVE);
        assertThat(history.at(Instant.parse("2026-03-03T00:00:00Z")).map(Tenure::state))
                .contains(PAUSED);
    }

    @Test
    void oneAccountKnowsNoShoppersOfAnother() throws Exception {
        watching();
        AccountId other = host.account("other");
        host.affiliate(other, "Zoe", "ANN10");
        visitAt("2026-03-01T10:00:00Z", "eve", "ANN10");
        host.lead(account, "eve", "eve@mail.example");
        Shopper shopper = new Shopper(1, EmailKey.find("eve@mail.example"), Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(platform.leads(other, SITE, List.of(shopper))).isEmpty();
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> platform.leads(new AccountId("nobody"), SITE, List.of(shopper)))
                .returns("account", PlatformException.Rejected::field);
    }

    @Test
    void hasACodeForPagesWhereItSaysSo() throws Exception {
        Optional<TrackingCode> code = platform.trackingCode(account);
        assertThat(code.isPresent()).isEqualTo(platform.capabilities(account).contains(Capability.TRACKING_CODE));
        assumeTrue(code.isPresent(), "this host has no tracking code");
        assertThat(code.get().publicKey()).isNotBlank();
        assertThat(code.get().html())
                .contains(code.get().publicKey(), code.get().script())
                .contains("<script");
        assertThat(platform.trackingCode(account)).isEqualTo(code);
        assertThat(platform.trackingCode(host.account("other")).orElseThrow().publicKey())
                .isNotEqualTo(code.get().publicKey());
    }

    @Test
    void knowsNobodyWhereItDoesNotWatchPages() throws Exception {
        assumeFalse(platform.capabilities(account).contains(Capability.LEADS), "this host watches pages");
        assertThat(lead("eve@mail.example", "2026-03-01T12:00:00Z")).isEmpty();
    }

    private void watching() throws PlatformException {
        assumeTrue(platform.capabilities(account).contains(Capability.LEADS), "this host does not watch pages");
    }

    private void visitAt(String moment, String browser, String code) throws Exception {
        host.setTime(Instant.parse(moment));
        host.visit(account, browser, code);
    }

    private Optional<LeadHistory> lead(String email, String orderedAt) throws PlatformException {
        Shopper shopper = new Shopper(7, EmailKey.find(email), Instant.parse(orderedAt));
        return Optional.ofNullable(
                platform.leads(account, SITE, List.of(shopper)).get(7L));
    }

    private Optional<AffiliateId> sender(String email, String orderedAt) throws PlatformException {
        return lead(email, orderedAt)
                .flatMap(history -> history.at(Instant.parse(orderedAt)))
                .map(Tenure::affiliate);
    }

    private Optional<AffiliateId> owner(String code, Instant moment) throws PlatformException {
        return Optional.ofNullable(histories(account, code).get(AffiliateCode.Key.of(code)))
                .flatMap(history -> history.at(moment))
                .map(Tenure::affiliate);
    }

    private Map<AffiliateCode.Key, CodeHistory> histories(AccountId of, String... codes) throws PlatformException {
        return platform.codeHistories(
                of, Set.copyOf(Stream.of(codes).map(AffiliateCode.Key::of).toList()));
    }

    private static EmailKey email(String entered) {
        return EmailKey.find(entered).orElseThrow();
    }

    private PurchaseKey key(long order) {
        return new PurchaseKey(account, "store", order);
    }

    private Purchase live(long order, String amount) {
        return new Purchase(
                key(order), State.LIVE, Money.of(amount, "USD"), Optional.of(credit(ann, "ANN10")), ORDERED);
    }

    private static Credit credit(AffiliateId affiliate, String code) {
        return new Credit(affiliate, new AffiliateCode(code), Channel.COUPON);
    }

    /** A question to the platform. */
    private interface Call {
        void run() throws PlatformException;
    }
}
