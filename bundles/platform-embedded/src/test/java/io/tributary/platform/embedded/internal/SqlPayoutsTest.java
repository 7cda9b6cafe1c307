package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.Balance;
import io.tributary.platform.embedded.CommissionEntry;
import io.tributary.platform.embedded.CommissionFilter;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlPayoutsTest {
    private static final AccountId DEFAULT = new AccountId("default");
    private static final AffiliateId ANN = new AffiliateId("1");
    private static final AffiliateId BOB = new AffiliateId("2");
    private static final Actor BY = new Actor("carl", "10.0.0.1");
    private static final Page.Request FIRST = new Page.Request(1, 50);
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    private final Database database = TestDatabase.empty();
    private final AuditLog audit = TestAudit.in(database);
    private final SettableClock clock = new SettableClock();
    private final SqlPlatform platform = TestPlatforms.on(database, clock);
    private final SqlPayouts payouts = new SqlPayouts(database, audit, clock);

    @BeforeEach
    void addAffiliates() throws Exception {
        var administration = new SqlEmbeddedPlatform(database, audit, clock);
        administration.addAffiliate(DEFAULT, "Ann", "ann@shop.example", Optional.of(new AffiliateCode("ANN10")), BY);
        administration.addAffiliate(DEFAULT, "Bob", "bob@shop.example", Optional.of(new AffiliateCode("BOB10")), BY);
    }

    @Test
    void paysEveryEntryOnce() throws Exception {
        put(1, "80", ANN);
        put(2, "20.50", ANN);
        put(3, "10", BOB);
        clock.set(LATER);
        Payout.Sheet previewed = payouts.preview(DEFAULT, usd());
        Payout.Sheet made = payouts.make(DEFAULT, usd(), BY);
        assertThat(made.lines())
                .containsExactly(
                        new Payout.Line(ANN, "Ann", "ann@shop.example", Money.of("10.05", "USD"), 2),
                        new Payout.Line(BOB, "Bob", "bob@shop.example", Money.of("1", "USD"), 1))
                .isEqualTo(previewed.lines());
        assertThat(made.amount()).isEqualTo(Money.of("11.05", "USD"));
        assertThat(made.payout())
                .contains(new Payout(
                        1, LATER, "carl", LATER, Money.of("11.05", "USD"), 2, "for January", Optional.empty()));
        assertThat(payouts.list(DEFAULT, FIRST).items())
                .containsExactly(made.payout().orElseThrow());
        assertThat(payouts.get(DEFAULT, 1).lines()).isEqualTo(made.lines());
        assertThat(payouts.commissions(DEFAULT, CommissionFilter.ALL, FIRST).items())
                .extracting(CommissionEntry::payout)
                .containsOnly(OptionalLong.of(1));
        assertThat(payouts.preview(DEFAULT, usd()).lines()).isEmpty();
        assertThatExceptionOfType(RefusedException.Impossible.class).isThrownBy(() -> payouts.make(DEFAULT, usd(), BY));
        assertBalance(ANN, "10.05", "10.05");
    }

    @Test
    void aRefundAfterAPayoutReducesTheNextOne() throws Exception {
        put(1, "80", ANN);
        clock.set(LATER);
        payouts.make(DEFAULT, usd(), BY);
        List<CommissionEntry> paid = book();

        put(1, "30", ANN);
        assertThat(book()).startsWith(paid.toArray(CommissionEntry[]::new));
        assertThat(payouts.commissions(DEFAULT, new CommissionFilter(Optional.of(ANN), Optional.of(false)), FIRST)
                        .items())
                .extracting(each -> each.amount().plain(), CommissionEntry::isReversal)
                .containsExactly(tuple("3.00", false), tuple("-8.00", true));
        assertBalance(ANN, "3", "8");

        clock.set(LATER.plusSeconds(10));
        Payout.Sheet nothing = payouts.preview(DEFAULT, usd());
        assertThat(nothing.lines()).isEmpty();
        assertThat(nothing.carried())
                .containsExactly(new Payout.Line(ANN, "Ann", "ann@shop.example", Money.of("-5", "USD"), 2));

        put(2, "100", ANN);
        put(3, "10", BOB);
        clock.set(LATER.plusSeconds(20));
        Payout.Sheet next = payouts.make(DEFAULT, usd(), BY);
        assertThat(next.lines())
                .extracting(Payout.Line::affiliate, line -> line.amount().plain(), Payout.Line::entries)
                .containsExactly(tuple(ANN, "5.00", 3L), tuple(BOB, "1.00", 1L));
        assertBalance(ANN, "13", "13");
    }

    @Test
    void carriesOverWhoIsToGetNothing() throws Exception {
        put(1, "80", ANN);
        put(2, "80", BOB);
        reverse(2, "80", BOB);
        clock.set(LATER);
        Payout.Sheet made = payouts.make(DEFAULT, usd(), BY);
        assertThat(made.lines()).extracting(Payout.Line::affiliate).containsExactly(ANN);
        assertThat(made.carried())
                .containsExactly(new Payout.Line(BOB, "Bob", "bob@shop.example", Money.of("0", "USD"), 2));
        assertThat(payouts.commissions(DEFAULT, new CommissionFilter(Optional.of(BOB), Optional.of(true)), FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void aVoidPayoutGivesItsEntriesFree() throws Exception {
        put(1, "80", ANN);
        clock.set(LATER);
        payouts.make(DEFAULT, usd(), BY);
        Payout voided = payouts.voidPayout(DEFAULT, 1, " wrong bank ", BY);
        assertThat(voided.voided()).contains(new Payout.Voided(LATER, "carl", "wrong bank"));
        assertBalance(ANN, "8", "0");
        assertThatExceptionOfType(RefusedException.Impossible.class)
                .isThrownBy(() -> payouts.voidPayout(DEFAULT, 1, "again", BY));
        assertThat(payouts.get(DEFAULT, 1).lines()).hasSize(1);

        assertThat(payouts.make(DEFAULT, usd(), BY).payout().orElseThrow().id()).isEqualTo(2);
        assertThat(book()).extracting(CommissionEntry::payout).containsExactly(OptionalLong.of(2));
        payouts.voidPayout(DEFAULT, 2, "wrong again", BY);
        assertThat(payouts.make(DEFAULT, usd(), BY).lines()).hasSize(1);
        assertBalance(ANN, "8", "8");
    }

    @Test
    void paysNoOtherSumThanThePreviewSaid() throws Exception {
        put(1, "80", ANN);
        put(2, "50", ANN);
        clock.set(LATER);
        Payout.Order seen = new Payout.Order(LATER, "USD", "", Optional.of(new BigDecimal("8.00")));
        assertThatExceptionOfType(RefusedException.Impossible.class)
                .isThrownBy(() -> payouts.make(DEFAULT, seen, BY))
                .withMessageContaining("13.00 USD now");
        assertThat(payouts.make(DEFAULT, new Payout.Order(LATER, "USD", "", Optional.of(new BigDecimal("13"))), BY)
                        .amount())
                .isEqualTo(Money.of("13", "USD"));
    }

    @Test
    void paysNeitherOtherCurrenciesNorWhatCameLater() throws Exception {
        put(1, "80", ANN);
        clock.set(LATER);
        put(2, "50", ANN);
        platform.put(List.of(purchase(3, Purchase.State.LIVE, Money.of("10", "EUR"), ANN)));
        clock.set(LATER.plusSeconds(60));
        Payout.Sheet made = payouts.make(DEFAULT, new Payout.Order(LATER, "USD", ""), BY);
        assertThat(made.amount()).isEqualTo(Money.of("8", "USD"));
        assertThat(payouts.preview(DEFAULT, new Payout.Order(LATER.plusSeconds(60), "EUR", ""))
                        .amount())
                .isEqualTo(Money.of("1", "EUR"));
        assertThat(payouts.balances(DEFAULT, Set.of(ANN, BOB)).get(ANN))
                .containsExactly(
                        new Balance(Money.of("1", "EUR"), Money.of("0", "EUR")),
                        new Balance(Money.of("13", "USD"), Money.of("8", "USD")));
    }

    @Test
    void refusesWhatCannotBe() {
        assertInvalid("until", new Payout.Order(LATER, "USD", ""));
        clock.set(LATER);
        assertInvalid("currency", new Payout.Order(LATER, "usd", ""));
        assertInvalid("note", new Payout.Order(LATER, "USD", "x".repeat(501)));
        assertThatExceptionOfType(RefusedException.Unknown.class).isThrownBy(() -> payouts.get(DEFAULT, 1));
        assertThatExceptionOfType(RefusedException.Unknown.class)
                .isThrownBy(() -> payouts.voidPayout(DEFAULT, 1, "why", BY));
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(() -> payouts.voidPayout(DEFAULT, 1, " ", BY));
        assertThatExceptionOfType(RefusedException.Unknown.class)
                .isThrownBy(() -> payouts.make(new AccountId("nobody"), usd(), BY));
    }

    @Test
    void standsInTheAuditLog() throws Exception {
        put(1, "80", ANN);
        clock.set(LATER);
        payouts.make(DEFAULT, usd(), BY);
        payouts.voidPayout(DEFAULT, 1, "wrong bank", BY);
        assertThat(audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 2))
                .extracting(each -> each.entry().subject() + " " + each.entry().action() + " "
                        + each.entry().by().name() + ": " + each.entry().before() + " -> "
                        + each.entry().after())
                .containsExactly(
                        "payout 1 payout.void carl: 8.00 USD for 1 affiliates, until " + LATER + " -> void, wrong bank",
                        "payout 1 payout.make carl:  -> 8.00 USD for 1 affiliates, until " + LATER + ", for January");
    }

    /** Purchases come while two people make payouts: what was earned is paid once, and nothing is forgotten. */
    @Test
    void neitherLosesNorDoublesWhatIsCommittedMeanwhile() throws Exception {
        clock.set(LATER);
        Instant until = LATER.minusSeconds(1);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            int first = writer * 1000;
            SqlPlatform writing = TestPlatforms.on(database, new SettableClock());
            work.add(() -> {
                start.await();
                for (int order = 1; order <= 60; order++) {
                    writing.put(List.of(purchase(first + order, Purchase.State.LIVE, Money.of("10", "USD"), ANN)));
                }
                return null;
            });
        }
        for (int payer = 0; payer < 2; payer++) {
            SqlPayouts paying = new SqlPayouts(database, audit, clock);
            work.add(() -> {
                start.await();
                for (int turn = 0; turn < 15; turn++) {
                    try {
                        paying.make(DEFAULT, new Payout.Order(until, "USD", ""), BY);
                    } catch (RefusedException.Impossible e) {
                        // Nothing came since the last payout.
                    }
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        if (!payouts.preview(DEFAULT, new Payout.Order(until, "USD", ""))
                .lines()
                .isEmpty()) {
            payouts.make(DEFAULT, new Payout.Order(until, "USD", ""), BY);
        }
        BigDecimal paid = BigDecimal.ZERO;
        long entries = 0;
        for (Payout payout : payouts.list(DEFAULT, FIRST).items()) {
            paid = paid.add(payout.amount().amount());
            entries += payouts.get(DEFAULT, payout.id()).lines().get(0).entries();
        }
        assertThat(paid).isEqualByComparingTo("120");
        assertThat(entries).isEqualTo(120);
        assertBalance(ANN, "120", "120");
    }

    @Test
    void handsOutTheWholeBookInPieces() throws Exception {
        for (int order = 1; order <= 7; order++) {
            put(order, "10", order % 2 == 0 ? ANN : BOB);
        }
        List<CommissionEntry> all = new ArrayList<>();
        Optional<CommissionEntry> last = Optional.empty();
        List<CommissionEntry> piece;
        do {
            piece = payouts.commissions(DEFAULT, CommissionFilter.ALL, last, 2);
            all.addAll(piece);
            last = piece.isEmpty() ? last : Optional.of(piece.get(piece.size() - 1));
        } while (piece.size() == 2);
        assertThat(all).extracting(CommissionEntry::order).containsExactly(2L, 4L, 6L, 1L, 3L, 5L, 7L);
    }

    private List<CommissionEntry> book() throws Exception {
        return payouts.commissions(DEFAULT, CommissionFilter.ALL, Optional.empty(), 100);
    }

    private void assertBalance(AffiliateId affiliate, String earned, String paid) throws Exception {
        assertThat(payouts.balances(DEFAULT, Set.of(affiliate)).get(affiliate))
                .containsExactly(new Balance(Money.of(earned, "USD"), Money.of(paid, "USD")));
    }

    private void assertInvalid(String field, Payout.Order order) {
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(() -> payouts.make(DEFAULT, order, BY))
                .returns(field, RefusedException::field);
    }

    private static Payout.Order usd(Instant until) {
        return new Payout.Order(until, "USD", "for January");
    }

    private Payout.Order usd() {
        return usd(clock.instant());
    }

    private void put(long order, String amount, AffiliateId affiliate) throws Exception {
        platform.put(List.of(purchase(order, Purchase.State.LIVE, Money.of(amount, "USD"), affiliate)));
    }

    private void reverse(long order, String amount, AffiliateId affiliate) throws Exception {
        platform.put(List.of(purchase(order, Purchase.State.REVERSED, Money.of(amount, "USD"), affiliate)));
    }

    private static Purchase purchase(long order, Purchase.State state, Money amount, AffiliateId affiliate) {
        return new Purchase(
                new PurchaseKey(DEFAULT, "store", order),
                state,
                amount,
                Optional.of(new Purchase.Credit(affiliate, new AffiliateCode("X"), Purchase.Channel.COUPON)),
                Instant.parse("2026-01-01T10:00:00Z"));
    }
}
