package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.Places;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Node;
import io.tributary.itests.node.NodeFolder;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A node whose heap is much smaller than the store. */
public class LargeStoreIT {
    private static final String NAME = "case J127: 100,000 orders under a 512 MB heap";
    private static final int ORDERS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** By the standard rules: counted as they are, or less what was refunded. */
    private static final Set<Integer> COUNTING = Set.of(2, 3, 8, 9, 10, 11, 14);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsALargeStoreShowsHowFarItIsAndStopsWhenTold() throws Exception {
        NodeFolder files =
                NodeFolder.make(Places.assembly(), folder.getRoot().toPath().resolve("node"));
        try (SandboxServer sandbox = SandboxServer.start(0, Clock.systemUTC());
                Node node = new Node(files, "-Xmx512m")) {
            SandboxStore store = sandbox.createStore(StoreSpec.of("large").withoutQuota());
            store.generateOrders(ORDERS, 7, OrderMix.typical());
            node.start();
            node.awaitReady(Merchant.READY);
            node.rest()
                    .post(
                            "accounts/default/stores",
                            Map.of(
                                    "storeUrl", store.apiPath().toString(),
                                    "apiKey", store.spec().token()))
                    .good();

            String syncs = "accounts/default/stores/large/syncs";
            String first = run(node, syncs);
            JsonNode midway = Await.see(
                    NAME + ", a quarter of them",
                    PATIENCE,
                    () -> node.rest().get(first).good(),
                    run -> run.path("done").asLong() > ORDERS / 4);
            assertEquals("running", midway.path("state").asText());
            node.rest().delete(first).good();
            JsonNode stopped = Await.see(
                    NAME + ", stopped",
                    Duration.ofSeconds(20),
                    () -> node.rest().get(first).good(),
                    LargeStoreIT::hasEnded);
            assertEquals("cancelled", stopped.path("state").asText());
            assertTrue(stopped.toString(), stopped.path("done").asLong() < ORDERS);

            String second = run(node, syncs);
            JsonNode ended = Await.see(
                    NAME + ", the rest", PATIENCE, () -> node.rest().get(second).good(), LargeStoreIT::hasEnded);
            assertEquals(ended.toString(), "succeeded", ended.path("state").asText());

            long counting = store.orderIds().stream()
                    .filter(id -> COUNTING.contains(store.order(id).statusId()))
                    .count();
            node.stop();
            assertEquals(counting, livePurchases(files.h2Url()));
        }
    }

    private static String run(Node node, String syncs) throws Exception {
        JsonNode run = Await.see(
                        "a run of orders",
                        PATIENCE,
                        () -> node.rest().post(syncs, Map.of("job", "orders")),
                        answer -> answer.status() == 202)
                .json();
        return syncs + "/" + run.path("id").asText();
    }

    private static boolean hasEnded(JsonNode run) {
        return !Set.of("queued", "running").contains(run.path("state").asText());
    }

    private static long livePurchases(String url) throws Exception {
        try (Connection database = DriverManager.getConnection(url, "sa", "");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from platform_purchase where store = 'large' and lower(state) = 'live'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
