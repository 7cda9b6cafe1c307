package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.Places;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Node;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Postgres;
import io.tributary.itests.node.Rest;
import io.tributary.sandbox.SandboxServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What docs/production.md says of the database. */
public class DatabaseIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REQUESTS_BEFORE_THE_CUT = 8;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<AutoCloseable> open = new ArrayList<>();
    private Postgres postgres;
    private String url;
    private NodeFolder files;
    private Node node;
    private Merchant merchant;

    @Before
    public void prepare() throws Exception {
        Path root = folder.getRoot().toPath();
        postgres = opened(Places.postgres(root.resolve("postgres")));
        url = postgres.create("tributary");
        SandboxServer sandbox = opened(SandboxServer.start(0, Clock.systemUTC()));
        merchant = new Merchant(new Shop(sandbox, "dated", new Random(5)));
        files = NodeFolder.make(Places.assembly(), root.resolve("node"))
                .configure("io.tributary.sync", Map.of("lease.seconds", "6"));
        node = opened(new Node(files, ""));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(0, resource);
        return resource;
    }

    @After
    public void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    private void start() throws Exception {
        node.start();
        node.awaitReady(Merchant.READY);
    }

    private void openShop(int orders) throws Exception {
        merchant.join(node.rest());
        merchant.addAffiliates(node.rest(), 3);
        merchant.shop().sell(orders);
        merchant.connect(node.rest());
    }

    /** The way from the embedded database, as documented: a file is changed; nothing is moved by itself. */
    @Test
    public void aChangedFilePutsTheNodeOnPostgres() throws Exception {
        start();
        openShop(100);
        List<JsonNode> embedded = merchant.awaitQuiet(node.rest());

        files.usePostgres(url, Postgres.USER, Postgres.PASSWORD);
        Await.see(
                "the empty database",
                PATIENCE,
                () -> node.rest().get(merchant.ready()).body(),
                body -> body.contains("there is no account"));
        node.awaitReady(Merchant.READY);
        Merchant again = new Merchant(merchant.shop());
        again.join(node.rest());
        again.addAffiliates(node.rest(), 3);
        again.connect(node.rest());

        assertEquals(embedded, again.awaitQuiet(node.rest()));
    }

    /** Case 99. */
    @Test
    public void aRunThatLosesItsDatabaseFailsLoudlyAndIsResumed() throws Exception {
        files.usePostgres(url, Postgres.USER, Postgres.PASSWORD);
        start();
        openShop(1_000);
        AtomicInteger requests = new AtomicInteger();
        merchant.shop().store().afterAnswer(request -> {
            if (requests.incrementAndGet() == REQUESTS_BEFORE_THE_CUT) {
                stopDatabase();
            }
        });

        String run = merchant.request(node.rest(), "orders");
        Await.see("the failure in the log", PATIENCE, node::log, log -> log.contains("of dated/dated/orders failed"));
        postgres.start();

        Await.see("the run's end", PATIENCE, () -> state(run), "failed"::equals);
        String error = node.rest().get(run).good().path("error").asText();
        assertTrue(error, error.contains("The next run goes on where it ended"));
        Await.see("a run that nobody asked for", PATIENCE, this::newestOrders, "succeeded"::equals);
        assertExact();
    }

    /** The state of the newest run of the orders job; other jobs have runs of their own in between. */
    private String newestOrders() throws Exception {
        for (JsonNode run : node.rest().get(merchant.syncs()).good().path("items")) {
            if (run.path("job").asText().equals("orders")) {
                return run.path("state").asText();
            }
        }
        return "";
    }

    /** Empty while the database is away. */
    private String state(String run) throws Exception {
        Rest.Answer answer = node.rest().get(run);
        return answer.status() == 200 ? answer.json().path("state").asText() : "";
    }

    private void stopDatabase() {
        try {
            postgres.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Case 103: the ledger is a day older than the platform's own tables and the store. */
    @Test
    public void yesterdaysLedgerHealsWithoutDoubles() throws Exception {
        files.usePostgres(url, Postgres.USER, Postgres.PASSWORD);
        start();
        openShop(400);
        merchant.awaitQuiet(node.rest());
        List<String> tables = ledgerTables();
        for (String table : tables) {
            execute("create table saved_" + table + " as table " + table);
        }

        merchant.addAffiliates(node.rest(), 2);
        merchant.shop().live(300);
        merchant.awaitQuiet(node.rest());
        node.stop();
        for (String table : tables) {
            execute("truncate " + table + " cascade");
        }
        for (String table : tables) {
            execute("insert into " + table + " select * from saved_" + table);
        }
        merchant.shop().live(300);
        start();

        assertExact();
    }

    private List<String> ledgerTables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_name similar to '(orders|coupon|sync)_%'"
                        // Rows of the second refer to the first.
                        + " and table_name not like '%history' order by table_name = 'coupon_copy', table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertTrue(tables.toString(), tables.contains("orders_order"));
        return tables;
    }

    private void assertExact() throws Exception {
        Shop shop = merchant.shop();
        List<JsonNode> purchases = merchant.awaitQuiet(node.rest());
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

    private void execute(String sql) throws SQLException {
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
