package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.gate.Gate;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Node;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Postgres;
import io.tributary.itests.node.Rest;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.SandboxServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Kills a node in the middle of its work, again and again, while the store it works for goes on selling; then lets it finish
 * and compares.
 */
public final class Chaos {
    private static final String ACCOUNT = "default";
    private static final String AFFILIATES = "accounts/" + ACCOUNT + "/affiliates";
    private static final String STORE = "accounts/" + ACCOUNT + "/stores/" + Shop.NAME;
    private static final String SYNCS = STORE + "/syncs";
    private static final List<String> JOBS = List.of("orders", "coupons");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int FIRST_ORDERS = 1_500;
    private static final int AFFILIATES_A_KILL = 2;
    private static final int STEPS_A_KILL = 40;
    private static final int MOST_ROUNDS = 12;
    /** The node's JVM lives for seconds: it is not worth compiling much. */
    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Options options;
    private final PrintStream out;
    private final Node node;
    private final Killer killer;
    private final Shop shop;
    private final Random random;
    private final List<String> unsure = new ArrayList<>();
    private int affiliates;
    /** The store does not change any more. */
    private volatile boolean closed;

    private Chaos(Options options, Node node, Killer killer, Shop shop, PrintStream out) {
        this.options = options;
        this.node = node;
        this.killer = killer;
        this.shop = shop;
        this.out = out;
        this.random = new Random(options.seed());
    }

    /** Called by the start script with the distribution's folder in front of the options. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException e) {
            System.err.println("tributary: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("tributary-chaos");
        int status = 1;
        try {
            Result result = run(options, Path.of(arguments[0]), folder, System.out);
            status = result.isGood() ? 0 : 1;
        } finally {
            if (status == 0) {
                Folders.delete(folder);
            } else {
                System.err.println("tributary: what the node left is in " + folder);
            }
        }
        System.exit(status);
    }

    /**
     * Kills as often as it is told.
     *
     * @param assembly the unpacked distribution
     * @param folder an empty folder for everything
     * @throws IOException where the node does not come up, or PostgreSQL does not start
     */
    static Result run(Options options, Path assembly, Path folder, PrintStream out) throws Exception {
        out.println("seed " + options.seed());
        if (!options.postgres()) {
            NodeFolder made = NodeFolder.make(assembly, folder.resolve("node"));
            return run(options, made, made.h2Url(), "sa", "", out);
        }
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"))) {
            String url = postgres.create("tributary");
            NodeFolder made = NodeFolder.make(assembly, folder.resolve("node"))
                    .usePostgres(url, Postgres.USER, Postgres.PASSWORD);
            return run(options, made, url, Postgres.USER, Postgres.PASSWORD, out);
        }
    }

    private static Result run(
            Options options, NodeFolder folder, String url, String user, String password, PrintStream out)
            throws Exception {
        Killer[] killer = new Killer[1];
        try (SandboxServer sandbox = SandboxServer.start(0, Clock.systemUTC());
                GateKeeper keeper = new GateKeeper(side ->
                        killer[0].saw(side.equals("before") ? Moment.Event.BEFORE_PUT : Moment.Event.AFTER_PUT))) {
            GateBundle.write(folder.deploy().resolve("gate.jar"));
            folder.configure(
                    "io.tributary.orderimport.internal.OrdersJob",
                    Map.of("platform.target", "(" + Gate.MARK + "=true)"));
            try (Node node = new Node(folder, JVM + " -D" + Gate.ADDRESS + "=" + keeper.address());
                    Killer aiming = new Killer(node)) {
                killer[0] = aiming;
                Shop shop = new Shop(sandbox, new Random(options.seed() + 1));
                Chaos chaos = new Chaos(options, node, aiming, shop, out);
                chaos.setUp();
                chaos.killAll();
                return chaos.compare(url, user, password);
            }
        }
    }

    private void setUp() throws Exception {
        node.start();
        node.awaitReady(AFFILIATES, "accounts/" + ACCOUNT + "/stores");
        for (int i = 0; i < 5; i++) {
            addAffiliate();
        }
        shop.sell(FIRST_ORDERS);
        node.rest()
                .post(
                        "accounts/" + ACCOUNT + "/stores",
                        Map.of(
                                "storeUrl", shop.store().apiPath().toString(),
                                "apiKey", shop.store().spec().token()))
                .good();
        node.rest()
                .put(STORE + "/discount-program", Map.of("type", "percentage", "amount", Shop.PROGRAM.toString()))
                .good();
        // From here on the store changes while it is read, and the node is watched.
        shop.store().afterAnswer(this::answered);
    }

    private void answered(LoggedRequest request) {
        if (closed) {
            return;
        }
        if (request.resource().equals("/v2/orders")) {
            shop.live(1);
        }
        if (request.method().equals("POST")
                && request.resource().equals("/v2/coupons")
                && request.status() / 100 == 2) {
            killer.saw(Moment.Event.COUPON);
        }
        killer.saw(Moment.Event.REQUEST);
    }

    private void killAll() throws Exception {
        for (int kill = 1; kill <= options.kills(); kill++) {
            long start = System.nanoTime();
            Moment moment = Moment.draw(random);
            killer.aim(moment);
            boolean hit = work();
            out.printf(
                    Locale.ROOT,
                    "kill %d: %s%s, up for %.1f s%n",
                    kill,
                    moment,
                    hit ? "" : " did not come; killed at rest",
                    seconds(start));
            shop.live(STEPS_A_KILL / 2);
            node.start();
            node.awaitReady(AFFILIATES, SYNCS);
            settleAffiliates();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Gives the node things to do until it is dead, and answers whether that was at its moment. */
    private boolean work() throws Exception {
        shop.live(STEPS_A_KILL / 2);
        try {
            for (int i = 0; i < AFFILIATES_A_KILL; i++) {
                addAffiliate();
            }
            List<String> runs = new ArrayList<>();
            for (String job : JOBS) {
                runs.add(request(job));
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!killer.awaitKill(100)) {
                if (haveEnded(runs)) {
                    boolean late = killer.awaitKill(0);
                    killer.kill();
                    return late;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("runs do not end\n" + node.lastWords());
                }
            }
        } catch (IOException e) {
            if (!killer.awaitKill(PATIENCE.toMillis())) {
                throw new IOException("the node fails although it was not killed\n" + node.lastWords(), e);
            }
        }
        return true;
    }

    private boolean haveEnded(List<String> runs) throws IOException, InterruptedException {
        for (String run : runs) {
            if (Set.of("queued", "running")
                    .contains(node.rest().get(run).good().path("state").asText())) {
                return false;
            }
        }
        return true;
    }

    /** Asks for a run, as soon as the job is there, and answers where it can be seen. */
    private String request(String job) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Rest.Answer answer = node.rest().post(SYNCS, Map.of("job", job));
            if (answer.status() == 202) {
                return SYNCS + "/" + answer.json().path("id").asText();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no run of " + job + ": " + answer);
            }
            if (killer.awaitKill(50)) {
                throw new IOException("killed");
            }
        }
    }

    private void addAffiliate() throws IOException, InterruptedException {
        String code = "AFF" + ++affiliates;
        unsure.add(code);
        post(code);
        unsure.remove(code);
        shop.hears(code);
    }

    private void post(String code) throws IOException, InterruptedException {
        node.rest()
                .post(AFFILIATES, Map.of("name", "Affiliate " + code, "email", code + "@example.com", "code", code))
                .good();
    }

    /** Whether an affiliate was added when the answer was lost is seen now; shoppers hear her code only then. */
    private void settleAffiliates() throws IOException, InterruptedException {
        if (unsure.isEmpty()) {
            return;
        }
        Set<String> known = node.rest().all(AFFILIATES).stream()
                .map(affiliate -> affiliate.path("code").asText())
                .collect(Collectors.toSet());
        for (String code : List.copyOf(unsure)) {
            if (!known.contains(code)) {
                post(code);
            }
            unsure.remove(code);
            shop.hears(code);
        }
    }

    private Result compare(String url, String user, String password) throws Exception {
        closed = true;
        shop.store().clearFaults();
        List<JsonNode> purchases = awaitQuiet();
        node.stop();
        Audit audit = new Audit();
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            audit.purchases(shop.sales(), purchases, Audit.earned(database, ACCOUNT));
        }
        audit.coupons(shop.percentages(), shop.store().coupons());
        Result result = audit.result(options.kills());
        result.problems().stream().limit(20).forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%d orders, %d purchases, %d coupons%n",
                shop.sales().size(),
                purchases.size(),
                shop.store().coupons().size());
        out.println(result);
        return result;
    }

    /** Runs both jobs until two rounds in a row succeed without changing anything. */
    private List<JsonNode> awaitQuiet() throws Exception {
        List<JsonNode> before = List.of();
        int quiet = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean good = true;
            for (String job : JOBS) {
                String run = request(job);
                JsonNode ended = Await.see(
                        "the end of " + job,
                        PATIENCE,
                        () -> node.rest().get(run).good(),
                        found -> !Set.of("queued", "running")
                                .contains(found.path("state").asText()));
                good &= ended.path("state").asText().equals("succeeded");
            }
            List<JsonNode> now = node.rest().all("accounts/" + ACCOUNT + "/purchases");
            quiet = good && now.equals(before) ? quiet + 1 : 0;
            if (quiet == 2) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("no two quiet runs in " + MOST_ROUNDS + "\n" + node.lastWords());
    }
}
