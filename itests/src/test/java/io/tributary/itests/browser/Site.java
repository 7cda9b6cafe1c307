package io.tributary.itests.browser;

import io.tributary.itests.Places;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Node;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Rest;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One node with its pages and a place for simulated stores; booted once for all walks of a JVM, because that takes longest. */
final class Site {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = NodeFolder.PASSWORD;
    /** May do everything within the account {@code default}. */
    static final String MANAGER = "mary";
    /** May only look, within the account {@code default}. */
    static final String VIEWER = "vera";

    static final String PASSWORD = "a-long-password";

    private static Site booted;

    private final Node node;
    private final SandboxServer stores;

    private Site(Node node, SandboxServer stores) {
        this.node = node;
        this.stores = stores;
    }

    static synchronized Site booted() throws Exception {
        if (booted == null) {
            Path folder = Files.createTempDirectory("tributary-pages");
            NodeFolder files = NodeFolder.make(Places.assembly(), folder);
            Files.writeString(
                    files.etc("users.properties"),
                    "\n%s = %s,tributary-manager-default\n%s = %s,tributary-viewer-default\n"
                            .formatted(MANAGER, PASSWORD, VIEWER, PASSWORD),
                    StandardOpenOption.APPEND);
            // A run is asked for by the walks, never by the clock.
            files.configure(
                    "io.tributary.sync", Map.of("orders.interval.minutes", "1440", "coupons.interval.minutes", "1440"));
            SandboxServer stores = SandboxServer.start(0, Clock.systemUTC());
            // Both end with this JVM: the node is killed by its guard.
            Node node = new Node(files, "");
            node.start();
            node.awaitReady("accounts", "accounts/default/stores");
            booted = new Site(node, stores);
        }
        return booted;
    }

    URI address(String path) {
        return node.rest().address().resolve("/tributary/app/" + path);
    }

    /** The API, as the administrator. */
    Rest rest() {
        return node.rest();
    }

    SandboxServer stores() {
        return stores;
    }

    /** Connects the store to the account {@code default}, as a merchant would. */
    void connect(SandboxStore store) {
        try {
            node.rest()
                    .post(
                            "accounts/default/stores",
                            Map.of(
                                    "storeUrl", store.apiPath().toString(),
                                    "apiKey", store.spec().token()))
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a run of orders that is asked for now succeeds. */
    boolean runs(String store) {
        String syncs = "accounts/default/stores/" + store + "/syncs";
        try {
            String id = node.rest()
                    .post(syncs, Map.of("job", "orders"))
                    .good()
                    .path("id")
                    .asText();
            return Await.see(
                            "the end of the run",
                            Duration.ofMinutes(1),
                            () -> node.rest()
                                    .get(syncs + "/" + id)
                                    .good()
                                    .path("state")
                                    .asText(),
                            state -> !state.equals("running"))
                    .equals("succeeded");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    String log() throws IOException {
        return node.log();
    }
}
