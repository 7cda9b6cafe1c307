package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseDetails.Commission;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionTest {
    private static final Actor BY = new Actor("ann", "10.0.0.1");
    private static final AccountId DEFAULT = new AccountId("default");

    private final Database database = TestDatabase.empty();
    private final SettableClock clock = new SettableClock();
    private final SqlPlatform platform = TestPlatforms.on(database, clock);
    private final SqlEmbeddedPlatform administration = new SqlEmbeddedPlatform(database, TestAudit.in(database), clock);
    private AffiliateId ann;
    private AffiliateId bob;

    @BeforeEach
    void addAffiliates() throws Exception {
        ann = add("Ann", "ANN10");
        bob = add("Bob", "BOB10");
    }

    @ParameterizedTest
    @CsvSource({
        "80.00, USD, 8.00",
        "62.6793, USD, 6.27",
        "0.25, USD, 0.02",
        "0.35, USD, 0.04",
        "0, USD, 0",
        "1234, JPY, 123",
        "125, JPY, 12",
        "1.2345, KWD, 0.123",
        "999999999999999.9999, USD, 100000000000000.00"
    })
    void isTheShareOfTheAmountRoundedHalfEvenToTheCurrencysSmallestUnit(
            String amount, String currency, String commission) throws Exception {
        put(State.LIVE, amount, currency, ann);
        assertThat(held().commission()).contains(new Commission(BigDecimal.TEN, Money.of(commission, currency)));
    }

    @Test
    void isNoneForAPurchaseWithoutAnAffiliate() throws Exception {
        put(State.LIVE, "80.00", "USD", null);
        assertThat(held().commission()).isEmpty();
        assertThat(book()).isEmpty();
    }

    @Test
    void anAffiliatesOwnRateComesBeforeTheAccounts() throws Exception {
        administration.setCommission(DEFAULT, ann, Optional.of(new BigDecimal("12.5")), BY);
        put(State.LIVE, "80.00", "USD", ann);
        assertThat(held().commission()).contains(new Commission(new BigDecimal("12.5"), Money.of("10", "USD")));
    }

    @Test
    void keepsTheRateThatAppliedWhenItWasFirstCredited() throws Exception {
        put(State.LIVE, "80.00", "USD", ann);
        administration.setCommission(DEFAULT, ann, Optional.of(BigDecimal.ZERO), BY);
        put(State.LIVE, "50.00", "USD", ann);
        put(State.REVERSED, "50.00", "USD", ann);
        put(State.LIVE, "40.00", "USD", ann);
        assertThat(held().commission()).contains(new Commission(BigDecimal.TEN, Money.of("4", "USD")));
    }

    @Test
    void theBookTakesBackWhatChangedAndNeverForgetsALine() throws Exception {
        put(State.LIVE, "100.00", "USD", ann);
        put(State.LIVE, "100.00", "USD", ann);
        put(State.LIVE, "80.00", "USD", ann);
        put(State.REVERSED, "80.00", "USD", ann);
        put(State.LIVE, "80.00", "USD", bob);
        put(State.LIVE, "80.00", "EUR", bob);
        assertThat(book())
                .containsExactly(
                        "1 10.00 USD",
                        "1 -10.00 USD",
                        "1 8.00 USD",
                        "1 -8.00 USD",
                        "2 8.00 USD",
                        "2 -8.00 USD",
                        "2 8.00 EUR");
    }

    @Test
    void isNothingWhileAPurchaseIsReversed() throws Exception {
        put(State.REVERSED, "80.00", "USD", ann);
        assertThat(held().commission()).contains(new Commission(BigDecimal.TEN, Money.of("0", "USD")));
        assertThat(book()).isEmpty();
    }

    @Test
    void refusesWhatNoColumnHolds() throws Exception {
        assertThat(put(State.LIVE, "1000000000000000", "USD", ann)).contains("amount");
        assertThat(platform.find(new PurchaseKey(DEFAULT, "store", 1))).isEmpty();
    }

    @Test
    void findsPurchasesByStoreAffiliateAndState() throws Exception {
        put(State.LIVE, "80.00", "USD", ann);
        platform.put(List.of(
                purchase("store", 2, State.REVERSED, "1", "USD", bob),
                purchase("other", 1, State.LIVE, "1", "USD", bob)));
        assertThat(orders(PurchaseFilter.of(Optional.of("store"), Optional.empty(), Optional.empty())))
                .containsExactly("store/1", "store/2");
        assertThat(orders(PurchaseFilter.of(Optional.empty(), Optional.of(bob), Optional.empty())))
                .containsExactly("other/1", "store/2");
        assertThat(orders(PurchaseFilter.of(Optional.empty(), Optional.of(bob), Optional.of(State.LIVE))))
                .containsExactly("other/1");
        assertThat(orders(PurchaseFilter.ALL)).containsExactly("other/1", "store/1", "store/2");
    }

    private List<String> orders(PurchaseFilter filter) throws Exception {
        return administration
                .purchases(DEFAULT, filter, PurchaseFilter.Sort.KEY, new Page.Request(1, 50))
                .items()
                .stream()
                .map(each -> each.purchase().key())
                .map(key -> key.store() + "/" + key.order())
                .toList();
    }

    private Optional<String> put(State state, String amount, String currency, AffiliateId affiliate) throws Exception {
        return platform.put(List.of(purchase("store", 1, state, amount, currency, affiliate))).values().stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(outcome -> ((Outcome.Refused) outcome).field())
                .findFirst();
    }

    private static Purchase purchase(
            String store, long order, State state, String amount, String currency, AffiliateId affiliate) {
        Optional<Purchase.Credit> credit = Optional.ofNullable(affiliate)
                .map(id -> new Purchase.Credit(id, new AffiliateCode("CODE"), Purchase.Channel.COUPON));
        return new Purchase(
                new PurchaseKey(DEFAULT, store, order), state, Money.of(amount, currency), credit, Instant.EPOCH);
    }

    private PurchaseDetails held() throws Exception {
        return administration
                .purchases(DEFAULT, PurchaseFilter.ALL, PurchaseFilter.Sort.KEY, new Page.Request(1, 1))
                .items()
                .get(0);
    }

    private List<String> book() {
        return database.open(SqlPlatform.class, "platform").withHandle(handle -> handle.createQuery(
                        "select affiliate_id, amount, currency from platform_commission order by entry_id")
                .map((row, context) -> row.getLong(1) + " "
                        + new Money(
                                row.getBigDecimal(2),
                                Money.of("0", row.getString(3)).currency()))
                .list());
    }

    private AffiliateId add(String name, String code) throws Exception {
        return administration
                .addAffiliate(DEFAULT, name, "a@shop.example", Optional.of(new AffiliateCode(code)), BY)
                .affiliate()
                .id();
    }
}
