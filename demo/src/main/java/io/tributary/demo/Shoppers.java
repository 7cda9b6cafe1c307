package io.tributary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shoppers in the simulated store. Each opens its pages as a browser does, tells the platform what the tracking script on
 * them would tell, and now and then leaves her address and buys.
 */
final class Shoppers {
    private static final List<String> CAMPAIGNS = List.of("", "autumn-letter", "gift-guide");
    private static final List<String> SOURCES =
            List.of("https://blog.example/towels", "https://search.example/", "https://video.example/review");
    private static final Pattern PRODUCT = Pattern.compile("name=\"product_id\" value=\"(\\d+)\"");
    private static final Pattern GOODS = Pattern.compile("<li><a href=\"(/[a-z0-9-]+/)\">");
    private static final Pattern CODE = Pattern.compile("src = \"([^\"]+)/[^/\"]+\\.js\"");

    private final URI shop;
    private final List<String> codes;
    private final Random random;
    private final String publicKey;
    private int came;

    /** @param codes of the affiliates who send them */
    Shoppers(URI shop, String publicKey, List<String> codes, long seed) {
        this.shop = shop;
        this.publicKey = publicKey;
        this.codes = List.copyOf(codes);
        this.random = new Random(seed);
    }

    /** One shopper more; of six two come by themselves, three leave an address, and two of these buy. */
    void come() throws IOException, InterruptedException {
        int number = ++came;
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        String link = number % 3 == 0 ? "" : "?afmc=" + any(codes) + campaign();
        String home = get(browser, shop.resolve("/" + link));
        URI collector = collector(home);
        String visitor = visitor();
        tell(browser, collector, visitor, "visit", shop.resolve("/" + link), Map.of("r", any(SOURCES)));
        URI product = shop.resolve(found(GOODS, home));
        String page = get(browser, product);
        if (number % 2 == 0) {
            return;
        }
        String email = "shopper" + number + "." + Math.abs(random.nextInt()) + "@mail.example";
        post(
                browser,
                shop.resolve("/cart.php"),
                "application/x-www-form-urlencoded",
                "action=add&product_id=" + found(PRODUCT, page));
        URI checkout = shop.resolve("/checkout");
        get(browser, checkout);
        tell(browser, collector, visitor, "lead", checkout, Map.of("e", email, "s", "checkout"));
        if (number % 6 == 5) {
            return;
        }
        String placed = post(
                browser,
                shop.resolve("/api/storefront/orders"),
                "application/json",
                HttpJson.JSON.writeValueAsString(Map.of("email", email)));
        JsonNode order = HttpJson.JSON.readTree(placed).path("orderId");
        URI confirmation = shop.resolve("/checkout/order-confirmation");
        get(browser, confirmation);
        tell(browser, collector, visitor, "order", confirmation, Map.of("o", order.asText()));
    }

    private String campaign() {
        String campaign = any(CAMPAIGNS);
        return campaign.isEmpty() ? "" : "&utm_campaign=" + URLEncoder.encode(campaign, StandardCharsets.UTF_8);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String visitor() {
        return random.ints(22, 0, 36)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
                .reduce("", String::concat);
    }

    /** Where the script on the page would send what it sees. */
    private static URI collector(String page) throws IOException {
        return URI.create(found(CODE, page) + "/hit");
    }

    private static String found(Pattern pattern, String page) throws IOException {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IOException("a page of the simulated store has no " + pattern);
        }
        return matcher.group(1);
    }

    private void tell(
            HttpClient browser, URI collector, String visitor, String what, URI page, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, Object> hit = new HashMap<>(more);
        hit.putAll(Map.of("v", 1, "k", publicKey, "t", what, "i", visitor, "u", page.toString()));
        // Each comes from a network of her own: the collector takes only so many orders from one.
        send(
                browser,
                HttpRequest.newBuilder(collector)
                        .header("Content-Type", "text/plain")
                        .header("X-Forwarded-For", "198.51.100." + (1 + came % 250))
                        .POST(HttpRequest.BodyPublishers.ofString(HttpJson.JSON.writeValueAsString(hit))));
    }

    private static String get(HttpClient browser, URI address) throws IOException, InterruptedException {
        return send(browser, HttpRequest.newBuilder(address).GET());
    }

    private static String post(HttpClient browser, URI address, String type, String body)
            throws IOException, InterruptedException {
        return send(
                browser,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String send(HttpClient browser, HttpRequest.Builder builder)
            throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30))
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Demo/1.0")
                .build();
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.method() + " " + request.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
