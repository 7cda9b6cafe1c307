package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store's pages, asked as a browser asks them. */
class StorefrontTest extends SandboxTest {

    private static final String PRODUCT = "/linen-towel-beige/";

    private HttpClient shopper;
    private URI pages;

    @BeforeEach
    void openPages() {
        pages = store.openStorefront();
        shopper = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return shopper.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> see(String path) {
        return ask(HttpRequest.newBuilder(pages.resolve(path)));
    }

    private HttpResponse<String> post(String path, String body) {
        return ask(HttpRequest.newBuilder(pages.resolve(path)).POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private void fillCart() {
        assertThat(post("/cart.php", "action=add&product_id=77").body()).contains("1 × Linen Towel");
    }

    private long order(String members) {
        HttpResponse<String> placed = post("/api/storefront/orders", "{'email':'kim@example.com'" + members + "}");
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
        return Client.json(placed).get("orderId").asLong();
    }

    private void install(String members) {
        String common = "'name':'T','kind':'script_tag','html':'<script>mine</script>'";
        HttpResponse<String> made =
                client.write("POST", "v3/content/scripts", ("{" + common + members + "}").replace('\'', '"'));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    }

    @Test
    void theStoreTellsWhereItsPagesAre() {
        JsonNode told = client.json("v2/store");

        assertThat(told.get("domain").textValue()).isEqualTo("127.0.0.1:" + pages.getPort());
        assertThat(told.get("secure_url").textValue()).isEqualTo("http://127.0.0.1:" + pages.getPort());
        assertThat(store.openStorefront()).isEqualTo(pages);
        assertThat(told.at("/features/shopper_consent_tracking_enabled").booleanValue())
                .isFalse();
    }

    @Test
    void showsGoodsAndKeepsACart() {
        assertThat(see("/").body()).contains("Linen Towel - Beige").contains("nl_email");
        assertThat(see(PRODUCT).body()).contains("Add to cart");
        assertThat(see("/checkout").body()).contains("Your cart is empty");
        fillCart();
        fillCartAgain();
        assertThat(see("/checkout").body()).contains("checkout-app");
        assertThat(see("/nothing").statusCode()).isEqualTo(404);
    }

    private void fillCartAgain() {
        assertThat(post("/cart.php", "action=add&product_id=77").body()).contains("2 × Linen Towel");
    }

    @Test
    void aPurchaseBecomesAPaidOrderThatItsPageConfirms() {
        assertThat(see("/checkout/order-confirmation").uri().getPath()).isEqualTo("/");
        fillCart();

        long id = order(",'firstName':'Kim'");

        JsonNode order = client.json("v2/orders/" + id);
        assertThat(order.get("status_id").intValue()).isEqualTo(11);
        assertThat(order.get("total_inc_tax").textValue()).isEqualTo("4.9500");
        assertThat(order.at("/billing_address/email").textValue()).isEqualTo("kim@example.com");
        assertThat(order.at("/billing_address/first_name").textValue()).isEqualTo("Kim");
        assertThat(see("/checkout/order-confirmation").body()).contains("<strong>" + id + "</strong>");
        assertThat(see("/cart.php").body()).contains("Your cart is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "PERCENTAGE_DISCOUNT, 10, 0.5000",
        "PER_TOTAL_DISCOUNT, 2, 2.0000",
        "PER_TOTAL_DISCOUNT, 200, 4.9500",
        "PER_ITEM_DISCOUNT, 1, 1.0000",
        "FREE_SHIPPING, 0, 0.0000"
    })
    void aCouponTakesItsPartOff(CouponType type, String amount, String off) {
        store.addCoupon(Coupon.of("KIM10", type, amount));
        fillCart();
        assertThat(Client.json(post("/api/storefront/coupons", "{'couponCode':'kim10'}"))
                        .get("discountedAmount")
                        .decimalValue())
                .isEqualByComparingTo(off);

        long id = order(",'coupon':'kim10'");

        assertThat(client.json("v2/orders/" + id).get("coupon_discount").textValue())
                .isEqualTo(off);
        assertThat(store.order(id).coupons()).extracting(CouponUse::code).containsExactly("KIM10");
        assertThat(store.coupon("KIM10").orElseThrow().uses()).isEqualTo(1);
    }

    @Test
    void refusesCouponsThatAreNotValid() {
        fillCart();
        store.addCoupon(Coupon.of("OFF", CouponType.PERCENTAGE_DISCOUNT, "5").withEnabled(false));
        store.addCoupon(
                Coupon.of("OLD", CouponType.PERCENTAGE_DISCOUNT, "5").withExpires("Wed, 10 Jan 2018 21:05:30 +0000"));

        for (String code : new String[] {"OFF", "OLD", "NONE"}) {
            HttpResponse<String> refused = post("/api/storefront/coupons", "{'couponCode':'" + code + "'}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Client.json(refused).get("title").textValue())
                    .isEqualTo("There is no valid coupon with this code.");
        }
        assertThat(post("/api/storefront/orders", "{'email':'kim@example.com','coupon':'OFF'}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(store.orderCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'email':'kim'}", "{'email':'@'}"})
    void refusesOrdersWithoutAnAddress(String json) {
        fillCart();

        assertThat(post("/api/storefront/orders", json).statusCode()).isEqualTo(422);
        assertThat(post("/api/storefront/orders", "{").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "storefront, true, false, false",
        "all_pages, true, true, true",
        "checkout, false, true, false",
        "order_confirmation, false, false, true"
    })
    void scriptsStandWhereTheirVisibilitySays(String visibility, boolean home, boolean checkout, boolean confirmation) {
        install(",'location':'head','visibility':'" + visibility + "'");
        assertThat(see("/").body().contains("mine")).isEqualTo(home);
        assertThat(see("/cart.php").body().contains("mine")).isEqualTo(home);
        assertThat(see("/login.php?action=create_account").body().contains("mine"))
                .isEqualTo(home);
        fillCart();
        assertThat(see("/checkout").body().contains("mine")).isEqualTo(checkout);
        order("");
        assertThat(see("/checkout/order-confirmation").body().contains("mine")).isEqualTo(confirmation);
    }

    @Test
    void scriptsStandInHeadOrFooter() {
        install(",'location':'head'");
        assertThat(see("/").body().indexOf("mine")).isLessThan(see("/").body().indexOf("</head>"));

        install(",'location':'footer'");
        assertThat(see("/").body().lastIndexOf("mine"))
                .isGreaterThan(see("/").body().indexOf("</footer>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",'enabled':false", ",'channel_id':2"})
    void leavesOutScriptsThatAreOffOrForAnotherChannel(String members) {
        install(members);

        assertThat(see("/").body()).doesNotContain("mine");
    }

    @Test
    void fillsInTheOrdersNumberWhereThereIsOne() {
        install(",'html':'<script>order={{checkout.order.id}};other={{ secret.thing }};</script>',"
                + "'visibility':'all_pages'");
        assertThat(see("/").body()).contains("<script>order=;other=;</script>");
        fillCart();

        long id = order("");

        assertThat(see("/checkout/order-confirmation").body()).contains("<script>order=" + id + ";other=;</script>");
    }

    @Test
    void scriptsByAddressCarryTheirHashes() {
        String made = "{'name':'T','kind':'src','src':'https://cdn.example/t.js?a=1&b=\\\"','load_method':'async',"
                + "'integrity_hashes':[{'hash':'sha384-abc'}]}";
        client.write("POST", "v3/content/scripts", made.replace('\'', '"'));

        assertThat(see("/").body())
                .contains("<script src=\"https://cdn.example/t.js?a=1&amp;b=&quot;\" async integrity=\"sha384-abc\""
                        + " crossorigin=\"anonymous\"></script>");
    }

    @Test
    void webAnalyticsStandOnEveryPage() {
        store.replaceWebAnalytics("<script>counter</script>");
        fillCart();

        assertThat(see("/").body()).contains("<script>counter</script>");
        assertThat(see("/checkout").body()).contains("<script>counter</script>");
        order("");
        assertThat(see("/checkout/order-confirmation").body()).contains("<script>counter</script>");
        store.replaceWebAnalytics("");
        assertThat(see("/").body()).doesNotContain("counter");
    }

    @Test
    void scriptsWaitForConsentToTheirCategory() {
        store.askForConsent(true);
        install(",'html':'<script>needed</script>','consent_category':'essential'");
        install(",'html':'<script>counts</script>','consent_category':'analytics'");
        install(",'html':'<script>unknown</script>'");
        assertThat(see("/").body())
                .contains("Accept all cookies", "needed")
                .doesNotContain("<script>counts", "<script>unknown");

        post("/api/storefront/consent", "{'allow':[],'deny':[1,2,3]}");
        assertThat(see("/").body()).doesNotContain("Accept all cookies", "<script>counts");

        post("/api/storefront/consent", "{'allow':[1],'deny':[2,3]}");
        assertThat(see("/").body()).contains("<script>counts").doesNotContain("<script>unknown");
        assertThat(post("/api/storefront/consent", "{'allow':[4]}").statusCode())
                .isEqualTo(400);
        assertThat(client.json("v2/store")
                        .at("/features/shopper_consent_tracking_enabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void theStoresNameIsOnlyText() {
        use(StoreSpec.of("odd").withName("<img src=x onerror='alert(1)'>").withoutQuota());
        pages = store.openStorefront();

        assertThat(see("/").body()).doesNotContain("<img").contains("&lt;img src=x onerror=&#39;");
    }

    @Test
    void eachStoreHasPagesOfItsOwn() {
        URI first = pages;
        use(StoreSpec.of("second").withoutQuota());
        pages = store.openStorefront();
        fillCart();
        order("");

        assertThat(pages.getPort()).isNotEqualTo(first.getPort());
        assertThat(server.store("abc123").orElseThrow().orderCount()).isZero();
        assertThat(store.orderCount()).isEqualTo(1);
    }

    @Test
    void theControlApiOpensThePages() {
        Client control = Client.withHeader(server.controlPath(), "X-Test", "yes");

        JsonNode told = Client.json(control.write(
                "PUT", "stores/abc123/storefront", "{\"webAnalytics\":\"<b>mine</b>\",\"consent\":true}"));

        assertThat(told.get("address").textValue()).isEqualTo(pages.toString());
        post("/api/storefront/consent", "{'allow':[1]}");
        assertThat(see("/").body()).contains("<b>mine</b>");
        assertThat(control.write("PUT", "stores/abc123/storefront", "{\"consent\":false}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(see("/").body()).contains("<b>mine</b>");
    }
}
