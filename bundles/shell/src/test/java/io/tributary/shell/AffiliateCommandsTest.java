package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.platform.embedded.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AffiliateCommandsTest {
    private final FakePlatform platform = new FakePlatform();
    private final Rig rig = new Rig().with(EmbeddedPlatform.class, platform);

    @Test
    void addsAffiliatesAndListsThem() throws Exception {
        assertThat(rig.run(new AffiliatesCommand()).out())
                .isEqualTo("There are no affiliates; affiliate:add adds one.\n");
        rig.run(new AddAffiliateCommand(), "Ann", "ann@example.com", "--code", "ANN10");
        assertThat(rig.run(new AddAffiliateCommand(), "<script>\u001b[2J\u202e", "b@example.com"))
                .isEqualTo(new Rig.Outcome("""
                                AFFILIATE  NAME                     E-MAIL         CODE  STATE   OWN COMMISSION
                                2          <script>\\u001b[2J\\u202e  b@example.com        active
                                """, null));

        assertThat(rig.run(new AffiliatesCommand()).out()).isEqualTo("""
                        AFFILIATE  NAME                     E-MAIL           CODE   STATE   OWN COMMISSION
                        1          Ann                      ann@example.com  ANN10  active
                        2          <script>\\u001b[2J\\u202e  b@example.com           active
                        """);
    }

    @Test
    void showsAffiliatesToPrograms() throws Exception {
        assertThat(rig.run(new AddAffiliateCommand(), "Ann \ud83d\ude00", "ann@example.com", "--json")
                        .out())
                .isEqualTo("""
                        {
                          "id" : "1",
                          "name" : "Ann \\uD83D\\uDE00",
                          "email" : "ann@example.com",
                          "code" : null,
                          "state" : "active",
                          "commissionPercent" : null
                        }
                        """);
        assertThat(rig.run(new AffiliatesCommand(), "--json").out()).startsWith("{\n  \"items\" : [\n    {\n");
    }

    @Test
    void givesAnotherCodeAndState() throws Exception {
        rig.run(new AddAffiliateCommand(), "Ann", "ann@example.com");

        assertThat(rig.run(new AffiliateCodeCommand(), "1", "ANN20").out()).isEqualTo("""
                        AFFILIATE  NAME  E-MAIL           CODE   STATE   OWN COMMISSION
                        1          Ann   ann@example.com  ANN20  active
                        """);
        assertThat(rig.run(new AffiliateStateCommand(), "1", "paused").out()).isEqualTo("""
                        AFFILIATE  NAME  E-MAIL           CODE   STATE   OWN COMMISSION
                        1          Ann   ann@example.com  ANN20  paused
                        """);
        assertThat(rig.run(new AffiliateStateCommand(), "1", "gone").failure())
                .isEqualTo("The state is active, paused or archived, not 'gone'.");
    }

    @Test
    void saysWhatThePlatformRefuses() throws Exception {
        assertThat(rig.run(new AffiliateCodeCommand(), "9", "X").failure()).isEqualTo("There is no affiliate 9.");
        assertThat(rig.run(new AffiliatesCommand(), "--account", "zoo").failure())
                .isEqualTo("There is no account zoo.");
        assertThat(rig.run(new AffiliatesCommand(), "--account", "z".repeat(65)).failure())
                .startsWith("This cannot be an account: zzz");
    }

    @Test
    void readsAllPagesOfALongList() throws Exception {
        for (int i = 0; i < 1001; i++) {
            rig.run(new AddAffiliateCommand(), "A" + i, "a@example.com");
        }

        assertThat(rig.run(new AffiliatesCommand()).out().lines()).hasSize(1002);
    }

    @Test
    void listsPurchasesWithMoneyToTheRight() throws Exception {
        platform.purchases.add(purchase(7, "1234.5", Purchase.State.LIVE, Optional.of("ANN10")));
        platform.purchases.add(purchase(118, "62.6793", Purchase.State.REVERSED, Optional.empty()));

        assertThat(rig.run(new PurchasesCommand()).out()).isEqualTo("""
                        STORE   ORDER  STATE          AMOUNT  AFFILIATE  CODE   COMMISSION  ORDERED
                        abc123      7  live      1234.50 USD  1          ANN10   12.35 USD  2026-03-04T12:00:00Z
                        abc123    118  reversed  62.6793 USD                                2026-03-04T12:00:00Z
                        """);
        assertThat(platform.filters).containsExactly(PurchaseFilter.ALL);
    }

    @Test
    void listsSomePurchasesOfAStore() throws Exception {
        for (int i = 1; i <= 700; i++) {
            platform.purchases.add(purchase(i, "1", Purchase.State.LIVE, Optional.empty()));
        }

        String out = rig.run(new PurchasesCommand(), "--store", "default/abc123", "--limit", "600")
                .out();

        assertThat(out.lines()).hasSize(602);
        assertThat(out).endsWith("There are more; --limit shows them.\n");
        assertThat(platform.filters.get(0).store()).contains("abc123");
    }

    @Test
    void showsPurchasesToPrograms() throws Exception {
        platform.purchases.add(purchase(7, "80", Purchase.State.LIVE, Optional.of("ANN10")));

        assertThat(rig.run(new PurchasesCommand(), "--json").out()).isEqualTo("""
                        {
                          "items" : [
                            {
                              "store" : "abc123",
                              "orderId" : 7,
                              "amount" : "80.00",
                              "currency" : "USD",
                              "state" : "live",
                              "affiliate" : {
                                "id" : "1",
                                "code" : "ANN10"
                              },
                              "creditedBy" : "coupon",
                              "commission" : {
                                "percent" : 1,
                                "amount" : "12.35"
                              },
                              "orderedAt" : "2026-03-04T12:00:00Z"
                            }
                          ],
                          "more" : false
                        }
                        """);
    }

    private static PurchaseDetails purchase(long order, String amount, Purchase.State state, Optional<String> code) {
        return new PurchaseDetails(
                new Purchase(
                        new PurchaseKey(new AccountId("default"), "abc123", order),
                        state,
                        Money.of(amount, "USD"),
                        code.map(each -> new Purchase.Credit(
                                new AffiliateId("1"), new AffiliateCode(each), Purchase.Channel.COUPON)),
                        FakeRuns.NOON),
                code.map(each -> new PurchaseDetails.Commission(BigDecimal.ONE, Money.of("12.35", "USD"))));
    }

    /** The account {@code default} in memory. */
    private static final class FakePlatform implements EmbeddedPlatform {
        final List<AffiliateDetails> affiliates = new ArrayList<>();
        final List<PurchaseDetails> purchases = new ArrayList<>();
        final List<PurchaseFilter> filters = new ArrayList<>();

        @Override
        public AffiliateDetails addAffiliate(
                AccountId account, String name, String email, Optional<AffiliateCode> code) {
            AffiliateId id = new AffiliateId(Integer.toString(affiliates.size() + 1));
            affiliates.add(details(new Affiliate(id, name, email, code, AffiliateState.ACTIVE)));
            return affiliates.get(affiliates.size() - 1);
        }

        @Override
        public Page<AffiliateDetails> affiliates(AccountId account, Page.Request page) throws RefusedException {
            if (!account.value().equals("default")) {
                throw new RefusedException.Unknown("account", "There is no account " + account + ".");
            }
            return page(affiliates, page);
        }

        @Override
        public AffiliateDetails affiliate(AccountId account, AffiliateId affiliate) throws RefusedException {
            return affiliates.stream()
                    .filter(each -> each.affiliate().id().equals(affiliate))
                    .findFirst()
                    .orElseThrow(() ->
                            new RefusedException.Unknown("affiliate", "There is no affiliate " + affiliate + "."));
        }

        @Override
        public AffiliateDetails assignCode(AccountId account, AffiliateId id, AffiliateCode code)
                throws RefusedException {
            Affiliate was = affiliate(account, id).affiliate();
            return replace(new Affiliate(id, was.name(), was.email(), Optional.of(code), was.state()));
        }

        @Override
        public AffiliateDetails setState(AccountId account, AffiliateId id, AffiliateState state)
                throws RefusedException {
            Affiliate was = affiliate(account, id).affiliate();
            return replace(new Affiliate(id, was.name(), was.email(), was.code(), state));
        }

        @Override
        public Page<PurchaseDetails> purchases(AccountId account, PurchaseFilter filter, Page.Request page) {
            filters.add(filter);
            return page(purchases, page);
        }

        @Override
        public AccountDetails createAccount(AccountId id, String name, Optional<BigDecimal> commissionPercent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<AccountDetails> accounts(Page.Request page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AccountDetails account(AccountId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AffiliateDetails freeCode(AccountId account, AffiliateId affiliate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AffiliateDetails setCommission(AccountId account, AffiliateId id, Optional<BigDecimal> percent) {
            throw new UnsupportedOperationException();
        }

        private AffiliateDetails replace(Affiliate affiliate) {
            int at = Integer.parseInt(affiliate.id().value()) - 1;
            affiliates.set(at, details(affiliate));
            return affiliates.get(at);
        }

        private static AffiliateDetails details(Affiliate affiliate) {
            return new AffiliateDetails(affiliate, Optional.empty());
        }

        private static <T> Page<T> page(List<T> all, Page.Request page) {
            int from = (int) Math.min(page.offset(), all.size());
            int to = Math.min(from + page.size(), all.size());
            return new Page<>(
                    all.subList(from, to), to < all.size() ? OptionalInt.of(page.number() + 1) : OptionalInt.empty());
        }
    }
}
