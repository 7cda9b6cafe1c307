package io.tributary.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Pages that measure the tracking script in the browser that shows them, and the server that the script belongs to. */
final class ScriptPages implements AutoCloseable {
    static final String NAME = "tributary-1.0.0.js";

    /** Ways of the script's server; the first one has no script on the page at all. */
    static final List<String> SERVERS = List.of("none", "well", "slow", "dead");

    private static final int SLOW_SECONDS = 5;
    private static final int PICTURES = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each run has a document and a source text of its own, so that nothing is compiled already. */
    private static final String EVALUATION = """
            <!doctype html><meta charset=utf-8><body><script>
            const runs = %RUNS%;
            async function measure() {
              const text = await (await fetch("/well/%NAME%")).text();
              const taken = [];
              for (let run = 0; run < runs; run++) {
                const frame = document.body.appendChild(document.createElement("iframe"));
                const inside = frame.contentDocument;
                Object.defineProperty(inside, "currentScript", { value: { src: location.origin + "/well/%NAME%" } });
                frame.contentWindow.Tributary = { key: "bench", doNotTrack: "ignore", q: [["recordVisit"], ["autoWatch"]] };
                const script = inside.createElement("script");
                script.textContent = text + "//" + run;
                const from = performance.now();
                inside.head.append(script);
                taken.push(performance.now() - from);
                if (!frame.contentWindow.Tributary.version) throw new Error("the script did not run");
                frame.remove();
              }
              return taken;
            }
            measure().then((taken) => ({ kind: "evaluation", taken, exact: crossOriginIsolated }),
                (e) => ({ kind: "failure", message: String(e) }))
              .then((told) => fetch("/told", { method: "POST", body: JSON.stringify(told) }));
            </script>
            """;

    private static final String LOAD = """
            <!doctype html><meta charset=utf-8><title>Shop</title><link rel=stylesheet href="/shop.css?%RUN%">
            <body><h1>Shop</h1>%PICTURES%
            %SNIPPET%
            <script>
            addEventListener("load", () => setTimeout(async () => {
              const taken = performance.getEntriesByType("navigation")[0].loadEventStart;
              await fetch("/told", { method: "POST", body: JSON.stringify({ kind: "load", server: "%SERVER%", taken }) });
              location.href = "/load?%NEXT%";
            }));
            </script>
            """;

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    private final HttpServer server;
    private final byte[] script = resource(NAME);
    private final int deadPort;
    private final int runs;

    ScriptPages(int runs) throws IOException {
        this.runs = runs;
        try (ServerSocket closedAgain = new ServerSocket(0)) {
            deadPort = closedAgain.getLocalPort();
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What a page in this browser tells next. */
    JsonNode told(HeadlessChromium browser) throws IOException, InterruptedException {
        JsonNode next = told.poll(60, TimeUnit.SECONDS);
        if (next == null && !browser.isAlive()) {
            throw new IOException("Chromium has ended");
        }
        if (next == null || next.path("kind").asText().equals("failure")) {
            throw new IOException("the page tells " + (next == null ? "nothing" : next.path("message")));
        }
        return next;
    }

    static byte[] resource(String name) {
        try (InputStream in = ScriptPages.class.getResourceAsStream("/tracker/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/evaluation" -> answer(exchange, "text/html", evaluation());
            case "/load" ->
                answer(exchange, "text/html", load(exchange.getRequestURI().getQuery()));
            case "/told" -> {
                told.add(JSON.readTree(exchange.getRequestBody()));
                answer(exchange, "text/plain", new byte[0]);
            }
            case "/well/" + NAME -> answer(exchange, "text/javascript; charset=utf-8", script);
            case "/slow/" + NAME -> threads.schedule(() -> answerQuietly(exchange), SLOW_SECONDS, TimeUnit.SECONDS);
            case "/shop.css" -> answer(exchange, "text/css", "body { font: 16px sans-serif }");
            case "/picture" -> answer(exchange, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>");
            default -> answer(exchange, "text/plain", new byte[0]);
        }
    }

    private void answerQuietly(HttpExchange exchange) {
        try {
            answer(exchange, "text/javascript; charset=utf-8", script);
        } catch (IOException e) {
            // The browser has left the page, as it should.
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        answer(exchange, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            Map<String, String> headers = Map.of(
                    "Content-Type", type,
                    "Access-Control-Allow-Origin", "*",
                    "Cache-Control", "no-store",
                    // Together they give the page a clock of 5 microseconds.
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Embedder-Policy", "require-corp");
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(body.length == 0 ? 204 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String evaluation() {
        return EVALUATION.replace("%RUNS%", Integer.toString(runs)).replace("%NAME%", NAME);
    }

    /** The servers take turns in an order of each round's own, so that what else goes on here meets all of them. */
    private String load(String query) {
        int run = Integer.parseInt(query);
        List<String> round = new ArrayList<>(SERVERS);
        Collections.shuffle(round, new Random(run / SERVERS.size()));
        String way = round.get(run % SERVERS.size());
        StringBuilder pictures = new StringBuilder();
        for (int i = 0; i < PICTURES; i++) {
            pictures.append("<img width=80 height=80 src=\"/picture?")
                    .append(run)
                    .append('-')
                    .append(i)
                    .append("\">");
        }
        return LOAD.replace("%RUN%", query)
                .replace("%SNIPPET%", way.equals("none") ? "" : snippet(way))
                .replace("%PICTURES%", pictures)
                .replace("%SERVER%", way)
                .replace("%NEXT%", Integer.toString(run + 1));
    }

    private String snippet(String way) {
        // Another name than the page's, as for a store.
        int port = way.equals("dead") ? deadPort : server.getAddress().getPort();
        return new String(resource("snippet.html"), StandardCharsets.UTF_8)
                .replace("%KEY%", "bench")
                .replace("%PARAMETER%", "afmc")
                .replace("%DO_NOT_TRACK%", "ignore")
                .replace("%SCRIPT%", "http://localhost:" + port + "/" + way + "/" + NAME)
                .replace("%INTEGRITY%", integrity());
    }

    private String integrity() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-384").digest(script);
            return "sha384-" + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
