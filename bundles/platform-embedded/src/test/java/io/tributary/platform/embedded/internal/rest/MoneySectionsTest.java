package io.tributary.platform.embedded.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Integration;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Payouts;
import io.tributary.platform.embedded.internal.SqlDashboards;
import io.tributary.platform.embedded.internal.SqlEmbeddedPlatform;
import io.tributary.platform.embedded.internal.SqlPayouts;
import io.tributary.platform.embedded.internal.TestPlatforms;
import io.tributary.platform.embedded.internal.rest.AccountsResource.AccountChangeJson;
import io.tributary.platform.embedded.internal.rest.AccountsResource.AccountJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.BalanceJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.ContactJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.ListToImportJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.NewAffiliateJson;
import io.tributary.platform.embedded.internal.rest.DashboardResource.DashboardJson;
import io.tributary.platform.embedded.internal.rest.IntegrationsResource.IntegrationJson;
import io.tributary.platform.embedded.internal.rest.PayoutsResource.NewPayoutJson;
import io.tributary.platform.embedded.internal.rest.PayoutsResource.ReasonJson;
import io.tributary.platform.embedded.internal.rest.PayoutsResource.SheetJson;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Caller;
import io.tributary.rest.RestSection.Place;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneySectionsTest {
    private static final Place PLACE = new Place("default", "", new Caller("carl", "10.0.0.1"));
    private static final String PAST = "2026-03-01";

    private final Database database = TestDatabase.empty();
    private final EmbeddedPlatform platform = new SqlEmbeddedPlatform(database, TestAudit.in(database));
    private final Payouts money = new SqlPayouts(database, TestAudit.in(database));
    private final AffiliatesResource affiliates =
            (AffiliatesResource) new AffiliatesSection(platform, money).resource(PLACE);
    private final PurchasesResource purchases = (PurchasesResource) new PurchasesSection(platform).resource(PLACE);
    private final CommissionsResource commissions = (CommissionsResource) new CommissionsSection(money).resource(PLACE);
    private final PayoutsResource payouts = (PayoutsResource) new PayoutsSection(money).resource(PLACE);
    private final DashboardResource dashboard =
            (DashboardResource) new DashboardSection(new SqlDashboards(database)).resource(PLACE);

    @BeforeEach
    void addAffiliate() {
        affiliates.add(new NewAffiliateJson("=Ann", "ann@shop.example", "ANN10"));
    }

    @Test
    void payAffiliatesAndTakeItBack() throws Exception {
        put(1, "80");
        put(2, "20");
        SheetJson tried = (SheetJson)
                payouts.make(new NewPayoutJson(null, "USD", null, true, null)).getEntity();
        assertThat(tried.id()).isNull();
        assertThat(tried.amount()).isEqualTo("10.00");
        assertProblem(409, "", () -> payouts.make(new NewPayoutJson(null, "USD", null, false, new BigDecimal("9.99"))));
        Response answer = payouts.make(new NewPayoutJson(null, "USD", "March", false, new BigDecimal("10")));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getLocation()).hasToString("accounts/default/payouts/1");
        assertThat(payouts.list(null, null).items()).singleElement().satisfies(payout -> {
            assertThat(payout.state()).isEqualTo("paid");
            assertThat(payout.by()).isEqualTo("carl");
            assertThat(payout.note()).isEqualTo("March");
        });
        assertThat(affiliates.get("1").balance()).containsExactly(new BalanceJson("USD", "10.00", "10.00", "0.00"));
        assertThat(commissions.list(null, "no", null, null).items()).isEmpty();
        assertThat(commissions.list("1", "yes", null, null).items())
                .extracting(CommissionsResource.EntryJson::payout)
                .containsExactly(1L, 1L);
        assertProblem(409, "", () -> payouts.make(new NewPayoutJson(null, "USD", null, false, null)));
        assertThat(payouts.setVoid("1", new ReasonJson("wrong bank")).state()).isEqualTo("void");
        assertProblem(409, "", () -> payouts.setVoid("1", new ReasonJson("again")));
        assertProblem(422, "reason", () -> payouts.setVoid("1", new ReasonJson(null)));
        assertProblem(422, "currency", () -> payouts.make(new NewPayoutJson(null, null, null, true, null)));
        assertProblem(404, "", () -> payouts.get("2"));
        assertProblem(404, "", () -> payouts.get("x"));
        assertProblem(422, "paid", () -> commissions.list(null, "maybe", null, null));
    }

    @Test
    @DisplayName("case 120: exports are neutral in a spreadsheet")
    void exportWhatTheyList() throws Exception {
        put(1, "80");
        payouts.make(new NewPayoutJson(null, "USD", null, false, null));
        assertThat(text(affiliates.export(null, null, null)))
                .startsWith("\uFEFFid,name,email,code,state,commissionPercent,createdAt\r\n"
                        + "1,'=Ann,ann@shop.example,ANN10,active,,");
        assertThat(text(purchases.export(null, null, null, null, null, null, null)))
                .isEqualTo("\uFEFFstore,orderId,orderedAt,state,amount,currency,affiliate,code,creditedBy,"
                        + "commissionPercent,commission\r\n"
                        + "store,1,2026-03-01T10:15:30Z,live,80.00,USD,1,ANN10,coupon,10,8.00\r\n");
        assertThat(text(commissions.export(null, null))).endsWith(",1,'=Ann,store,1,8.00,USD,10,earned,1\r\n");
        assertThat(text(payouts.export("1")))
                .isEqualTo("\uFEFFpayout,state,affiliate,name,email,amount,currency,entries\r\n"
                        + "1,paid,1,'=Ann,ann@shop.example,8.00,USD,1\r\n");
    }

    @Test
    void exportMoreThanOnePieceWithoutLossOrDouble() throws Exception {
        List<Purchase> many = new ArrayList<>();
        for (long order = 1; order <= 2 * Export.PIECE; order++) {
            many.add(purchase(order % 2 == 0 ? "a" : "b", order, "1"));
        }
        TestPlatforms.on(database).put(many);
        List<String> rows = text(purchases.export(null, null, null, null, null, null, null))
                .lines()
                .skip(1)
                .map(row -> row.split(",")[0] + row.split(",")[1])
                .toList();
        assertThat(rows).hasSize(2 * Export.PIECE).doesNotHaveDuplicates();
    }

    @Test
    void findPurchases() throws Exception {
        put(1, "80");
        put(22, "5");
        assertThat(found("22", null, null, null)).containsExactly(22L);
        assertThat(found("ann1", null, null, "-amount")).containsExactly(1L, 22L);
        assertThat(found("%", null, null, null)).isEmpty();
        assertThat(found(null, PAST, PAST, "amount")).containsExactly(22L, 1L);
        assertThat(found(null, "2026-03-02", null, "ordered")).isEmpty();
        assertThat(found(null, null, "2026-02-28", "-ordered")).isEmpty();
        assertProblem(422, "sort", () -> found(null, null, null, "name"));
        assertProblem(422, "since", () -> found(null, "March", null, null));
    }

    private List<Long> found(String q, String since, String until, String sort) {
        return purchases.list(null, null, null, q, since, until, null, sort, null, null).items().stream()
                .map(PurchasesResource.PurchaseJson::orderId)
                .toList();
    }

    @Test
    void changeAccountAndAffiliate() {
        AccountsResource accounts =
                (AccountsResource) new AccountsSection(platform, new AllAccounts(platform)).resource(PLACE);
        assertThat(accounts.change("default", new AccountChangeJson("Shop", new BigDecimal("12.5"))))
                .isEqualTo(new AccountJson("default", "Shop", new BigDecimal("12.5")));
        assertProblem(422, "name", () -> accounts.change("default", new AccountChangeJson(null, BigDecimal.ONE)));
        assertProblem(404, "", () -> accounts.change("none", new AccountChangeJson("x", BigDecimal.ONE)));
        assertThat(affiliates
                        .change("1", new ContactJson("Anne", "anne@shop.example"))
                        .name())
                .isEqualTo("Anne");
        assertProblem(422, "email", () -> affiliates.change("1", new ContactJson("Anne", "anne")));
        assertThat(affiliates
                        .importList(new ListToImportJson("name,email\nBob,bob@shop.example\n", false))
                        .added())
                .isEqualTo(1);
        assertProblem(422, "csv", () -> affiliates.importList(new ListToImportJson("who\nBob\n", true)));
        assertProblem(422, "sort", () -> affiliates.list(null, null, "age", null, null));
    }

    @Test
    void showTheDashboard() throws Exception {
        put(1, "80");
        DashboardJson shown = dashboard.get(PAST, PAST, "Europe/Berlin");
        assertThat(shown.currencies()).containsExactly(new DashboardResource.SumJson("USD", 1, "80.00", "8.00"));
        assertThat(shown.days())
                .singleElement()
                .extracting(DashboardResource.DayJson::purchases)
                .isEqualTo(1L);
        assertThat(shown.unpaid()).containsExactly(new DashboardResource.MoneyJson("USD", "8.00"));
        assertThat(dashboard.get(null, null, null).days()).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource({"x,2026-03-01,UTC,from", "2026-03-01,x,UTC,to", "2026-03-01,2026-03-01,Mars,zone"})
    void refuseATimeThatIsNone(String from, String to, String zone, String field) {
        assertProblem(422, field, () -> dashboard.get(from, to, zone));
    }

    @Test
    void listIntegrationsAsTheyComeAndGo() {
        IntegrationsSection section = new IntegrationsSection(new AllAccounts(platform));
        assertThat(integrations(section)).isEmpty();
        section.integrations = List.of(
                new Card("b", () -> new Integration.Status(Integration.State.NOT_CONNECTED, "")), new Card("a", () -> {
                    throw new IllegalStateException("broken");
                }));
        assertThat(integrations(section))
                .containsExactly(
                        new IntegrationJson(
                                "a",
                                "Card a",
                                "E-Commerce Services",
                                "needs-attention",
                                "It cannot be told how it stands; the log says why."),
                        new IntegrationJson("b", "Card b", "E-Commerce Services", "not-connected", ""));
    }

    private static List<IntegrationJson> integrations(IntegrationsSection section) {
        return ((IntegrationsResource) section.resource(PLACE)).list().items();
    }

    private record Card(String id, Supplier<Status> status) implements Integration {
        @Override
        public String name() {
            return "Card " + id;
        }

        @Override
        public String category() {
            return "E-Commerce Services";
        }

        @Override
        public Status status(AccountId account) {
            return status.get();
        }
    }

    private void put(long order, String amount) throws Exception {
        TestPlatforms.on(database).put(List.of(purchase("store", order, amount)));
    }

    private static Purchase purchase(String store, long order, String amount) {
        return new Purchase(
                new PurchaseKey(new AccountId("default"), store, order),
                Purchase.State.LIVE,
                Money.of(amount, "USD"),
                Optional.of(
                        new Purchase.Credit(new AffiliateId("1"), new AffiliateCode("ANN10"), Purchase.Channel.COUPON)),
                Instant.parse("2026-03-01T10:15:30Z"));
    }

    private static String text(Response answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertProblem(int status, String field, Runnable call) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call::run)
                .returns(status, ApiProblem::status)
                .returns(field, ApiProblem::field);
    }
}
