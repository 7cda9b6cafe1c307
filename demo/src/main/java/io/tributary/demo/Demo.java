package io.tributary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The main job on a simulated store, as a user does it: affiliates and their codes, a connected store with a discount
 * program, coupons, and orders that become purchases while more of them arrive.
 */
public final class Demo {
    private static final String STORE = "demostore";
    private static final long BOOT_SECONDS = 180;
    private static final long RUN_SECONDS = 300;
    private static final int SHOPPERS = 60;
    private static final long NEXT_SHOPPER_SECONDS = 3;
    private static final String LEADDYNO = "accounts/{account}/leaddyno";
    private static final Set<String> NEEDED = Set.of(
            "accounts",
            "accounts/{account}/stores",
            "accounts/{account}/stores/{store}/syncs",
            "accounts/{account}/stores/{store}/orders",
            "accounts/{account}/stores/{store}/coupons",
            "accounts/{account}/stores/{store}/tracking-code");
    private static final Map<String, String> AFFILIATES = Map.of(
            "ANN10", "Ann Archer",
            "BOB10", "Bob Baker",
            "CLEO15", "Cleo Carver",
            "DAN-5", "Dan Driver");

    private final Options options;
    private final Platform platform;
    private final HttpJson tributary;
    private final HttpJson sandbox;
    private final Path report;
    private long requests;
    private long refused;
    private long created;
    private long read;
    private Optional<Shoppers> shoppers = Optional.empty();

    private Demo(Options options, Platform platform, HttpJson tributary, HttpJson sandbox) {
        this.options = options;
        this.platform = platform;
        this.tributary = tributary;
        this.sandbox = sandbox;
        this.report = options.project().resolve("demo-report.json");
    }

    /** Called by the start script with the project's folder and the distribution's folder in front of the options. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    List.of(arguments).subList(2, arguments.length).toArray(new String[0]));
        } catch (IllegalArgumentException e) {
            System.err.println("tributary: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options));
    }

    private static int run(Options options) throws Exception {
        int sandboxPort = freePort();
        String password = password();
        URI base = URI.create("http://127.0.0.1:" + options.port() + "/tributary/api/v1/");
        HttpJson tributary = HttpJson.withLogin(base, "admin", password);
        HttpJson sandbox = HttpJson.open(URI.create("http://127.0.0.1:" + sandboxPort + "/control/"));
        if (tributary.status("") != 0) {
            System.err.println("tributary: port " + options.port() + " is in use; give another one with --port");
            return 1;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (Platform platform = options.leadDyno() ? new LeadDynoPlatform() : new EmbeddedPlatform(options.port());
                Distribution distribution = Distribution.start(
                        options.project(), options.home(), options.port(), sandboxPort, password, platform)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopped.countDown();
                await(gone, 45);
            }));
            Demo demo = new Demo(options, platform, tributary, sandbox);
            try {
                demo.waitUntilReady(distribution);
                demo.play();
            } catch (IOException | IllegalStateException e) {
                System.err.println("tributary: the demo failed: " + e.getMessage());
                System.err.println(distribution.lastWords());
                return 1;
            }
            if (!options.once()) {
                System.out.printf(
                        Locale.ROOT,
                        "Open %s (user admin, password %s); the API is at %s. Ctrl-C ends it.%n",
                        base.resolve("/tributary/"),
                        password,
                        base);
                demo.goOn(stopped);
            }
            return 0;
        } finally {
            gone.countDown();
        }
    }

    /** Answers whether the latch is open. */
    private static boolean await(CountDownLatch latch, long seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String password() {
        return new SecureRandom()
                .ints(20, 0, 36)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
                .reduce("", String::concat);
    }

    private void waitUntilReady(Distribution distribution) throws IOException, InterruptedException {
        say("Booting the distribution");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOT_SECONDS);
        while (!isUp()) {
            if (!distribution.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the distribution did not come up");
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** Whether the platform and the integration have brought their parts of the API. */
    private boolean isUp() throws IOException, InterruptedException {
        if (tributary.status("") != 200 || sandbox.status("stores") != 200) {
            return false;
        }
        Set<String> served = new HashSet<>();
        tributary
                .get("")
                .path("sections")
                .forEach(section -> served.add(section.path("path").asText()));
        return served.containsAll(NEEDED) && (!options.leadDyno() || served.contains(LEADDYNO));
    }

    private void play() throws IOException, InterruptedException {
        long start = System.nanoTime();
        String token = openShop();
        say("Adding %d affiliates with codes to: %s", AFFILIATES.size(), platform.name());
        platform.open(tributary, AFFILIATES);
        String store = connect(token);
        invite(store);
        JsonNode coupons = sync(store, "coupons");
        // The discount program asked for a run by itself, which may have been faster.
        created = coupons.path("created").asLong() + coupons.path("unchanged").asLong();
        for (int round = 0; round < 2; round++) {
            read += sync(store, "orders").path("new").asLong();
        }
        List<Report.Purchase> purchases = purchases(store);
        Report result = new Report(
                platform.name(),
                new Report.Coupons(created),
                new Report.Orders(read),
                purchases,
                new Report.Requests(requests, refused),
                Math.round((System.nanoTime() - start) / 1e8) / 10.0);
        if (!platform.told().isEmpty()) {
            say("%s", platform.told());
        }
        result.print(System.out);
        if (options.once()) {
            Files.writeString(
                    report, HttpJson.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
            say("Written to %s", report.getFileName());
        }
    }

    /** Makes the simulated store, with orders in it and more arriving, and answers its access token. */
    private String openShop() throws IOException, InterruptedException {
        say("Opening a simulated store with %d orders; %d more a minute", platform.orders(), platform.arrivals());
        JsonNode made = sandbox.post("stores", Map.of("hash", STORE, "name", "Demo store"));
        Map<String, Object> mix = new HashMap<>();
        mix.put("codes", List.of("ANN10", "BOB10", "CLEO15", "SUMMER"));
        mix.put("couponShare", 0.3);
        mix.put("count", platform.orders());
        mix.put("seed", 2026);
        sandbox.post("stores/" + STORE + "/orders/generate", mix);
        mix.remove("count");
        mix.put("perMinute", platform.arrivals());
        sandbox.put("stores/" + STORE + "/arrivals", mix);
        if (platform.watchesPages()) {
            sandbox.put("stores/" + STORE + "/storefront", Map.of());
        }
        return made.path("token").asText();
    }

    private String connect(String token) throws IOException, InterruptedException {
        String apiPath = sandbox.get("stores").get(0).path("apiPath").asText();
        Map<String, String> settings = Map.of("storeUrl", apiPath, "apiKey", token);
        say("Testing the connection to %s", apiPath);
        for (JsonNode step :
                tributary.post("accounts/default/stores/test", settings).path("steps")) {
            say(
                    "  %-9s %-8s %s",
                    step.path("step").asText(),
                    step.path("state").asText(),
                    step.path("message").asText());
        }
        String store =
                tributary.post("accounts/default/stores", settings).path("id").asText();
        say("Connected as %s; setting the discount program to 10 %%", store);
        tributary.put(
                "accounts/default/stores/" + store + "/discount-program",
                Map.of("type", "percentage", "amount", "10", "minimumPurchase", "20"));
        return store;
    }

    /** Puts the tracking code on the store's pages and has shoppers come. */
    private void invite(String store) throws IOException, InterruptedException {
        if (!platform.watchesPages()) {
            return;
        }
        String code = "accounts/default/stores/" + store + "/tracking-code";
        String key =
                tributary.post(code + "/install", Map.of()).path("publicKey").asText();
        JsonNode seen = tributary.post(code + "/verify", Map.of());
        say(
                "Tracking code on %s: %s",
                seen.path("page").asText(), seen.path("outcome").asText());
        say("%d shoppers come, most of them by affiliates' links", SHOPPERS);
        Shoppers coming = new Shoppers(
                URI.create(seen.path("page").asText()),
                key,
                AFFILIATES.keySet().stream().sorted().toList(),
                2026);
        for (int i = 0; i < SHOPPERS; i++) {
            coming.come();
        }
        shoppers = Optional.of(coming);
    }

    /** Until it is stopped. More shoppers come meanwhile. */
    private void goOn(CountDownLatch stopped) throws InterruptedException {
        while (!await(stopped, shoppers.isPresent() ? NEXT_SHOPPER_SECONDS : Long.MAX_VALUE)) {
            try {
                shoppers.orElseThrow().come();
            } catch (IOException e) {
                say("A shopper gave up: %s", e.getMessage());
            }
        }
    }

    /** Runs a job, shows how it goes, and answers its figures. */
    private JsonNode sync(String store, String job) throws IOException, InterruptedException {
        String runs = "accounts/default/stores/" + store + "/syncs";
        String run =
                runs + "/" + tributary.post(runs, Map.of("job", job)).path("id").asText();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUN_SECONDS);
        String shown = "";
        while (true) {
            JsonNode now = tributary.get(run);
            String waiting = now.path("waiting").asText();
            String line = job + ": " + (waiting.isEmpty() ? now.path("phase").asText() : waiting);
            if (!line.equals(shown)) {
                say("%s", line);
                shown = line;
            }
            String state = now.path("state").asText();
            if (state.equals("succeeded")) {
                JsonNode counts = now.path("counts");
                requests += counts.path("requests").asLong();
                refused += counts.path("refused").asLong();
                say("%s: %s", job, counts);
                return counts;
            }
            if (!state.equals("running") || System.nanoTime() > deadline) {
                throw new IOException(
                        job + " ended as " + state + ": " + now.path("error").asText());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private List<Report.Purchase> purchases(String store) throws IOException, InterruptedException {
        Map<Long, JsonNode> orders = new HashMap<>();
        for (JsonNode order : tributary.all("accounts/default/stores/" + store + "/orders?limit=250")) {
            orders.put(order.path("orderId").asLong(), order);
        }
        List<Report.Purchase> purchases = new ArrayList<>();
        for (Platform.Held held : platform.purchases(tributary, store)) {
            JsonNode order = orders.getOrDefault(held.order(), MissingNode.getInstance());
            purchases.add(new Report.Purchase(
                    held.order(), held.amount(), held.currency(), held.affiliate(), reason(held, order)));
        }
        return purchases;
    }

    private static String reason(Platform.Held held, JsonNode order) {
        String why = order.path("why").asText();
        if (held.affiliate() == null) {
            return why;
        }
        boolean asked = held.affiliate()
                .equals(order.path("purchase").path("affiliate").path("code").asText());
        String by = order.path("reason").asText().equals("link") ? "link " : "coupon ";
        return asked
                ? by + held.affiliate() + ": " + why
                : "the platform credits " + held.affiliate() + " by its own rules: " + why;
    }

    private static void say(String text, Object... arguments) {
        System.out.printf(Locale.ROOT, text + "%n", arguments);
    }
}
