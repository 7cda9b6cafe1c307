package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.gate.Gate;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Kills a node in the middle of its work, again and again, while the stores it works for go on selling; then lets it finish
 * and compares.
 */
public final class Chaos {
    private static final int SHOWN = 20;
    /** The node's JVM lives for seconds: it is not worth compiling much. */
    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Options options;
    private final PrintStream out;
    private final Node node;
    private final Killer killer;
    private final Host host;
    private final Plan plan;
    private final List<Merchant> merchants = new ArrayList<>();
    private final Random random;
    /** The stores do not change any more. */
    private volatile boolean closed;

    private Chaos(Options options, Node node, Killer killer, Host host, SandboxServer stores, PrintStream out) {
        this.options = options;
        this.node = node;
        this.killer = killer;
        this.host = host;
        this.plan = host.plan();
        for (int i = 0; i < plan.stores(); i++) {
            String name = "chaos" + (char) ('a' + i);
            merchants.add(new Merchant(new Shop(stores, name, new Random(options.seed() + 1 + i)), host));
        }
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
                Host host =
                        options.leadDyno() ? new LeadDynoHost(options.kills(), options.outage()) : new EmbeddedHost();
                GateKeeper keeper = new GateKeeper(side ->
                        killer[0].saw(side.equals(Gate.BEFORE) ? Moment.Event.BEFORE_PUT : Moment.Event.AFTER_PUT))) {
            GateBundle.install(folder);
            host.prepare(folder);
            try (Node node = new Node(folder, JVM + " " + keeper.option());
                    Killer aiming = new Killer(node)) {
                killer[0] = aiming;
                Chaos chaos = new Chaos(options, node, aiming, host, sandbox, out);
                chaos.setUp();
                chaos.killAll();
                return chaos.compare(url, user, password);
            }
        }
    }

    private void setUp() throws Exception {
        node.start();
        for (String path : host.ready()) {
            node.awaitReady(path);
        }
        for (Merchant merchant : merchants) {
            merchant.join(node.rest());
            node.awaitReady(merchant.ready(), merchant.stores());
            merchant.addAffiliates(node.rest(), plan.affiliates());
            merchant.shop().sell(plan.orders());
            merchant.connect(node.rest());
        }
        // From here on the stores change while they are read, and the node is watched.
        for (Merchant merchant : merchants) {
            merchant.shop().store().afterAnswer(request -> answered(merchant.shop(), request));
        }
        host.watch(killer);
    }

    private void answered(Shop shop, LoggedRequest request) {
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
            Merchant merchant = merchants.get(kill % merchants.size());
            Shop shop = merchant.shop();
            host.awaitPeace(shop.name());
            Moment moment = Moment.draw(random, plan.events());
            killer.aim(moment);
            long start = System.nanoTime();
            boolean hit = work(merchant);
            double worked = seconds(start);
            host.died(shop.name());
            shop.live(plan.steps() / 2);
            start = System.nanoTime();
            node.start();
            node.awaitReady(merchant.ready(), merchant.syncs());
            if (host.cameBack(shop.name())) {
                merchant.request(node.rest(), Merchant.JOBS.get(0));
            }
            merchant.settleAffiliates(node.rest());
            out.printf(
                    Locale.ROOT,
                    "kill %d: %s: %s%s, after %.1f s of work; up again in %.1f s%n",
                    kill,
                    shop.name(),
                    moment,
                    hit ? "" : " did not come, at rest",
                    worked,
                    seconds(start));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Gives the node things to do until it is dead, and answers whether that was at its moment. */
    private boolean work(Merchant merchant) throws Exception {
        Rest rest = node.rest();
        merchant.shop().live(plan.steps() / 2);
        try {
            merchant.addAffiliates(rest, plan.affiliatesAKill());
            List<String> runs = new ArrayList<>();
            for (String job : Merchant.JOBS) {
                runs.add(merchant.request(rest, job));
            }
            long end = System.nanoTime() + Merchant.PATIENCE.toNanos();
            while (!killer.awaitKill(100)) {
                if (Merchant.hasEnded(rest, runs.get(0)) && Merchant.hasEnded(rest, runs.get(1))) {
                    return !killer.kill();
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("runs do not end\n" + node.lastWords());
                }
            }
        } catch (IOException e) {
            if (!killer.awaitKill(TimeUnit.SECONDS.toMillis(30))) {
                throw new IOException("the node fails although it was not killed\n" + node.lastWords(), e);
            }
        }
        return true;
    }

    /** All at once, because each waits for itself. */
    private Map<Shop, List<JsonNode>> awaitQuiet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(merchants.size());
        try {
            List<Future<List<JsonNode>>> quiet = new ArrayList<>();
            merchants.forEach(merchant -> quiet.add(threads.submit(() -> awaitQuiet(merchant))));
            Map<Shop, List<JsonNode>> purchases = new LinkedHashMap<>();
            for (int i = 0; i < quiet.size(); i++) {
                purchases.put(merchants.get(i).shop(), quiet.get(i).get());
            }
            return purchases;
        } catch (ExecutionException e) {
            throw new IllegalStateException(node.lastWords(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<JsonNode> awaitQuiet(Merchant merchant) throws Exception {
        merchant.shop().store().clearFaults();
        host.awaitPeace(merchant.shop().name());
        merchant.settleAffiliates(node.rest());
        return merchant.awaitQuiet(node.rest());
    }

    private Result compare(String url, String user, String password) throws Exception {
        closed = true;
        Map<Shop, List<JsonNode>> purchases = awaitQuiet();
        node.stop();
        Audit audit = host.audit();
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            for (Shop shop : purchases.keySet()) {
                audit.purchases(shop.sales(), purchases.get(shop), host.earned(database, shop.name()));
                audit.coupons(shop.percentages(), shop.store().coupons());
                host.doubles(shop.name()).forEach(audit::twice);
            }
        }
        Result result = audit.result(options.kills());
        result.problems().stream().limit(SHOWN).forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%d orders, %d purchases, %d coupons%n",
                purchases.keySet().stream()
                        .mapToInt(shop -> shop.sales().size())
                        .sum(),
                purchases.values().stream().mapToInt(List::size).sum(),
                purchases.keySet().stream()
                        .mapToInt(shop -> shop.store().coupons().size())
                        .sum());
        host.told().ifPresent(out::println);
        out.println(result);
        return result;
    }
}
