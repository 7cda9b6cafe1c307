package io.tributary.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.itests.AtEnd;
import io.tributary.itests.Places;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Node;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Rest;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** One node with its pages and a place for simulated stores; booted once for all walks of a JVM, because that takes longest. */
final class Site {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = NodeFolder.PASSWORD;
    /** May do everything within the account {@code default}. */
    static final String MANAGER = "mary";
    /** May only look, within the account {@code default}. */
    static final String VIEWER = "vera";

    /** May do everything within the account {@code default}, and only look within {@code mirror}, where that is. */
    static final String BOTH = "mona";

    static final String PASSWORD = "a-long-password";

    private static Site booted;
    private static Site withLeadDyno;
    private static Site besideLeadDyno;

    private final Node node;
    private final SandboxServer stores;

    private final Path folder;

    private Site(Node node, SandboxServer stores, Path folder) {
        this.folder = folder;
        this.node = node;
        this.stores = stores;
    }

    static synchronized Site booted() throws Exception {
        if (booted == null) {
            booted = boot(files(), "accounts", "accounts/default/stores");
        }
        return booted;
    }

    /** Another node, whose platform is LeadDyno at this address; no account is set up. */
    static synchronized Site withLeadDyno(URI address) throws Exception {
        if (withLeadDyno == null) {
            withLeadDyno = boot(files(address).bootPlatforms("tributary-platform-leaddyno"), "accounts");
        }
        return withLeadDyno;
    }

    /** Another node, with LeadDyno at this address beside the embedded platform, whose the account {@code default} is. */
    static synchronized Site besideLeadDyno(URI address) throws Exception {
        if (besideLeadDyno == null) {
            besideLeadDyno = boot(
                    files(address).bootPlatforms(NodeFolder.EMBEDDED, "tributary-platform-leaddyno"),
                    "accounts",
                    "accounts/default/stores");
        }
        return besideLeadDyno;
    }

    private static NodeFolder files(URI leadDyno) throws IOException {
        return files().configure("io.tributary.platform.leaddyno", Map.of("address", leadDyno.toString()));
    }

    private static NodeFolder files() throws IOException {
        NodeFolder files = NodeFolder.make(Places.assembly(), Files.createTempDirectory("tributary-pages"));
        Files.writeString(
                files.etc("users.properties"),
                "\n%s = %s,tributary-manager-default\n%s = %s,tributary-viewer-default\n"
                                .formatted(MANAGER, PASSWORD, VIEWER, PASSWORD)
                        + "%s = %s,tributary-manager-default,tributary-viewer-mirror\n".formatted(BOTH, PASSWORD),
                StandardOpenOption.APPEND);
        // A run is asked for by the walks, never by the clock.
        return files.configure(
                "io.tributary.sync", Map.of("orders.interval.minutes", "1440", "coupons.interval.minutes", "1440"));
    }

    private static Site boot(NodeFolder files, String... ready) throws Exception {
        SandboxServer stores = SandboxServer.start(0, Clock.systemUTC());
        Node node = new Node(files, "");
        AtEnd.close(stores);
        AtEnd.close(node);
        // Where browsers reach it stands in the tracking code.
        files.configure(
                "io.tributary.platform.embedded",
                Map.of("public.address", node.rest().address().resolve("/").toString()));
        node.start();
        node.awaitReady(ready);
        return new Site(node, stores, files.etc("").getParent());
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

    /** Adds an account, so that what a walk counts is its own. Its walks are the administrator's. */
    void addAccount(String id) {
        ask(() -> rest().post("accounts", Map.of("id", id, "name", "Account " + id))
                .good());
    }

    /** Connects the store to the account {@code default}, as a merchant would. */
    void connect(SandboxStore store) {
        connect("default", store, Map.of());
    }

    /** Connects the store with these settings besides. */
    void connect(String account, SandboxStore store, Map<String, String> settings) {
        Map<String, String> body = new HashMap<>(settings);
        body.put("storeUrl", store.apiPath().toString());
        body.put("apiKey", store.spec().token());
        ask(() -> rest().post("accounts/" + account + "/stores", body).good());
    }

    /** Adds an affiliate and answers her id. */
    String addAffiliate(String account, String name, String code) {
        Map<String, String> body =
                Map.of("name", name, "email", code.toLowerCase(Locale.ROOT) + "@example.com", "code", code);
        return ask(() ->
                        rest().post("accounts/" + account + "/affiliates", body).good())
                .path("id")
                .asText();
    }

    /** Tells the collector of an account what a browser on a page of a store would tell it. */
    void tell(String account, Map<String, String> hit) {
        Map<String, Object> body = new HashMap<>(hit);
        body.put("v", 1);
        body.put("k", get("accounts/" + account + "/tracking").path("publicKey").asText());
        ask(() -> {
            HttpRequest request = HttpRequest.newBuilder(node.rest().address().resolve("/tributary/t/hit"))
                    .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0")
                    .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IOException("the collector answered " + answer.statusCode() + ": " + answer.body());
            }
            return null;
        });
    }

    /** Whether a run of orders that is asked for now succeeds. */
    boolean runs(String store) {
        return runs("default", store, "orders");
    }

    /** Whether a run that is asked for now succeeds. */
    boolean runs(String account, String store, String job) {
        String syncs = "accounts/" + account + "/stores/" + store + "/syncs";
        String id = ask(() -> rest().post(syncs, Map.of("job", job)).good())
                .path("id")
                .asText();
        return ask(() -> Await.see(
                        "the end of the run",
                        Duration.ofMinutes(1),
                        () -> rest().get(syncs + "/" + id).good().path("state").asText(),
                        state -> !state.equals("running")))
                .equals("succeeded");
    }

    /** What the API answers to this now. */
    JsonNode get(String path) {
        return ask(() -> rest().get(path).good());
    }

    private static <T> T ask(Callable<T> what) {
        try {
            return what.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever the node wrote to its disk: its configuration, its database, its log. */
    Path folder() {
        return folder;
    }

    String log() throws IOException {
        return node.log();
    }
}
