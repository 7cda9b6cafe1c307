package io.tributary.connections.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.CouponOutlook.Outlook;
import io.tributary.connections.CouponOutlook.Sample;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesJson;
import io.tributary.connections.internal.Accounts;
import io.tributary.connections.internal.BigCommerceIntegration;
import io.tributary.connections.internal.Fixture;
import io.tributary.platform.AccountId;
import io.tributary.platform.Integration;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Caller;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.core.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSectionsTest {
    private static final String SETTINGS =
            "{\"storeUrl\":\"https://api.bigcommerce.com/stores/abc123/v3/\",\"apiKey\":\"tok-tok\"}";

    private final Fixture fixture = new Fixture();
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final StoresResource stores = resource("default");
    private final DiscountProgramResource program =
            (DiscountProgramResource) new DiscountProgramSection(fixture.connections)
                    .resource(new Place("default", "abc123", new Caller("ina", "192.0.2.7")));

    private final RulesResource rules = (RulesResource) new RulesSection(fixture.connections)
            .resource(new Place("default", "abc123", new Caller("ina", "192.0.2.7")));

    @Test
    void standWhereTheApiSaysTheyDo() {
        assertThat(new RulesSection(fixture.connections).scope()).isEqualTo(Scope.STORE);
        assertThat(new RulesSection(fixture.connections).name()).isEqualTo("rules");
        StoresSection section = new StoresSection(fixture.connections, fixture.accounts);
        assertThat(section.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(section.name()).isEqualTo("stores");
        assertThat(new DiscountProgramSection(fixture.connections).scope()).isEqualTo(Scope.STORE);
        assertThat(new DiscountProgramSection(fixture.connections).name()).isEqualTo("discount-program");
    }

    @Test
    void connectAStoreAndNeverShowItsKey() throws Exception {
        Response answer = stores.connect(settings(SETTINGS));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getLocation()).hasToString("accounts/default/stores/abc123");
        assertThat(mapper.writeValueAsString(answer.getEntity()))
                .isEqualTo("{\"id\":\"abc123\",\"state\":\"active\","
                        + "\"storeUrl\":\"https://api.bigcommerce.com/stores/abc123/v3/\",\"kind\":\"token\","
                        + "\"apiUser\":\"\",\"name\":\"Sally's\",\"domain\":\"sallys.example\","
                        + "\"storefrontUrl\":\"https://sallys.example/\",\"currency\":\"EUR\","
                        + "\"timeZone\":\"America/Chicago\",\"connectedAt\":\"2026-05-01T12:00:00Z\",\"lastImportAt\":null,"
                        + "\"attention\":\"\",\"discountProgram\":null,\"ordersCreatedSince\":null}");
        assertThat(stores.list().items()).containsExactly((StoreJson) answer.getEntity());
        assertThat(stores.get("abc123")).isEqualTo(answer.getEntity());
    }

    @Test
    void tellWhenOrdersWereImportedLast() throws Exception {
        StoresSection section = new StoresSection(fixture.connections, fixture.accounts);
        Instant noon = Instant.parse("2026-05-01T12:00:00Z");
        section.history =
                (account, job) -> job.equals("orders") ? Map.of(new ConnectionId(account, "abc123"), noon) : Map.of();
        StoresResource all = (StoresResource) section.resource(new Place("default", "", new Caller("ina", "")));
        all.connect(settings(SETTINGS));
        assertThat(all.get("abc123").lastImportAt()).isEqualTo(noon);
        assertThat(all.list().items().get(0).lastImportAt()).isEqualTo(noon);
    }

    @Test
    void previewADiscountProgramWithoutSettingIt() throws Exception {
        stores.connect(settings(SETTINGS));
        DiscountPreviewJson tenth = program.preview(discount("{\"type\":\"percentage\",\"amount\":\"7.5\"}"));
        assertThat(tenth.coupon().amount()).isEqualTo("7.50");
        assertThat(tenth.basket().subtotal()).isEqualTo("80.00");
        assertThat(tenth.basket().discount()).isEqualTo("6.00");
        assertThat(tenth.basket().total()).isEqualTo("74.00");
        assertThat(tenth.basket().currency()).isEqualTo("EUR");
        assertThat(tenth.applies()).isTrue();
        assertThat(tenth.existingUnchanged()).isNull();
        DiscountPreviewJson much = program.preview(discount("{\"type\":\"fixed\",\"amount\":\"500\"}"));
        assertThat(much.basket().discount()).isEqualTo("80.00");
        assertThat(much.basket().total()).isEqualTo("0.00");
        DiscountPreviewJson minimum =
                program.preview(discount("{\"type\":\"fixed\",\"amount\":\"5\",\"minimumPurchase\":\"80.01\"}"));
        assertThat(minimum.applies()).isFalse();
        assertThat(minimum.basket().total()).isEqualTo("80.00");
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(program::get)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
        refuses(422, "amount", () -> program.preview(discount("{\"type\":\"fixed\",\"amount\":\"0\"}")));
    }

    @Test
    void previewWhomCouponsAreFor() throws Exception {
        stores.connect(settings(SETTINGS));
        DiscountProgramSection section = new DiscountProgramSection(fixture.connections);
        section.coupons = store -> Optional.of(new Outlook(Optional.of(new Sample("Bo Berg (BO)", "BO")), 4, 2));
        DiscountPreviewJson preview = ((DiscountProgramResource)
                        section.resource(new Place("default", "abc123", new Caller("ina", ""))))
                .preview(discount("{\"type\":\"percentage\",\"amount\":10}"));
        assertThat(preview.coupon().name()).isEqualTo("Bo Berg (BO)");
        assertThat(preview.coupon().code()).isEqualTo("BO");
        assertThat(preview.existingUnchanged()).isEqualTo(4);
        assertThat(preview.affiliatesWithout()).isEqualTo(2);
    }

    @Test
    void testSettingsWithoutKeepingThem() throws Exception {
        assertThat(stores.test(settings(SETTINGS)).ok()).isTrue();
        assertThat(stores.list().items()).isEmpty();
        fixture.refuseLogin();
        TestReportJson failed = stores.test(settings(SETTINGS));
        assertThat(failed.ok()).isFalse();
        assertThat(failed.steps()).element(2).satisfies(step -> {
            assertThat(step.step()).isEqualTo("login");
            assertThat(step.state()).isEqualTo("failed");
            assertThat(step.message()).isEqualTo("The store answered 401 (not authorized).");
            assertThat(step.fix()).contains("access token");
        });
    }

    @Test
    void showABadAddressAsAStepOfTheTest() throws Exception {
        TestReportJson report = stores.test(settings("{\"storeUrl\":\"file:///etc/passwd\",\"apiKey\":\"k\"}"));
        assertThat(report.ok()).isFalse();
        assertThat(report.steps())
                .filteredOn(step -> !step.state().equals("skipped"))
                .singleElement()
                .satisfies(step -> assertThat(step.step()).isEqualTo("address"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"storeUrl\":\"nonsense url\",\"apiKey\":\"k\"} | storeUrl",
                "{\"storeUrl\":\"abc123\"} | apiKey",
                "{\"storeUrl\":\"abc123\",\"apiUser\":\"u\",\"apiKey\":\"k\"} | apiUser",
                "{\"storeUrl\":\"https://store-abc123.mybigcommerce.com/api/v2\",\"apiKey\":\"k\"} | apiUser",
                "{} | storeUrl",
            })
    void nameTheMemberThatIsWrong(String body, String field) {
        refuses(422, field, () -> stores.connect(settings(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void refuseABoundThatNoDatabaseKeeps(String moment) throws Exception {
        StoreSettingsJson body = settings(SETTINGS.replace("}", ",\"ordersCreatedSince\":\"" + moment + "\"}"));
        refuses(422, "ordersCreatedSince", () -> stores.connect(body)).withMessageContaining("years 1 to 9999");
    }

    @Test
    void knowNoStoreWithANameThatNoDatabaseTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionId(new AccountId("default"), "a\0b"));
        refuses(404, "", () -> stores.get("a\0b"));
        refuses(404, "", () -> stores.disconnect("a\0b"));
    }

    @Test
    void nameTheStepThatFailedAndKeepNothing() {
        fixture.refuseLogin();
        refuses(422, "apiKey", () -> stores.connect(settings(SETTINGS)))
                .withMessageContaining("\"login\"")
                .withMessageContaining("The store answered 401")
                .withMessageContaining("access token")
                .withMessageNotContaining("tok-tok");
        assertThat(stores.list().items()).isEmpty();
    }

    @Test
    void refuseAStoreThatIsConnectedAlready() throws Exception {
        stores.connect(settings(SETTINGS));
        refuses(409, "", () -> stores.connect(settings(SETTINGS)));
    }

    @Test
    void forgetADisconnectedStore() throws Exception {
        stores.connect(settings(SETTINGS));
        stores.disconnect("abc123");
        assertThat(stores.list().items()).isEmpty();
        refuses(404, "", () -> stores.get("abc123"));
        refuses(404, "", () -> stores.change("abc123", settings(SETTINGS)));
        refuses(404, "", () -> stores.disconnect("abc123"));
        refuses(404, "", program::get);
    }

    @Test
    void changeSettingsAndKeepTheBoundThatIsLeftOut() throws Exception {
        stores.connect(settings(SETTINGS.replace("}", ",\"ordersCreatedSince\":\"2026-01-01T00:00:00Z\"}")));
        StoreJson changed = stores.change("abc123", settings(SETTINGS));
        assertThat(changed.ordersCreatedSince()).hasToString("2026-01-01T00:00:00Z");
        StoreSettingsJson other = settings(SETTINGS.replace("}", ",\"ordersCreatedSince\":\"2026-02-01T00:00:00Z\"}"));
        refuses(422, "ordersCreatedSince", () -> stores.change("abc123", other))
                .withMessageContaining("PUT stores/{store}/rules");
    }

    @Test
    void setTheWholeRulesAsTheNextVersion() throws Exception {
        stores.connect(settings(SETTINGS));
        assertThat(rules.get()).isEqualTo(OrderRulesJson.of(OrderRules.standard()));
        OrderRulesJson set =
                rules.set(rules("{\"version\":1,\"coupon\":\"last\",\"ordersCreatedSince\":\"2026-01-01T00:00:00Z\"}"));
        assertThat(set.version()).isEqualTo(2);
        assertThat(set.coupon()).isEqualTo("last");
        assertThat(rules.get()).isEqualTo(set);
        assertThat(stores.get("abc123").ordersCreatedSince()).hasToString("2026-01-01T00:00:00Z");
        assertThat(rules.versions().items())
                .extracting(RulesVersionsJson.Version::version)
                .containsExactly(2, 1);
        assertThat(rules.version(2).rules()).isEqualTo(set);
        assertThat(rules.version(1).rules().coupon()).isEqualTo("first");
        assertThat(rules.version(2).author()).isEqualTo("ina");
        refuses(404, "", () -> rules.version(3));
    }

    @Test
    void refuseRulesThatWereMadeFromOlderOnes() throws Exception {
        stores.connect(settings(SETTINGS));
        rules.set(rules("{\"version\":1,\"coupon\":\"last\"}"));
        refuses(409, "", () -> rules.set(rules("{\"version\":1,\"migratedOrders\":true}")))
                .withMessageContaining("not at version 1 any more");
        refuses(422, "version", () -> rules.set(rules("{\"coupon\":\"last\"}")));
        refuses(422, "coupon", () -> rules.set(rules("{\"version\":2,\"coupon\":\"middle\"}")));
        assertThat(rules.get().version()).isEqualTo(2);
    }

    @Test
    void knowNothingOfOtherAccounts() throws Exception {
        stores.connect(settings(SETTINGS));
        refuses(404, "", () -> resource("other").get("abc123"));
        refuses(404, "", () -> resource("nobody").list());
        refuses(404, "", () -> resource("NO SUCH/ID").list());
        assertThat(resource("other").list().items()).isEmpty();
    }

    @Test
    void sayThatThePlatformIsMissing() {
        StoresResource alone =
                new StoresResource(fixture.connections, new Accounts(null), Optional.empty(), new Place("default", ""));
        refuses(503, "", () -> alone.connect(settings(SETTINGS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "\"15\"", "15.00", "\"15.0000\""})
    void takeTheAmountOfADiscountAsTextOrNumber(String amount) throws Exception {
        stores.connect(settings(SETTINGS));
        refuses(404, "", program::get).withMessageContaining("is not set yet");
        DiscountProgramJson kept = program.set(discount("{\"type\":\"percentage\",\"amount\":" + amount + "}"));
        assertThat(kept).isEqualTo(new DiscountProgramJson("percentage", "15.00", "0.00"));
        assertThat(program.get()).isEqualTo(kept);
        assertThat(stores.get("abc123").discountProgram()).isEqualTo(kept);
    }

    @Test
    void keepFourPlacesOfADiscount() throws Exception {
        stores.connect(settings(SETTINGS));
        String body = "{\"type\":\"fixed\",\"amount\":\"7.1234\",\"minimumPurchase\":50}";
        assertThat(program.set(discount(body))).isEqualTo(new DiscountProgramJson("fixed", "7.1234", "50.00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"percentage\",\"amount\":101} | amount",
                "{\"type\":\"percentage\",\"amount\":0} | amount",
                "{\"type\":\"percentage\",\"amount\":\"-1\"} | amount",
                "{\"type\":\"percentage\",\"amount\":\"1.00001\"} | amount",
                "{\"type\":\"percentage\",\"amount\":\"1e999999999\"} | amount",
                "{\"type\":\"percentage\",\"amount\":\"ten\"} | amount",
                "{\"type\":\"percentage\"} | amount",
                "{\"type\":\"fixed\",\"amount\":5,\"minimumPurchase\":-1} | minimumPurchase",
                "{\"type\":\"Fixed\",\"amount\":5} | type",
                "{\"amount\":5} | type",
            })
    void refuseADiscountThatCannotBe(String body, String field) throws Exception {
        stores.connect(settings(SETTINGS));
        refuses(422, field, () -> program.set(discount(body)));
        refuses(404, "", program::get);
    }

    @Test
    void showTheCardInTheStateOfTheStores() throws Exception {
        Integration card = new BigCommerceIntegration(fixture.connections);
        AccountId account = new AccountId("default");
        assertThat(card.id()).isEqualTo("bigcommerce");
        assertThat(card.status(account).state()).isEqualTo(Integration.State.NOT_CONNECTED);
        stores.connect(settings(SETTINGS));
        assertThat(card.status(account).state()).isEqualTo(Integration.State.ACTIVE);
        fixture.connections.needsAttention(new ConnectionId(account, "abc123"), "Log in again.");
        assertThat(card.status(account))
                .isEqualTo(new Integration.Status(Integration.State.NEEDS_ATTENTION, "Log in again."));
        assertThat(stores.get("abc123").state()).isEqualTo("needs_attention");
        stores.disconnect("abc123");
        assertThat(card.status(account).state()).isEqualTo(Integration.State.NOT_CONNECTED);
    }

    @Test
    void printNoKey() throws Exception {
        assertThat(settings(SETTINGS).toString()).doesNotContain("tok-tok");
        assertThat(settings(SETTINGS).settings().toString()).doesNotContain("tok-tok");
    }

    private static ThrowableAssertAlternative<ApiProblem> refuses(int status, String field, ThrowingCallable call) {
        return assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status))
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(field));
    }

    private StoresResource resource(String account) {
        return (StoresResource)
                new StoresSection(fixture.connections, fixture.accounts).resource(new Place(account, ""));
    }

    private StoreSettingsJson settings(String json) throws JsonProcessingException {
        return mapper.readValue(json, StoreSettingsJson.class);
    }

    private OrderRulesJson rules(String json) throws JsonProcessingException {
        return mapper.readValue(json, OrderRulesJson.class);
    }

    private DiscountProgramJson discount(String json) throws JsonProcessingException {
        return mapper.readValue(json, DiscountProgramJson.class);
    }
}
