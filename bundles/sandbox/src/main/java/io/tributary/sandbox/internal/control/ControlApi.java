package io.tributary.sandbox.internal.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.StoreSpec;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Request;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.Store;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Lets programs outside the JVM do what {@link io.tributary.sandbox.SandboxStore} offers, by JSON over HTTP.
 *
 * <p>Web pages are kept out: a request with an {@code Origin}, for another host name than the loopback's, or with a
 * body that is not {@code application/json} is refused.
 */
public final class ControlApi implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_GENERATED = 1_000_000;

    /** A control request. */
    private record Call(Request request, List<String> names, Fields body) {}

    private final SandboxServer server;
    private final Supplier<Collection<Store>> stores;
    private final Arrivals arrivals = new Arrivals();
    private final Routes<Call> routes = new Routes<>();

    public ControlApi(SandboxServer server, Supplier<Collection<Store>> stores) {
        this.server = server;
        this.stores = stores;
        add("GET", "stores", this::list);
        add("POST", "stores", this::create);
        addToStore("POST", "orders", ControlApi::addOrder);
        addToStore("POST", "orders/generate", ControlApi::generate);
        addToStore("PUT", "orders/{}", ControlApi::editOrder);
        addToStore("DELETE", "orders/{}", ControlApi::archive);
        addToStore("POST", "orders/{}/refunds", ControlApi::refund);
        addToStore("PUT", "statuses/{}", ControlApi::relabel);
        addToStore("GET", "coupons", (store, call) -> coupons(store));
        addToStore("POST", "coupons", ControlApi::addCoupon);
        addToStore("PUT", "coupons/{}", ControlApi::editCoupon);
        addToStore("DELETE", "coupons/{}", ControlApi::deleteCoupon);
        addToStore("POST", "faults", ControlApi::fault);
        addToStore("DELETE", "faults", (store, call) -> done(store::clearFaults));
        addToStore("PUT", "arrivals", this::startArrivals);
        addToStore("DELETE", "arrivals", (store, call) -> done(() -> arrivals.stop(store)));
        addToStore("GET", "requests", ControlApi::requests);
        addToStore("DELETE", "requests", (store, call) -> done(store::clearRequests));
        addToStore("PUT", "token", ControlApi::rotate);
        addToStore("PUT", "storefront", ControlApi::openStorefront);
    }

    private void add(String method, String path, java.util.function.Function<Call, Answer> action) {
        routes.add(method, "/control/" + path, Set.of(), action);
    }

    private void addToStore(String method, String path, BiFunction<Store, Call, Answer> action) {
        add(method, "stores/{}/" + path, call -> find(call.names().get(0))
                .map(store -> action.apply(store, call))
                .orElseGet(() -> error(404, "There is no store '" + call.names().get(0) + "'.")));
    }

    private Optional<Store> find(String hash) {
        return stores.get().stream()
                .filter(store -> store.spec().hash().equals(hash))
                .findFirst();
    }

    /** Answers a request below {@code /control/}. */
    public Answer handle(Request request) {
        String host = request.header("Host").orElse("");
        if (request.header("Origin").isPresent() || !host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
            return error(403, "The control API is not for web pages.");
        }
        boolean typed = request.header("Content-Type").orElse("").startsWith("application/json");
        if (request.body().length > 0 && !typed) {
            return error(415, "The body must be application/json.");
        }
        List<String> segments = Routes.segments(request.path().replaceFirst("/+$", ""));
        try {
            JsonNode body =
                    request.body().length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(request.bodyText());
            return routes.find(request.method(), segments)
                    .map(route -> route.action()
                            .apply(new Call(request, route.match(segments).orElseThrow(), new Fields(body))))
                    .orElseGet(() -> error(404, "There is no such resource or method."));
        } catch (JsonProcessingException e) {
            return error(400, "The body is no valid JSON.");
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return error(400, e.getMessage());
        }
    }

    private static Answer error(int status, String text) {
        return answer(status, MAPPER.createObjectNode().put("error", text));
    }

    private static Answer answer(int status, JsonNode json) {
        return Answer.json(status, json.toString());
    }

    private static Answer done(Runnable action) {
        action.run();
        return Answer.empty(204);
    }

    private static long id(Call call) {
        return Long.parseLong(call.names().get(1));
    }

    private Answer list(Call call) {
        ArrayNode all = MAPPER.createArrayNode();
        for (Store store : stores.get()) {
            all.addObject()
                    .put("hash", store.spec().hash())
                    .put("name", store.spec().name())
                    .put("apiPath", store.apiPath().toString())
                    .put("orders", store.orderCount())
                    .put("requests", store.requestCount());
        }
        return answer(200, all);
    }

    /** The only answer besides a token's rotation that tells secrets: there is no other way to learn them. */
    private Answer create(Call call) {
        StoreSpec spec = Readers.store(call.body());
        server.createStore(spec);
        Store store = find(spec.hash()).orElseThrow();
        ObjectNode told = MAPPER.createObjectNode()
                .put("hash", spec.hash())
                .put("token", spec.token())
                .put("apiPath", store.apiPath().toString());
        spec.legacy().ifPresent(legacy -> told.putObject("legacy")
                .put("apiPath", store.legacyApiPath().toString())
                .put("user", legacy.user())
                .put("key", legacy.key()));
        return answer(201, told);
    }

    private static Answer addOrder(Store store, Call call) {
        return answer(201, MAPPER.createObjectNode().put("id", store.addOrder(Readers.order(call.body()))));
    }

    private static Answer generate(Store store, Call call) {
        int count = call.body().number("count").orElse(100);
        if (count < 1 || count > MOST_GENERATED) {
            throw new IllegalArgumentException("'count' must be 1 to " + MOST_GENERATED);
        }
        long seed = call.body().big("seed").orElse(1L);
        long first = store.generateOrders(count, seed, Readers.mixOverTime(call.body()));
        return answer(201, MAPPER.createObjectNode().put("first", first).put("count", count));
    }

    private static Answer editOrder(Store store, Call call) {
        store.editOrder(id(call), order -> Readers.order(call.body(), order));
        return Answer.empty(204);
    }

    private static Answer archive(Store store, Call call) {
        return done(() -> store.archive(id(call)));
    }

    private static Answer refund(Store store, Call call) {
        long id = store.refund(id(call), Readers.refund(call.body()));
        return answer(201, MAPPER.createObjectNode().put("id", id));
    }

    private static Answer relabel(Store store, Call call) {
        return done(() -> store.relabelStatus((int) id(call), call.body().needed("label")));
    }

    private static Answer coupons(Store store) {
        ArrayNode all = MAPPER.createArrayNode();
        for (Coupon coupon : store.coupons()) {
            all.addObject()
                    .put("id", coupon.id())
                    .put("code", coupon.code())
                    .put("name", coupon.name())
                    .put("type", coupon.type().word())
                    .put("amount", coupon.amount())
                    .put("minPurchase", coupon.minPurchase())
                    .put("enabled", coupon.enabled())
                    .put("uses", coupon.uses());
        }
        return answer(200, all);
    }

    private static Answer addCoupon(Store store, Call call) {
        return answer(201, MAPPER.createObjectNode().put("id", store.addCoupon(Readers.coupon(call.body()))));
    }

    private static Answer editCoupon(Store store, Call call) {
        return done(() -> store.editCoupon(id(call), coupon -> Readers.coupon(call.body(), coupon)));
    }

    private static Answer deleteCoupon(Store store, Call call) {
        return done(() -> store.deleteCoupon(id(call)));
    }

    private static Answer fault(Store store, Call call) {
        return done(() -> store.fault(Readers.fault(call.body())));
    }

    private Answer startArrivals(Store store, Call call) {
        Fields body = call.body();
        long seed = body.big("seed").orElse(1L);
        return done(() -> arrivals.start(store, body.number("perMinute").orElse(30), seed, Readers.mix(body)));
    }

    private static Answer requests(Store store, Call call) {
        ObjectNode told = MAPPER.createObjectNode()
                .put("count", store.requestCount())
                .put("refused", store.log().refused());
        ArrayNode newest = told.putArray("newest");
        List<LoggedRequest> all = store.requests();
        for (LoggedRequest request : all.subList(Math.max(0, all.size() - 100), all.size())) {
            newest.addObject()
                    .put("method", request.method())
                    .put("resource", request.resource())
                    .put("query", request.query())
                    .put("status", request.status())
                    .put("at", request.at().toString());
        }
        return answer(200, told);
    }

    private static Answer rotate(Store store, Call call) {
        String token = call.body()
                .text("token")
                .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        store.replaceToken(token);
        return answer(200, MAPPER.createObjectNode().put("token", token));
    }

    private static Answer openStorefront(Store store, Call call) {
        call.body().text("webAnalytics").ifPresent(store::replaceWebAnalytics);
        call.body().text("consent").map(Boolean::parseBoolean).ifPresent(store::askForConsent);
        return answer(
                200,
                MAPPER.createObjectNode().put("address", store.openStorefront().toString()));
    }

    @Override
    public void close() {
        arrivals.close();
    }
}
