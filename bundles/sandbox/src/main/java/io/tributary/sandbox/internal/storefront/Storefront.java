package io.tributary.sandbox.internal.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.HttpServer;
import io.tributary.sandbox.internal.http.Request;
import io.tributary.sandbox.internal.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a store's pages on a port of their own, as a store has a domain of its own. What a shopper does is kept in her
 * cookies; only her order reaches the store.
 */
public final class Storefront implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> ASSETS = Map.of(
            "/assets/shop.css", "text/css; charset=utf-8",
            "/assets/checkout.js", "text/javascript; charset=utf-8",
            "/assets/consent.js", "text/javascript; charset=utf-8");

    private final Store store;
    private final HttpServer http;

    private Storefront(Store store) throws IOException {
        this.store = store;
        this.http = HttpServer.start(0, store.clock(), this::handle);
    }

    /** Opens any free port. */
    public static Storefront open(Store store) {
        try {
            return new Storefront(store);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no port for the pages of store " + store.spec().hash(), e);
        }
    }

    /** {@code http://127.0.0.1:PORT/}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.port() + "/");
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer handle(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && !request.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "GET, HEAD, POST");
        }
        if (request.path().startsWith("/api/storefront/")) {
            return reads ? read(request) : write(request);
        }
        return reads ? show(request) : submit(request);
    }

    private Answer show(Request request) {
        String path = request.path();
        if (ASSETS.containsKey(path)) {
            return Answer.of(200, ASSETS.get(path), asset(path));
        }
        Pages pages = pages(request, PageScripts.Kind.STOREFRONT, "");
        return switch (path) {
            case "/" -> html(200, pages.home());
            case "/cart.php" -> html(200, pages.cart(basket(request)));
            case "/login.php" ->
                html(200, request.query().contains("action=create_account") ? pages.account() : pages.login());
            case "/checkout" ->
                basket(request).isEmpty()
                        ? redirect("/cart.php")
                        : html(
                                200,
                                pages(request, PageScripts.Kind.CHECKOUT, "").checkout());
            case "/checkout/order-confirmation" -> confirm(request);
            default -> product(path, pages);
        };
    }

    private static Answer product(String path, Pages pages) {
        OptionalInt place = Pages.byPath(path);
        return place.isPresent() ? html(200, pages.product(place.getAsInt())) : html(404, pages.notFound());
    }

    /** Only who placed the order sees its page, and her cart is empty from then on. */
    private Answer confirm(Request request) {
        String order = cookie(request, "shop_order");
        if (!order.matches("\\d{1,18}")) {
            return redirect("/");
        }
        Pages pages = pages(request, PageScripts.Kind.ORDER_CONFIRMATION, order);
        return html(200, pages.confirmation(Long.parseLong(order))).with("Set-Cookie", setCookie("shop_cart", ""));
    }

    private Answer submit(Request request) {
        Pages pages = pages(request, PageScripts.Kind.STOREFRONT, "");
        return switch (request.path()) {
            case "/cart.php" -> add(request);
            case "/login.php" ->
                html(
                        200,
                        pages.thanks(
                                request.query().contains("action=save_new_account")
                                        ? "Your account has been created"
                                        : "Your email address or password is incorrect"));
            case "/subscribe.php" -> html(200, pages.thanks("Thank you for joining our mailing list"));
            default -> html(404, pages.notFound());
        };
    }

    private Answer add(Request request) {
        OptionalInt place = Pages.byId(request.form().getOrDefault("product_id", ""));
        if (place.isEmpty()) {
            return html(404, pages(request, PageScripts.Kind.STOREFRONT, "").notFound());
        }
        return redirect("/cart.php")
                .with(
                        "Set-Cookie",
                        setCookie(
                                "shop_cart",
                                basket(request).with(place.getAsInt()).cookie()));
    }

    private Answer read(Request request) {
        if (!request.path().equals("/api/storefront/cart")) {
            return Answer.json(404, "{}");
        }
        ObjectNode cart = MAPPER.createObjectNode()
                .put("currency", store.spec().currency())
                .put("baseAmount", BigDecimal.valueOf(basket(request).goods(), 4));
        return Answer.json(200, cart.toString()).with("Cache-Control", "no-store");
    }

    private Answer write(Request request) {
        try {
            JsonNode body = MAPPER.readTree(request.bodyText());
            return switch (request.path()) {
                case "/api/storefront/consent" -> consent(body);
                case "/api/storefront/coupons" -> coupon(request, body);
                case "/api/storefront/orders" -> order(request, body);
                default -> Answer.json(404, "{}");
            };
        } catch (JsonProcessingException e) {
            return refused(400, "The body is no valid JSON.");
        } catch (Purchase.RefusedException e) {
            return refused(422, e.getMessage());
        }
    }

    private static Answer refused(int status, String why) {
        return Answer.json(status, MAPPER.createObjectNode().put("title", why).toString());
    }

    private static Answer consent(JsonNode body) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode category : body.path("allow")) {
            String name = Consent.CATEGORIES.get(category.asInt());
            if (name == null) {
                return refused(400, "There is no consent category " + category);
            }
            allowed.add(name);
        }
        return Answer.json(200, "{}").with("Set-Cookie", setCookie("shop_consent", Consent.cookie(allowed)));
    }

    private Answer coupon(Request request, JsonNode body) throws Purchase.RefusedException {
        CouponUse use = new Purchase(store, basket(request))
                .coupon(body.path("couponCode").asText());
        ObjectNode told = MAPPER.createObjectNode()
                .put("code", use.code())
                .put("discountedAmount", BigDecimal.valueOf(use.discount(), 4));
        return Answer.json(200, told.toString());
    }

    private Answer order(Request request, JsonNode body) throws Purchase.RefusedException {
        long id = new Purchase(store, basket(request)).place(body);
        return Answer.json(201, MAPPER.createObjectNode().put("orderId", id).toString())
                .with("Set-Cookie", setCookie("shop_order", Long.toString(id)));
    }

    private Pages pages(Request request, PageScripts.Kind kind, String order) {
        Consent consent = Consent.of(store.asksForConsent(), cookie(request, "shop_consent"));
        return new Pages(store, new PageScripts(store, kind, consent, order), consent);
    }

    private static Basket basket(Request request) {
        return Basket.of(cookie(request, "shop_cart"));
    }

    /** A cookie's value; empty if there is none. */
    private static String cookie(Request request, String name) {
        Matcher found = Pattern.compile("(?:^|; )" + name + "=([^;]*)")
                .matcher(request.header("Cookie").orElse(""));
        return found.find() ? found.group(1) : "";
    }

    private static String setCookie(String name, String value) {
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
    }

    private static Answer html(int status, String page) {
        return Answer.of(status, "text/html; charset=utf-8", page).with("Cache-Control", "no-store");
    }

    private static Answer redirect(String path) {
        return Answer.empty(302).with("Location", path);
    }

    private static String asset(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        try (InputStream in = Storefront.class.getResourceAsStream("/storefront/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
