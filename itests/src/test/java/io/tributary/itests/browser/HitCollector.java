package io.tributary.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.itests.Places;
import io.tributary.itests.node.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Serves the script as the distribution has it, in good and bad ways, and keeps what the script sends. */
final class HitCollector implements AutoCloseable {
    /** The host is not the store's, so that it is a third party to the browser. */
    private static final String HOST = "localhost";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "tributary-1.0.0.js";
    /** How the script is served. */
    enum Mood {
        WELL,
        /** Asked, but not answered before the collector is closed. */
        SILENT,
        BROKEN,
        /** Not what the page expects. */
        FORGED
    }

    /** @param way the request's method */
    record Hit(String way, String origin, String cookie, int bytes, JsonNode body) {
        String text(String member) {
            return body.path(member).asText();
        }
    }

    private final List<Hit> hits = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Mood mood = Mood.WELL;

    HitCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    void be(Mood value) {
        mood = value;
    }

    private String root() {
        return "http://" + HOST + ":" + server.getAddress().getPort();
    }

    String script() {
        return root() + "/tributary/t/" + SCRIPT;
    }

    /** A page of somebody else that has one link. */
    String elsewhere(String link) {
        return root() + "/elsewhere#" + link;
    }

    /** A page of somebody else that shows another in a frame which may keep nothing. */
    String frame(String address) {
        return root() + "/frame#" + address;
    }

    /** The recommended snippet, filled in. */
    String snippet() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-384").digest(file(SCRIPT));
        return new String(file("snippet.html"), StandardCharsets.UTF_8)
                .replace("%KEY%", "pk_test")
                .replace("%PARAMETER%", "afmc")
                .replace("%DO_NOT_TRACK%", "respect")
                .replace("%SCRIPT%", script())
                .replace("%INTEGRITY%", "sha384-" + Base64.getEncoder().encodeToString(hash));
    }

    /** What the merchants' guide tells to paste. */
    String guide() {
        return "<script type=\"text/javascript\" src=\"" + script() + "\"></script>\n<script>\n"
                + "  Tributary.key = \"pk_test\";\n  Tributary.recordVisit();\n  Tributary.autoWatch();\n</script>";
    }

    List<Hit> hits(String type) {
        return hits.stream().filter(hit -> hit.text("t").equals(type)).toList();
    }

    /** Waits until there are so many of a type, and answers them. */
    List<Hit> await(String type, int count) throws Exception {
        return Await.see(
                count + " hits " + type, Duration.ofSeconds(20), () -> hits(type), seen -> seen.size() >= count);
    }

    boolean wasAskedForTheScript() {
        return asked.contains(SCRIPT);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        asked.add(name);
        switch (name) {
            case SCRIPT -> serve(exchange);
            case "hit" -> keep(exchange, exchange.getRequestBody().readAllBytes());
            case "elsewhere" -> show(exchange, "<a id=go>go</a><script>go.href = location.hash.slice(1)</script>");
            case "frame" ->
                show(
                        exchange,
                        "<iframe id=shop sandbox='allow-scripts allow-forms'></iframe>"
                                + "<script>shop.src = location.hash.slice(1)</script>");
            default -> send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static void show(HttpExchange exchange, String html) throws IOException {
        send(exchange, 200, "text/html", html.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        if (mood == Mood.SILENT) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] script = mood == Mood.FORGED ? "window.forged = true".getBytes(StandardCharsets.UTF_8) : file(SCRIPT);
        send(exchange, mood == Mood.BROKEN ? 500 : 200, "text/javascript; charset=utf-8", script);
    }

    private void keep(HttpExchange exchange, byte[] body) throws IOException {
        hits.add(new Hit(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Origin")),
                exchange.getRequestHeaders().getFirst("Cookie"),
                body.length,
                JSON.readTree(body)));
        send(exchange, 204, "text/plain", new byte[0]);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] file(String name) throws IOException {
        Path folder = Places.assembly().resolve("system/io/tributary/platform-embedded");
        try (Stream<Path> files = Files.walk(folder)) {
            Path jar = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile opened = new JarFile(jar.toFile());
                    InputStream in = opened.getInputStream(opened.getEntry("tracker/" + name))) {
                return in.readAllBytes();
            }
        }
    }

    /** Nothing listens any more, and what waited is cut off. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Where it is, for a policy of a page. */
    URI origin() {
        return URI.create(root());
    }
}
