package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlEmbeddedPlatformTest {
    private static final AccountId DEFAULT = new AccountId("default");
    private static final Page.Request FIRST = new Page.Request(1, 50);

    private static final Actor BY = new Actor("ann", "10.0.0.1");

    private final Database database = TestDatabase.empty();
    private final SettableClock clock = new SettableClock();
    private final SqlEmbeddedPlatform platform = new SqlEmbeddedPlatform(database, TestAudit.in(database), clock);

    @Test
    void hasADefaultAccountFromTheStart() throws Exception {
        assertThat(platform.accounts(FIRST).items())
                .containsExactly(new AccountDetails(DEFAULT, "Default", BigDecimal.TEN));
    }

    @Test
    void refusesASecondAccountOfOneId() {
        assertThatExceptionOfType(RefusedException.Taken.class)
                .isThrownBy(() -> platform.createAccount(DEFAULT, "Mine", Optional.empty(), BY))
                .returns("id", RefusedException::field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "12.5", "33.3333", "1E+2"})
    void keepsAnyPercentageFromNoneToAll(String percent) throws Exception {
        AccountId shop = new AccountId("shop");
        platform.createAccount(shop, "Shop", Optional.of(new BigDecimal(percent)), BY);
        assertThat(platform.account(shop).commissionPercent()).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100.0001", "0.00001"})
    void refusesOtherPercentages(String percent) {
        assertInvalid(
                "commissionPercent",
                () -> platform.createAccount(new AccountId("shop"), "Shop", Optional.of(new BigDecimal(percent)), BY));
    }

    @Test
    void countsTheAffiliatesOfEachAccount() throws Exception {
        AccountId shop = platform.createAccount(new AccountId("shop"), "Shop", Optional.empty(), BY)
                .id();
        assertThat(add("Ann", "ANN10").id()).isEqualTo(new AffiliateId("1"));
        assertThat(add("Bob", "BOB10").id()).isEqualTo(new AffiliateId("2"));
        assertThat(platform.addAffiliate(shop, "Ann", "ann@shop.example", Optional.empty(), BY)
                        .affiliate())
                .isEqualTo(new Affiliate(
                        new AffiliateId("1"), "Ann", "ann@shop.example", Optional.empty(), AffiliateState.ACTIVE));
    }

    @Test
    void pagesThroughAffiliatesAndSaysWhereToGoOn() throws Exception {
        for (int i = 1; i <= 5; i++) {
            add("Affiliate " + i, "CODE" + i);
        }
        List<String> names = new ArrayList<>();
        OptionalInt next = OptionalInt.of(1);
        while (next.isPresent()) {
            Page<AffiliateDetails> page =
                    platform.affiliates(DEFAULT, AffiliateFilter.ALL, new Page.Request(next.getAsInt(), 2));
            page.items().forEach(each -> names.add(each.affiliate().name()));
            next = page.next();
        }
        assertThat(names).containsExactly("Affiliate 1", "Affiliate 2", "Affiliate 3", "Affiliate 4", "Affiliate 5");
        assertThat(platform.affiliates(DEFAULT, AffiliateFilter.ALL, new Page.Request(1, 5))
                        .next())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien <b> 😀", "\"><img src=x onerror=alert(1)>", "şğıİ", "=CMD()"})
    void keepsAnyNameAsItIs(String name) throws Exception {
        Affiliate added = add(name, "CODE");
        assertThat(platform.affiliate(DEFAULT, added.id()).affiliate().name()).isEqualTo(name);
    }

    @Test
    void countsALongNameInCharactersAsPeopleDo() throws Exception {
        assertThat(add("😀".repeat(200), "CODE").name()).hasSize(400);
        assertInvalid("name", () -> add("x".repeat(201), "CODE2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "nul \0 inside", "half \uD83D pair"})
    void refusesANameThatNobodyCouldShow(String name) {
        assertInvalid("name", () -> add(name, "CODE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@shop.example", "ann@"})
    void refusesAnAddressWithoutBothSides(String email) {
        assertInvalid("email", () -> platform.addAffiliate(DEFAULT, "Ann", email, Optional.empty(), BY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ÄNN", "a/b", "=CMD()", "ANN 10", "123456789012345678901234567890123456789012345678901"})
    void takesCodesThatStoresRefuse(String code) throws Exception {
        assertThat(add("Ann", code).code()).contains(new AffiliateCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000"})
    void refusesABlankCodeAndAddsNobody(String code) throws Exception {
        assertInvalid("code", () -> add("Ann", code));
        assertThat(platform.affiliates(DEFAULT, AffiliateFilter.ALL, FIRST).items())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ANN10", "ann10", "' Ann10 '", "ＡＮＮ10"})
    void refusesAnothersCodeInWhateverSpellingAndNamesHer(String spelling) throws Exception {
        Affiliate ann = add("Ann", "ANN10");
        Affiliate bob = add("Bob", "BOB10");
        assertThatExceptionOfType(RefusedException.CodeTaken.class)
                .isThrownBy(() -> assign(bob, spelling))
                .returns("code", RefusedException::field)
                .returns(ann.id(), RefusedException.CodeTaken::holder);
        assertThatExceptionOfType(RefusedException.CodeTaken.class).isThrownBy(() -> add("Carl", spelling));
        assertThat(platform.affiliates(DEFAULT, AffiliateFilter.ALL, FIRST).items())
                .hasSize(2);
    }

    @Test
    void sheMaySpellHerCodeAnew() throws Exception {
        Affiliate ann = add("Ann", "ann10");
        assertThat(assign(ann, "Ann10").code()).contains(new AffiliateCode("Ann10"));
    }

    @Test
    void aCodeThatWasTakenAwayIsNobodysUntilSomebodyGetsIt() throws Exception {
        Affiliate ann = add("Ann", "ANN10");
        Affiliate bob = add("Bob", "BOB10");
        clock.set(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(platform.freeCode(DEFAULT, ann.id(), BY).affiliate().code()).isEmpty();
        clock.set(Instant.parse("2026-03-01T00:00:00Z"));
        assign(bob, "ANN10");
        CodeHistory history = history("ANN10");
        assertThat(history.at(Instant.parse("2026-01-31T00:00:00Z")).map(CodeHistory.Tenure::affiliate))
                .contains(ann.id());
        assertThat(history.at(Instant.parse("2026-02-15T00:00:00Z"))).isEmpty();
        assertThat(history.at(Instant.parse("2026-03-01T00:00:00Z")).map(CodeHistory.Tenure::affiliate))
                .contains(bob.id());
    }

    @Test
    void goingBackToAnOldCodeIsNoNewBeginning() throws Exception {
        Affiliate ann = add("Ann", "ANN10");
        clock.set(Instant.parse("2026-02-01T00:00:00Z"));
        assign(ann, "ANN11");
        assign(ann, "ANN10");
        assertThat(history("ANN10").tenures()).hasSize(1);
    }

    @Test
    void tellsListenersOnceAChangeCanBeSeen() throws Exception {
        List<String> heard = new ArrayList<>();
        platform.listeners = List.of(
                account -> {
                    throw new IllegalStateException("a listener that is broken");
                },
                account -> heard.add(account + ": " + codes()));
        Affiliate ann = add("Ann", "ANN10");
        assign(ann, "ANN11");
        platform.setState(DEFAULT, ann.id(), AffiliateState.PAUSED, BY);
        platform.freeCode(DEFAULT, ann.id(), BY);
        assertThat(heard)
                .containsExactly(
                        "default: [ANN10 ACTIVE]", "default: [ANN11 ACTIVE]", "default: [ANN11 PAUSED]", "default: []");
    }

    @Test
    void doesNotTellListenersWhatWasRefused() throws Exception {
        add("Ann", "ANN10");
        List<AccountId> heard = new ArrayList<>();
        platform.listeners = List.of(heard::add);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> add("Bob", "ANN10"));
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "01", "x", "99999999999999999999"})
    void knowsNoOtherAffiliateThanThoseItAdded(String id) throws Exception {
        add("Ann", "ANN10");
        AffiliateId other = new AffiliateId(id);
        for (Call call : List.<Call>of(
                () -> platform.affiliate(DEFAULT, other),
                () -> platform.assignCode(DEFAULT, other, new AffiliateCode("NEW"), BY),
                () -> platform.freeCode(DEFAULT, other, BY),
                () -> platform.setState(DEFAULT, other, AffiliateState.PAUSED, BY),
                () -> platform.setCommission(DEFAULT, other, Optional.empty(), BY))) {
            assertThatExceptionOfType(RefusedException.Unknown.class)
                    .isThrownBy(call::run)
                    .returns("affiliate", RefusedException::field);
        }
        assertThat(platform.purchases(
                                DEFAULT,
                                PurchaseFilter.of(Optional.empty(), Optional.of(other), Optional.empty()),
                                PurchaseFilter.Sort.KEY,
                                FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void knowsNoAccountThatNobodyMade() {
        AccountId nobody = new AccountId("nobody");
        for (Call call : List.<Call>of(
                () -> platform.account(nobody),
                () -> platform.affiliates(nobody, AffiliateFilter.ALL, FIRST),
                () -> platform.addAffiliate(nobody, "Ann", "ann@shop.example", Optional.empty(), BY),
                () -> platform.purchases(nobody, PurchaseFilter.ALL, PurchaseFilter.Sort.KEY, FIRST))) {
            assertThatExceptionOfType(RefusedException.Unknown.class)
                    .isThrownBy(call::run)
                    .returns("account", RefusedException::field);
        }
    }

    private List<String> codes() {
        try {
            return TestPlatforms.on(database, clock).affiliatesWithCode(DEFAULT).stream()
                    .map(each -> each.code().orElseThrow() + " " + each.state())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private CodeHistory history(String code) throws Exception {
        AffiliateCode.Key key = AffiliateCode.Key.of(code);
        return TestPlatforms.on(database, clock)
                .codeHistories(DEFAULT, Set.of(key))
                .get(key);
    }

    private Affiliate add(String name, String code) throws Exception {
        return platform.addAffiliate(DEFAULT, name, "o'brien@shop.example", Optional.of(new AffiliateCode(code)), BY)
                .affiliate();
    }

    private Affiliate assign(Affiliate affiliate, String code) throws Exception {
        return platform.assignCode(DEFAULT, affiliate.id(), new AffiliateCode(code), BY)
                .affiliate();
    }

    private static void assertInvalid(String field, Call call) {
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(call::run)
                .returns(field, RefusedException::field);
    }

    /** Something asked of the platform. */
    private interface Call {
        void run() throws Exception;
    }
}
