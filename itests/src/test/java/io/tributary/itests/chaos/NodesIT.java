package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.Places;
import io.tributary.itests.gate.Gate;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Node;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Postgres;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.StoreSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Case 100: two nodes on one PostgreSQL. */
public class NodesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofSeconds(4);
    private static final int LEASE_SECONDS = 6;
    private static final Duration WINDOW = Duration.ofSeconds(5);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Hold hold = new Hold();
    private final List<AutoCloseable> open = new ArrayList<>();
    private SandboxServer sandbox;
    private String url;
    private Node ann;
    private Node bob;

    /** @param threads runs at a time on each node */
    private void boot(int threads) throws Exception {
        Path root = folder.getRoot().toPath();
        Postgres postgres = opened(Places.postgres(root.resolve("postgres")));
        url = postgres.create("tributary");
        sandbox = opened(SandboxServer.start(0, Clock.systemUTC()));
        GateKeeper keeper = opened(new GateKeeper(hold::passing));
        ann = node("ann", threads, "");
        // Only what bob tells the platform goes through the gate.
        bob = node("bob", threads, keeper.option());
        ann.start();
        ann.awaitReady(Merchant.READY);
        bob.start();
        bob.awaitReady(Merchant.READY);
    }

    private Node node(String name, int threads, String options) throws Exception {
        Path root = folder.getRoot().toPath();
        NodeFolder made = NodeFolder.make(Places.assembly(), root.resolve(name))
                .usePostgres(url, Postgres.USER, Postgres.PASSWORD)
                .configure(
                        "io.tributary.sync",
                        Map.of(
                                "node",
                                name,
                                "lease.seconds",
                                Integer.toString(LEASE_SECONDS),
                                "threads",
                                Integer.toString(threads)))
                .configure(
                        "io.tributary.database",
                        Map.of("secret.key.file", root.resolve("shared.key").toString()));
        if (!options.isEmpty()) {
            GateBundle.install(made);
        }
        return opened(new Node(made, options));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(0, resource);
        return resource;
    }

    @After
    public void close() throws Exception {
        hold.release();
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @Test
    public void shareTheStoresAndStandInForEachOther() throws Exception {
        boot(3);
        List<Merchant> merchants = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Merchant merchant = new Merchant(new Shop(sandbox, "store" + (char) ('a' + i), new Random(i)));
            merchant.join(ann.rest());
            merchant.addAffiliates(ann.rest(), 3);
            merchant.shop().sell(600);
            merchant.connect(ann.rest());
            merchants.add(merchant);
        }

        // A quick run would be over before the other node or the test could see it.
        merchants.forEach(merchant -> merchant.shop().answerWithin(LONG));
        askForAll(ann, merchants);
        Await.see("work on both nodes", PATIENCE, this::busyNodes, Set.of("ann", "bob")::equals);
        merchants.forEach(merchant -> merchant.shop().answerWithin(Shop.SLOWNESS));

        // Bob stops, for longer than his lease, when he has written down what he is about to tell the platform.
        hold.next();
        askForAll(bob, merchants);
        hold.awaitCaught();
        Set<String> bobsLanes = lanesOf("bob");
        assertTrue("bob is at work on " + bobsLanes, !bobsLanes.isEmpty());
        bob.pause();
        // What he is about to say grows old meanwhile.
        merchants.forEach(merchant -> merchant.shop().live(60));
        Await.see("ann's taking over of " + bobsLanes, PATIENCE, () -> lanesOf("bob"), lanes -> lanes.stream()
                .noneMatch(bobsLanes::contains));
        askForAll(ann, merchants);
        Await.see("the end of ann's runs", PATIENCE, this::busyNodes, Set.of()::equals);
        bob.resume();
        hold.release();
        Await.see("bob's being refused", PATIENCE, bob::log, log -> log.contains("after another node had taken over"));

        // Bob dies at work.
        merchants.forEach(merchant -> merchant.shop().live(60));
        hold.next();
        askForAll(bob, merchants);
        hold.awaitCaught();
        merchants.forEach(merchant -> merchant.shop().answerWithin(LONG));
        bob.kill();
        Await.see("ann's work for bob", PATIENCE, this::busyNodes, Set.of("ann")::equals);
        merchants.forEach(merchant -> merchant.shop().answerWithin(Shop.SLOWNESS));
        Await.see("the end of all runs", PATIENCE, this::busyNodes, Set.of()::equals);

        assertEquals(List.of(), overlappingRuns());
        for (Merchant merchant : merchants) {
            assertExact(merchant);
        }
    }

    @Test
    public void shareAStoresQuota() throws Exception {
        // With one thread each, the two jobs of the store cannot be on one node.
        boot(1);
        Shop shop =
                new Shop(sandbox, StoreSpec.of("small").withQuota(25, WINDOW).withPageCap(25), new Random(3));
        Merchant merchant = new Merchant(shop);
        merchant.join(ann.rest());
        merchant.addAffiliates(ann.rest(), 60);
        shop.sell(500);
        merchant.connect(ann.rest());
        shop.store().clearRequests();

        String orders = merchant.request(ann.rest(), "orders");
        String coupons = merchant.request(bob.rest(), "coupons");
        Await.see("work on both nodes", PATIENCE, this::busyNodes, Set.of("ann", "bob")::equals);
        merchant.awaitEnd(ann.rest(), orders);
        merchant.awaitEnd(bob.rest(), coupons);

        List<Integer> refused = refusedByWindow(shop.store().requests());
        assertTrue("two nodes spent several windows: " + refused, refused.size() > 3);
        assertTrue("refused in each window: " + refused, refused.stream().allMatch(count -> count <= 1));
        assertExact(merchant);
    }

    /** As the store counts: the first request after a window's end opens the next. */
    private static List<Integer> refusedByWindow(List<LoggedRequest> requests) {
        List<Integer> refused = new ArrayList<>();
        Instant end = Instant.MIN;
        for (LoggedRequest request : requests) {
            if (!request.at().isBefore(end)) {
                end = request.at().plus(WINDOW);
                refused.add(0);
            }
            if (request.status() == 429) {
                refused.set(refused.size() - 1, refused.get(refused.size() - 1) + 1);
            }
        }
        return refused;
    }

    private static void askForAll(Node node, List<Merchant> merchants) throws Exception {
        for (Merchant merchant : merchants) {
            merchant.request(node.rest(), "orders");
        }
    }

    private void assertExact(Merchant merchant) throws Exception {
        Shop shop = merchant.shop();
        shop.store().clearFaults();
        List<JsonNode> purchases = merchant.awaitQuiet(ann.rest());
        Audit audit = new Audit();
        try (Connection database = database()) {
            audit.purchases(shop.sales(), purchases, Audit.earned(database, shop.name()));
        }
        audit.coupons(shop.percentages(), shop.store().coupons());
        assertEquals(List.of(), audit.result(0).problems());
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(url, Postgres.USER, Postgres.PASSWORD);
    }

    private Set<String> busyNodes() throws SQLException {
        return select("select node from sync_lease where run is not null");
    }

    private Set<String> lanesOf(String node) throws SQLException {
        return select("select store || '/' || job from sync_lease where run is not null and node = '" + node + "'");
    }

    private List<String> overlappingRuns() throws SQLException {
        return List.copyOf(select("select a.store || '/' || a.job || ' ' || a.id || ' ' || b.id from sync_run a"
                + " join sync_run b on a.account = b.account and a.store = b.store and a.job = b.job and a.id <> b.id"
                + " where a.started_at <= b.started_at and a.ended_at > b.started_at and a.state <> 'cancelled'"
                + " and b.state <> 'cancelled'"));
    }

    private Set<String> select(String query) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Keeps one node at the gate until it is released. */
    private static final class Hold {
        private final Semaphore wanted = new Semaphore(0);
        private volatile CountDownLatch caught = new CountDownLatch(1);
        private volatile CountDownLatch released = new CountDownLatch(1);

        void next() {
            caught = new CountDownLatch(1);
            released = new CountDownLatch(1);
            wanted.release();
        }

        void passing(String side) {
            if (side.equals(Gate.BEFORE) && wanted.tryAcquire()) {
                caught.countDown();
                try {
                    released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        void awaitCaught() throws InterruptedException {
            assertTrue("nobody came to the gate", caught.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }

        void release() {
            released.countDown();
        }
    }
}
