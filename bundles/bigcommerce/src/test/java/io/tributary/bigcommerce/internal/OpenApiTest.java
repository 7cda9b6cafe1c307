package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.bigcommerce.NewScript;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.RefundFeed;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds everything that is ever asked of a store against BigCommerce's own OpenAPI files. */
class OpenApiTest {
    private static final Instant SINCE = Instant.parse("2020-02-29T23:59:59Z");
    private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new HashMap<>();
    /** Which file describes what is below these paths. */
    private static final Map<String, String> FILES = Map.of(
            "/v2/orders", "orders.v2.oas2.yml",
            "/v3/orders", "orders.v3.yml",
            "/v2/coupons", "marketing.v2.yml",
            "/v2/store", "store_information.v2.yml",
            "/v2/time", "store_information.v2.yml",
            "/v3/hooks", "webhooks.v3.yml",
            "/v3/content", "scripts.v3.yml");

    /** Findings in which the files contradict their own words. */
    private enum Defect {
        /** The parameter's own description adds a direction: {@code sort=id:asc}. */
        ENUM_WITHOUT_THE_DIRECTION_THAT_THE_WORDS_ALLOW("Instance value (\"id:asc\") not found in enum"),
        /** A request without a body has no type of its content. */
        CONTENT_TYPE_WANTED_WITHOUT_CONTENT(
                "Header parameter 'Content-Type' is required on path '/orders/{order_id}/products'"),
        /** {@code exclusiveMinimum} without a minimum, wherever a coupon parameter is a number. */
        HALF_A_BOUND("exclusiveMinimum must be paired with minimum");

        private final String text;

        Defect(String text) {
            this.text = text;
        }

        static boolean explains(String finding) {
            return Arrays.stream(values()).anyMatch(defect -> finding.contains(defect.text));
        }
    }

    private Path files;
    private SandboxServer server;
    private SandboxStore sandbox;
    private long order;

    @BeforeEach
    void fill() throws IOException {
        files = Official.folder("openapi");
        server = SandboxServer.start(0, Clock.systemUTC());
        sandbox = server.createStore(StoreSpec.of("abc123").withoutQuota().withLegacy("ann", "k3y"));
        order = sandbox.generateOrders(60, 11, OrderMix.typical().withCouponShare(0.5));
        sandbox.refund(order, RefundSpec.ofOrder("1.00"));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static Store open(URI address, Credentials credentials) throws StoreException {
        BigCommerce connector = Connector.create(List.of("127.0.0.0/8"));
        return connector.open(StoreAddress.parse(address.toString()), credentials, CallObserver.NONE);
    }

    private void useEverything(Store store) throws StoreException {
        readOrders(store, OrderQuery.all());
        readOrders(store, new OrderQuery(Optional.of(SINCE), 5, Integer.MAX_VALUE, Optional.of(SINCE)));
        readOrders(store, OrderQuery.created(SINCE, Instant.now()).withoutLines());
        store.countOrders(OrderQuery.created(SINCE, Instant.now()).from(5));
        store.findOrder(order);
        store.orderCoupons(order);
        store.orderLines(order);
        useCoupons(store);
        store.info();
        store.time();
        store.probe(Store.Resource.ORDERS);
        store.probe(Store.Resource.COUPONS);
    }

    private static void readOrders(Store store, OrderQuery query) throws StoreException {
        try (OrderFeed feed = store.orders(query)) {
            while (!feed.next().isEmpty()) {
                continue;
            }
        }
    }

    private static void useCoupons(Store store) throws StoreException {
        for (CouponType type : List.of(CouponType.PERCENTAGE_DISCOUNT, CouponType.PER_TOTAL_DISCOUNT)) {
            Coupon made = store.createCoupon(
                    new NewCoupon("Ann " + type, type.name(), type, new BigDecimal("12.50"), new BigDecimal("30")));
            store.setCouponEnabled(store.findCoupon(made.id()).orElseThrow(), false);
            store.setCouponEnabled(store.findCouponByCode(made.code()).orElseThrow(), true);
        }
        CouponFeed feed = store.coupons();
        while (!feed.next().isEmpty()) {
            continue;
        }
    }

    private void useVersionThree(Store store) throws StoreException {
        for (Optional<Instant> since : List.of(Optional.<Instant>empty(), Optional.of(SINCE))) {
            RefundFeed feed = store.refunds(since);
            while (!feed.next().isEmpty()) {
                continue;
            }
        }
        store.refundsOf(order);
        store.probe(Store.Resource.REFUNDS);
        store.probe(Store.Resource.WEBHOOKS);
        store.probe(Store.Resource.SCRIPTS);
        NewScript script = new NewScript("T", "", "<script>1</script>", Visibility.ALL_PAGES, Consent.TARGETING);
        StoreScript made = store.createScript(script);
        store.updateScript(made.id(), script);
        store.scripts();
        store.deleteScript(made.id());
    }

    @Test
    void aCurrentAccountIsAskedAsTheOfficialFilesSay() throws StoreException {
        Store store = open(
                sandbox.apiPath(), new Credentials.AccessToken(sandbox.spec().token()));
        useEverything(store);
        useVersionThree(store);
        checkAll();
        assertThat(shapes())
                .containsExactly(
                        "DELETE /v3/content/scripts/UUID",
                        "GET /v2/coupons",
                        "GET /v2/orders",
                        "GET /v2/orders/N",
                        "GET /v2/orders/N/coupons",
                        "GET /v2/orders/N/products",
                        "GET /v2/orders/count",
                        "GET /v2/store",
                        "GET /v2/time",
                        "GET /v3/content/scripts",
                        "GET /v3/hooks",
                        "GET /v3/orders/N/payment_actions/refunds",
                        "GET /v3/orders/payment_actions/refunds",
                        "POST /v2/coupons",
                        "POST /v3/content/scripts",
                        "PUT /v2/coupons/N",
                        "PUT /v3/content/scripts/UUID");
    }

    @Test
    void aLegacyAccountIsAskedAsTheOfficialFilesSay() throws StoreException {
        useEverything(open(sandbox.legacyApiPath(), new Credentials.ApiUser("ann", "k3y")));
        checkAll();
        assertThat(shapes())
                .containsExactly(
                        "GET /v2/coupons",
                        "GET /v2/orders",
                        "GET /v2/orders/N",
                        "GET /v2/orders/N/coupons",
                        "GET /v2/orders/N/products",
                        "GET /v2/orders/count",
                        "GET /v2/store",
                        "GET /v2/time",
                        "POST /v2/coupons",
                        "PUT /v2/coupons/N");
    }

    @Test
    void findsWhatIsWrong() {
        assertThat(findings(asked("GET", "/v2/orders", "min_id=first", ""))).isNotEmpty();
        assertThat(findings(asked("GET", "/v2/orders", "since_id=1", ""))).isNotEmpty();
        assertThat(findings(asked("GET", "/v2/orders/7/purchases", "", ""))).isNotEmpty();
        assertThat(findings(asked("POST", "/v2/coupons", "", "{\"name\":\"Ann\"}")))
                .isNotEmpty();
        assertThat(findings(asked("PUT", "/v2/coupons/7", "", "{\"name\":\"Ann\"}")))
                .isNotEmpty();
    }

    private static LoggedRequest asked(String method, String resource, String query, String body) {
        return new LoggedRequest(method, "/stores/abc123" + resource, resource, query, body, 200, Instant.EPOCH);
    }

    /** What was asked, without the ids: a method that asks nothing would be checked for nothing. */
    private TreeSet<String> shapes() {
        TreeSet<String> shapes = new TreeSet<>();
        sandbox.requests()
                .forEach(request -> shapes.add(request.method() + " "
                        + request.resource()
                                .replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}", "/UUID")
                                .replaceAll("/\\d+", "/N")));
        return shapes;
    }

    private void checkAll() {
        List<LoggedRequest> all = sandbox.requests();
        assertThat(all).allSatisfy(request -> assertThat(request.status()).isBetween(200, 204));
        assertThat(all.stream().flatMap(this::findings)).isEmpty();
    }

    /** What is wrong with a request, each with the request. */
    private Stream<String> findings(LoggedRequest request) {
        return validate(request).getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(Object::toString)
                .filter(finding -> !Defect.explains(finding))
                .map(finding -> request + ": " + finding);
    }

    private ValidationReport validate(LoggedRequest request) {
        String file = FILES.entrySet().stream()
                .filter(entry -> request.resource().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file describes " + request.resource()));
        SimpleRequest.Builder asked = new SimpleRequest.Builder(
                        Method.valueOf(request.method()), request.resource().substring("/v2".length()))
                .withAccept("application/json");
        if (!request.query().isEmpty()) {
            for (String pair : request.query().split("&")) {
                String[] parts = pair.split("=", 2);
                asked.withQueryParam(decoded(parts[0]), decoded(parts[1]));
            }
        }
        if (!request.body().isEmpty()) {
            asked.withContentType("application/json").withBody(request.body());
        }
        return validator(file).validateRequest(asked.build());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Without the access token, which the log of requests rightly leaves out. */
    private OpenApiInteractionValidator validator(String file) {
        return VALIDATORS.computeIfAbsent(file, name -> OpenApiInteractionValidator.createForSpecificationUrl(
                        files.resolve(name).toUri().toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                        .withLevel("validation.request.security.missing", Level.IGNORE)
                        .withLevel("validation.schema.additionalProperties", unknownMembers(name))
                        .build())
                .build());
    }

    /** Scripts are put together from parts of which none knows the members of the others. */
    private static Level unknownMembers(String file) {
        return file.equals("scripts.v3.yml") ? Level.IGNORE : Level.ERROR;
    }
}
