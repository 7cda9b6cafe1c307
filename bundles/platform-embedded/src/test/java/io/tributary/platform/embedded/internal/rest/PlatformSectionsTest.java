package io.tributary.platform.embedded.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.database.Database;
import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Payouts;
import io.tributary.platform.embedded.internal.SqlEmbeddedPlatform;
import io.tributary.platform.embedded.internal.SqlPayouts;
import io.tributary.platform.embedded.internal.TestPlatforms;
import io.tributary.platform.embedded.internal.rest.AccountsResource.AccountChangeJson;
import io.tributary.platform.embedded.internal.rest.AccountsResource.AccountJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.AffiliateJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.CodeJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.CommissionJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.NewAffiliateJson;
import io.tributary.platform.embedded.internal.rest.AffiliatesResource.StateJson;
import io.tributary.platform.embedded.internal.rest.PurchasesResource.CreditedJson;
import io.tributary.platform.embedded.internal.rest.PurchasesResource.PurchaseJson;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection;
import io.tributary.rest.RestSection.Caller;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import io.tributary.rest.RestSection.VisibleAccounts;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformSectionsTest {
    private final Database database = TestDatabase.empty();
    private final EmbeddedPlatform platform = new SqlEmbeddedPlatform(database, TestAudit.in(database));
    private final Payouts payouts = new SqlPayouts(database, TestAudit.in(database));
    private final AllAccounts all = new AllAccounts(platform);
    private final AccountsResource accounts = resource(new AccountsSection(platform, all), "", AccountsResource.class);
    private final AffiliatesResource affiliates =
            resource(new AffiliatesSection(platform, payouts), "default", AffiliatesResource.class);
    private final PurchasesResource purchases =
            resource(new PurchasesSection(platform), "default", PurchasesResource.class);

    @Test
    void standWhereTheApiSaysTheyDo() {
        assertThat(List.of(
                        new AccountsSection(platform, all),
                        new AffiliatesSection(platform, payouts),
                        new PurchasesSection(platform)))
                .extracting(RestSection::scope, RestSection::name)
                .containsExactly(
                        tuple(Scope.ROOT, "accounts"),
                        tuple(Scope.ACCOUNT, "affiliates"),
                        tuple(Scope.ACCOUNT, "purchases"));
    }

    @Test
    void makeAnAccountAndListIt() {
        AccountJson asked = new AccountJson("shop", "Shop", new BigDecimal("12.5"));
        Response answer = accounts.create(asked);
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getLocation()).hasToString("accounts/shop");
        assertThat(answer.getEntity()).isEqualTo(asked);
        assertThat(accounts.get("shop")).isEqualTo(asked);
        assertThat(accounts.list(null, null).items())
                .extracting(AccountJson::id)
                .containsExactly("default", "shop");
        assertProblem(409, "", () -> accounts.create(asked));
    }

    @Test
    @DisplayName("case 121: the list of accounts shows somebody only those that she may see")
    void listTheAccountsThatTheCallerMaySee() {
        for (String id : List.of("acme", "beta", "gamma", "zeta")) {
            accounts.create(new AccountJson(id, id, null));
        }
        VisibleAccounts some = VisibleAccounts.only(Set.of("gamma", "acme", "closed", "zeta"));
        AccountsResource hers = resource(new AccountsSection(platform, all), "", some, AccountsResource.class);

        ListJson<AccountJson> first = hers.list("1", "2");
        assertThat(first.items()).extracting(AccountJson::id).containsExactly("acme");
        assertThat(first.next()).isEqualTo(2);
        ListJson<AccountJson> last = hers.list("2", "2");
        assertThat(last.items()).extracting(AccountJson::id).containsExactly("gamma", "zeta");
        assertThat(last.next()).isNull();
        assertThat(hers.list("3", "2").items()).isEmpty();
        VisibleAccounts none = VisibleAccounts.only(Set.of());
        assertThat(resource(new AccountsSection(platform, all), "", none, AccountsResource.class)
                        .list(null, null)
                        .items())
                .isEmpty();
    }

    @Test
    void listAccountsThatAnotherPlatformHasBesides() throws Exception {
        accounts.create(new AccountJson("acme", "Acme", null));
        all.before = new Before(
                List.of(account("acme"), account("beta"), account("default"), account("gamma"), account("hidden")));
        ListJson<AccountJson> first = accounts.list("1", "3");
        assertThat(first.items())
                .containsExactly(
                        new AccountJson("acme", "Acme", BigDecimal.TEN),
                        new AccountJson("beta", "Name of beta", null),
                        accounts.get("default"));
        assertThat(first.next()).isEqualTo(2);
        assertThat(accounts.list("2", "3").items()).extracting(AccountJson::id).containsExactly("gamma", "hidden");
        VisibleAccounts some = VisibleAccounts.only(Set.of("gamma", "acme", "closed"));
        assertThat(resource(new AccountsSection(platform, all), "", some, AccountsResource.class)
                        .list(null, null))
                .returns(null, ListJson::next)
                .satisfies(list ->
                        assertThat(list.items()).extracting(AccountJson::id).containsExactly("acme", "gamma"));
        assertThat(accounts.get("beta")).isEqualTo(new AccountJson("beta", "Name of beta", null));
        assertThat(resource(new IntegrationsSection(all), "beta", IntegrationsResource.class)
                        .list()
                        .items())
                .isEmpty();
        assertProblem(404, "", () -> accounts.get("closed"));
        assertProblem(404, "", () -> accounts.change("beta", new AccountChangeJson("Beta", BigDecimal.ONE)));
        all.before = null;
        assertThat(accounts.list(null, null).items())
                .extracting(AccountJson::id)
                .containsExactly("acme", "default");
        assertProblem(404, "", () -> accounts.get("beta"));
    }

    private static Account account(String id) {
        return new Account(new AccountId(id), "Name of " + id);
    }

    @Test
    void tenPercentIsTheCommissionThatNobodyGave() {
        assertThat(accounts.create(new AccountJson("shop", "Shop", null)).getEntity())
                .isEqualTo(new AccountJson("shop", "Shop", BigDecimal.TEN));
    }

    @ParameterizedTest
    @CsvSource({"Shop,Shop,10,id", ",Shop,10,id", "shop,,10,name", "shop,' ',10,name", "shop,Shop,101,commissionPercent"
    })
    void nameTheMemberOfAnAccountThatCannotBe(String id, String name, BigDecimal percent, String field) {
        assertProblem(422, field, () -> accounts.create(new AccountJson(id, name, percent)));
    }

    @Test
    void addAnAffiliateAndChangeHer() {
        Response answer = affiliates.add(new NewAffiliateJson("Ann", "ann@shop.example", "ANN10"));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getLocation()).hasToString("accounts/default/affiliates/1");
        AffiliateJson added = (AffiliateJson) answer.getEntity();
        assertThat(added)
                .isEqualTo(new AffiliateJson(
                        "1", "Ann", "ann@shop.example", "ANN10", "active", null, added.createdAt(), List.of()));
        assertThat(affiliates.assignCode("1", new CodeJson("ANN11")).code()).isEqualTo("ANN11");
        assertThat(affiliates.freeCode("1").code()).isNull();
        assertThat(affiliates.setState("1", new StateJson("paused")).state()).isEqualTo("paused");
        assertThat(affiliates
                        .setCommission("1", new CommissionJson(new BigDecimal("7.5")))
                        .commissionPercent())
                .isEqualByComparingTo("7.5");
        assertThat(affiliates.get("1"))
                .isEqualTo(new AffiliateJson(
                        "1",
                        "Ann",
                        "ann@shop.example",
                        null,
                        "paused",
                        new BigDecimal("7.5"),
                        added.createdAt(),
                        List.of()));
        assertThat(affiliates.dropCommission("1").commissionPercent()).isNull();
    }

    @Test
    void listsGoOnWhereTheLastPageEnded() {
        for (String name : List.of("Ann", "Bob", "Carl")) {
            affiliates.add(new NewAffiliateJson(name, "a@shop.example", null));
        }
        ListJson<AffiliateJson> first = affiliates.list(null, null, null, null, "2");
        assertThat(first.items()).extracting(AffiliateJson::name).containsExactly("Ann", "Bob");
        assertThat(first.next()).isEqualTo(2);
        ListJson<AffiliateJson> last = affiliates.list(null, null, null, "2", "2");
        assertThat(last.items()).extracting(AffiliateJson::name).containsExactly("Carl");
        assertThat(last.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,50,page", "x,50,page", "1.5,50,page", "1,0,limit", "1,501,limit", "1,99999999999,limit"})
    void refuseAPageThatIsNone(String page, String limit, String field) {
        assertProblem(422, field, () -> list(null, null, null, page, limit));
    }

    @Test
    void refuseParametersThatNoDatabaseCanLookFor() {
        assertProblem(400, "", () -> affiliates.list("a\0b", null, null, null, null));
        assertProblem(400, "", () -> purchases.list(null, null, null, "a\0b", null, null, null, null, null, null));
        assertProblem(400, "", () -> purchases.list("a\0b", null, null, null, null, null, null, null, null, null));
    }

    @Test
    void refuseAffiliatesThatCannotBe() {
        assertProblem(422, "body", () -> affiliates.add(null));
        assertProblem(422, "name", () -> affiliates.add(new NewAffiliateJson(null, "a@shop.example", null)));
        assertProblem(422, "email", () -> affiliates.add(new NewAffiliateJson("Ann", null, null)));
        assertProblem(422, "email", () -> affiliates.add(new NewAffiliateJson("Ann", "ann", null)));
        assertProblem(422, "code", () -> affiliates.add(new NewAffiliateJson("Ann", "a@shop.example", " ")));
    }

    @Test
    void refuseChangesThatCannotBe() {
        affiliates.add(new NewAffiliateJson("Ann", "a@shop.example", "ANN10"));
        affiliates.add(new NewAffiliateJson("Bob", "b@shop.example", "BOB10"));
        assertProblem(409, "", () -> affiliates.assignCode("2", new CodeJson("ann10")));
        assertProblem(422, "code", () -> affiliates.assignCode("2", new CodeJson(null)));
        assertProblem(422, "code", () -> affiliates.assignCode("2", new CodeJson("")));
        assertProblem(422, "body", () -> affiliates.assignCode("2", null));
        assertProblem(422, "state", () -> affiliates.setState("2", new StateJson("ACTIVE")));
        assertProblem(422, "commissionPercent", () -> affiliates.setCommission("2", new CommissionJson(null)));
        assertProblem(404, "", () -> affiliates.setState("3", new StateJson("active")));
        assertProblem(404, "", () -> affiliates.get(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "No Body", "../default"})
    void knowNoOtherAccount(String account) {
        assertProblem(
                404, "", () -> resource(new AffiliatesSection(platform, payouts), account, AffiliatesResource.class)
                        .list(null, null, null, null, null));
        assertProblem(404, "", () -> resource(new PurchasesSection(platform), account, PurchasesResource.class)
                .list(null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void showPurchasesInTheWordsOfTheApi() throws Exception {
        affiliates.add(new NewAffiliateJson("Ann", "a@shop.example", "ANN10"));
        Instant ordered = Instant.parse("2026-03-01T10:15:30Z");
        PurchaseKey first = new PurchaseKey(new AccountId("default"), "store", 1);
        PurchaseKey second = new PurchaseKey(new AccountId("default"), "store", 2);
        var credit = new Purchase.Credit(new AffiliateId("1"), new AffiliateCode("ANN10"), Purchase.Channel.COUPON);
        TestPlatforms.on(database)
                .put(List.of(
                        new Purchase(first, Purchase.State.LIVE, Money.of("80", "USD"), Optional.of(credit), ordered),
                        new Purchase(
                                second, Purchase.State.REVERSED, Money.of("1.5", "EUR"), Optional.empty(), ordered)));
        PurchaseJson live = new PurchaseJson(
                "store",
                1,
                "80.00",
                "USD",
                "live",
                new CreditedJson("1", "ANN10"),
                "coupon",
                new PurchasesResource.CommissionJson(BigDecimal.TEN, "8.00"),
                ordered);
        PurchaseJson reversed = new PurchaseJson("store", 2, "1.50", "EUR", "reversed", null, null, null, ordered);
        assertThat(list("", null, null, null, null).items()).containsExactly(live, reversed);
        assertThat(list("store", "1", "live", "1", "500").items()).containsExactly(live);
        assertThat(list("other", null, null, null, null).items()).isEmpty();
        assertProblem(422, "state", () -> list(null, null, "dead", null, null));
    }

    private ListJson<PurchaseJson> list(String store, String affiliate, String state, String page, String limit) {
        return purchases.list(store, affiliate, state, null, null, null, null, null, page, limit);
    }

    private static <T> T resource(RestSection section, String account, Class<T> type) {
        assertThat(section.type()).isEqualTo(type);
        return resource(section, account, VisibleAccounts.ALL, type);
    }

    private static <T> T resource(RestSection section, String account, VisibleAccounts visible, Class<T> type) {
        return type.cast(section.resource(new Place(account, "", new Caller("ann", "10.0.0.1", visible))));
    }

    private static void assertProblem(int status, String field, Runnable call) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call::run)
                .returns(status, ApiProblem::status)
                .returns(field, ApiProblem::field);
    }
}
