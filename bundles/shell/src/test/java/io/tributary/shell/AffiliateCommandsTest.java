package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
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
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.AffiliateImport;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.platform.embedded.RefusedException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void saysWhoTypedIt() throws Exception {
        ShellUsers.as("carl", () -> rig.run(new AddAffiliateCommand(), "Ann", "ann@example.com"));

        assertThat(platform.actors).extracting(Actor::name).containsExactly("carl");
    }

    @Test
    void importsAFile(@TempDir Path folder) throws Exception {
        rig.directory = folder;
        Files.writeString(folder.resolve("list.csv"), "name,email\nZoë,zoe@example.com\n");
        platform.imported = new AffiliateImport(
                1,
                List.of(
                        new AffiliateImport.Row(2, "Zoë", "zoe@example.com", "", AffiliateImport.Outcome.ADD, ""),
                        new AffiliateImport.Row(
                                3,
                                "Ann",
                                "ann@example.com",
                                "",
                                AffiliateImport.Outcome.EXISTS,
                                "affiliate 1 has this e-mail address")));

        assertThat(rig.run(new AffiliateImportCommand(), "list.csv").out()).isEqualTo("""
                        LINE  NAME  E-MAIL           OUTCOME  REASON
                           3  Ann   ann@example.com  exists   affiliate 1 has this e-mail address
                        1 added.
                        """);
        assertThat(rig.run(new AffiliateImportCommand(), "list.csv", "--dry-run")
                        .out())
                .endsWith("1 would be added.\n");
        assertThat(rig.run(new AffiliateImportCommand(), "list.csv", "--json").out())
                .startsWith("{\n  \"added\" : 1,\n  \"rows\" : [");
        assertThat(platform.lists).element(1).isEqualTo("name,email\nZoë,zoe@example.com\n (dry run)");
    }

    @Test
    void failsWhereALineIsWrong(@TempDir Path folder) throws Exception {
        rig.directory = folder;
        Files.writeString(folder.resolve("list.csv"), "name,email\nAnn,ann\n");
        platform.imported = new AffiliateImport(
                0, List.of(new AffiliateImport.Row(2, "Ann", "ann", "", AffiliateImport.Outcome.ERROR, "no @")));

        assertThat(rig.run(new AffiliateImportCommand(), "list.csv")).isEqualTo(new Rig.Outcome("", """
                        LINE  NAME  E-MAIL  OUTCOME  REASON
                           2  Ann   ann     error    no @
                        Nobody was added: correct these lines and import the list again.
                        """));
    }

    @Test
    @DisplayName("case 124: a file that is not there, too large, or in another encoding")
    void refusesFilesThatAreNoList(@TempDir Path folder) throws Exception {
        rig.directory = folder;
        Files.write(folder.resolve("latin.csv"), new byte[] {'n', (byte) 0xe4});
        Files.write(folder.resolve("large.csv"), new byte[(1 << 20) + 1]);

        assertThat(rig.run(new AffiliateImportCommand(), "none\u001b.csv").failure())
                .isEqualTo("The file none\\u001b.csv cannot be read on this Karaf's machine.");
        assertThat(rig.run(new AffiliateImportCommand(), "latin.csv").failure())
                .isEqualTo("The file latin.csv is not in UTF-8; save it in that encoding.");
        assertThat(rig.run(new AffiliateImportCommand(), "large.csv").failure())
                .isEqualTo("The file large.csv is larger than 1 MB; import it in parts.");
        assertThat(platform.lists).isEmpty();
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
        final List<Actor> actors = new ArrayList<>();
        final List<String> lists = new ArrayList<>();
        AffiliateImport imported = new AffiliateImport(0, List.of());

        @Override
        public AffiliateImport importAffiliates(AccountId account, String csv, boolean dryRun, Actor by) {
            lists.add(csv + (dryRun ? " (dry run)" : ""));
            return imported;
        }

        @Override
        public AccountDetails changeAccount(AccountId id, String name, BigDecimal commissionPercent, Actor by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AffiliateDetails changeAffiliate(
                AccountId account, AffiliateId affiliate, String name, String email, Actor by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<PurchaseDetails> purchases(
                AccountId account, PurchaseFilter filter, Optional<PurchaseKey> after, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AffiliateDetails addAffiliate(
                AccountId account, String name, String email, Optional<AffiliateCode> code, Actor by) {
            actors.add(by);
            AffiliateId id = new AffiliateId(Integer.toString(affiliates.size() + 1));
            affiliates.add(details(new Affiliate(id, name, email, code, AffiliateState.ACTIVE)));
            return affiliates.get(affiliates.size() - 1);
        }

        @Override
        public Page<AffiliateDetails> affiliates(AccountId account, AffiliateFilter filter, Page.Request page)
                throws RefusedException {
            if (!account.value().equals("default")) {
                throw new RefusedException.Unknown("account", "There is no account " + account + ".");
            }
            return page(affiliates, page);
        }

        @Override
        public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) {
            throw new UnsupportedOperationException();
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
        public AffiliateDetails assignCode(AccountId account, AffiliateId id, AffiliateCode code, Actor by)
                throws RefusedException {
            Affiliate was = affiliate(account, id).affiliate();
            return replace(new Affiliate(id, was.name(), was.email(), Optional.of(code), was.state()));
        }

        @Override
        public AffiliateDetails setState(AccountId account, AffiliateId id, AffiliateState state, Actor by)
                throws RefusedException {
            Affiliate was = affiliate(account, id).affiliate();
            return replace(new Affiliate(id, was.name(), was.email(), was.code(), state));
        }

        @Override
        public Page<PurchaseDetails> purchases(
                AccountId account, PurchaseFilter filter, PurchaseFilter.Sort sort, Page.Request page) {
            filters.add(filter);
            return page(purchases, page);
        }

        @Override
        public AccountDetails createAccount(
                AccountId id, String name, Optional<BigDecimal> commissionPercent, Actor by) {
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
        public AffiliateDetails freeCode(AccountId account, AffiliateId affiliate, Actor by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AffiliateDetails setCommission(
                AccountId account, AffiliateId id, Optional<BigDecimal> percent, Actor by) {
            throw new UnsupportedOperationException();
        }

        private AffiliateDetails replace(Affiliate affiliate) {
            int at = Integer.parseInt(affiliate.id().value()) - 1;
            affiliates.set(at, details(affiliate));
            return affiliates.get(at);
        }

        private static AffiliateDetails details(Affiliate affiliate) {
            return new AffiliateDetails(affiliate, Optional.empty(), FakeRuns.NOON);
        }

        private static <T> Page<T> page(List<T> all, Page.Request page) {
            int from = (int) Math.min(page.offset(), all.size());
            int to = Math.min(from + page.size(), all.size());
            return new Page<>(
                    all.subList(from, to), to < all.size() ? OptionalInt.of(page.number() + 1) : OptionalInt.empty());
        }
    }
}
