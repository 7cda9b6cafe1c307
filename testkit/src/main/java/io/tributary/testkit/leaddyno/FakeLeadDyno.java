package io.tributary.testkit.leaddyno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.testkit.leaddyno.Switches.Absence;
import io.tributary.testkit.leaddyno.Switches.Archived;
import io.tributary.testkit.leaddyno.Switches.CancelAnswer;
import io.tributary.testkit.leaddyno.Switches.Login;
import io.tributary.testkit.leaddyno.Switches.RateHeaders;
import io.tributary.testkit.leaddyno.Switches.Repeated;
import io.tributary.testkit.leaddyno.Switches.Revival;
import io.tributary.testkit.leaddyno.Switches.UnknownCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * LeadDyno on loopback: its resources, limits and quirks as they are documented or were seen, and switches for what is
 * unknown. 200 requests a minute and account, pages of at most 200, bare lists without a total, two shapes of errors.
 */
public final class FakeLeadDyno implements AutoCloseable {
    private static final int REQUESTS_A_MINUTE = 200;
    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 100;
    private static final String BASE = "/v1/";

    static {
        // Header and body are two packets; the second would wait 40 ms for the first one's receipt.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Switches switches;
    private final Shapes shapes;
    private final Supplier<Instant> time;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-leaddyno");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<FakeAccount> accounts = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private volatile Predicate<Request> arrivals = request -> true;
    private volatile Consumer<Request> beforeAnswers = request -> {};

    /** @param time by which requests a minute are counted, and purchases are dated */
    public FakeLeadDyno(Switches switches, Supplier<Instant> time) {
        this.switches = switches;
        this.shapes = new Shapes(switches);
        this.time = time;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * What was asked, as it came.
     *
     * @param target path and query
     * @param body empty for none
     * @param status 0 as long as it was not carried out
     */
    public record Request(String method, String path, String target, String body, int status) {
        @Override
        public String toString() {
            return method + " " + path + " " + status;
        }
    }

    private record Planned(Predicate<String> requests, Fault fault, int[] left) {}

    private record Answer(int status, JsonNode body) {}

    /** With a slash at its end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BASE);
    }

    /** Opens an account. */
    public FakeAccount account(String privateKey, String publicKey) {
        FakeAccount account = new FakeAccount(privateKey, publicKey, switches);
        accounts.add(account);
        return account;
    }

    /** All requests so far, refused ones included. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many requests begin so: {@code POST purchases}. */
    public long count(String start) {
        return requests.stream()
                .filter(request -> request.toString().startsWith(start))
                .count();
    }

    /** Forgets the requests so far. */
    public void forgetRequests() {
        requests.clear();
    }

    /** Asks this before a request is carried out; one for which it answers {@code false} is lost on its way. */
    public void arrivals(Predicate<Request> arrives) {
        arrivals = arrives;
    }

    /** Does this when a request has been carried out, or lost, and before its answer leaves. */
    public void beforeAnswers(Consumer<Request> act) {
        beforeAnswers = act;
    }

    /**
     * The next requests of a kind go wrong.
     *
     * @param start how they begin: {@code POST purchases}; several faults for one kind happen one after the other
     */
    public void fail(String start, int times, Fault fault) {
        synchronized (planned) {
            planned.add(new Planned(request -> request.startsWith(start), fault, new int[] {times}));
        }
    }

    /** Nothing goes wrong any more. */
    public void heal() {
        synchronized (planned) {
            planned.clear();
        }
    }

    private Optional<Fault> fault(String request) {
        synchronized (planned) {
            for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
                Planned next = each.next();
                if (next.requests().test(request)) {
                    if (--next.left()[0] <= 0) {
                        each.remove();
                    }
                    return Optional.of(next.fault());
                }
            }
            return Optional.empty();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String resource = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
            Request coming = new Request(
                    exchange.getRequestMethod(),
                    resource,
                    exchange.getRequestURI().toString(),
                    body,
                    0);
            Optional<Fault> fault =
                    arrivals.test(coming) ? fault(coming.method() + " " + resource) : Optional.of(Fault.REQUEST_LOST);
            Answer answer =
                    fault.filter(FakeLeadDyno::preventsIt).isPresent() ? null : answer(exchange, resource, body);
            int status = answer == null ? 0 : answer.status();
            Request request = new Request(coming.method(), resource, coming.target(), body, status);
            requests.add(request);
            beforeAnswers.accept(request);
            if (fault.isPresent()) {
                goWrong(exchange, fault.get(), answer);
            } else if (answer.body().isMissingNode()) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                send(exchange, status, "application/json; charset=utf-8", json.writeValueAsBytes(answer.body()));
            }
        }
    }

    private static boolean preventsIt(Fault fault) {
        return switch (fault) {
            case ANSWER_LOST, SILENCE, BAD_GATEWAY, CUT -> false;
            default -> true;
        };
    }

    private void goWrong(HttpExchange exchange, Fault fault, Answer answer) throws IOException {
        byte[] page = "<!doctype html><html><body><h1>Sorry</h1></body></html>".getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case ANSWER_LOST, REQUEST_LOST -> {
                // Closing without an answer is all there is to do.
            }
            case SILENCE -> waitForTheEnd();
            case TOO_MANY -> tooMany(exchange);
            case SERVER_ERROR -> send(exchange, 500, "application/json", "{\"error\":\"oops\"}".getBytes());
            case BAD_GATEWAY -> send(exchange, 502, "text/html", page);
            case MAINTENANCE_PAGE -> send(exchange, 200, "text/html", page);
            case GATEWAY_NOT_FOUND -> send(exchange, 404, "text/html", page);
            case CUT -> {
                byte[] whole = json.writeValueAsBytes(answer.body());
                send(exchange, answer.status(), "application/json", Arrays.copyOf(whole, whole.length / 2));
            }
            case EMPTY -> exchange.sendResponseHeaders(200, -1);
            case ERROR_AS_SUCCESS -> send(exchange, 200, "application/json", "{\"error\":\"oops\"}".getBytes());
            case UNAUTHORIZED -> send(exchange, 401, "application/json", "{\"error\":\"key\"}".getBytes());
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tooMany(HttpExchange exchange) throws IOException {
        if (switches.is(RateHeaders.RETRY_AFTER)) {
            exchange.getResponseHeaders().set("Retry-After", "7");
        }
        send(exchange, 429, "application/json", "{\"error\":\"Too many requests\"}".getBytes());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private Answer answer(HttpExchange exchange, String path, String body) throws IOException {
        Map<String, String> parameters = query(exchange.getRequestURI().getRawQuery());
        JsonNode sent = body.isEmpty() ? JsonNodeFactory.instance.objectNode() : json.readTree(body);
        String key = sent.hasNonNull("key") ? sent.get("key").asText() : parameters.get("key");
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (key == null && bearer != null && switches.is(Login.KEY_OR_BEARER)) {
            key = bearer.substring("Bearer ".length());
        }
        String given = key;
        Optional<FakeAccount> account =
                accounts.stream().filter(each -> each.privateKey.equals(given)).findFirst();
        if (account.isEmpty()) {
            return new Answer(401, shapes.error("key", "Invalid API key"));
        }
        synchronized (account.get()) {
            if (isTooMuch(account.get())) {
                if (switches.is(RateHeaders.RETRY_AFTER)) {
                    exchange.getResponseHeaders().set("Retry-After", "60");
                }
                return new Answer(429, shapes.error("", "Too many requests"));
            }
            return answer(account.get(), exchange.getRequestMethod(), path.split("/"), parameters, sent);
        }
    }

    private boolean isTooMuch(FakeAccount account) {
        Instant now = time.get();
        account.recent.removeIf(before -> !before.isAfter(now.minus(Duration.ofMinutes(1))));
        account.recent.add(now);
        return account.recent.size() > REQUESTS_A_MINUTE;
    }

    private Answer answer(
            FakeAccount account, String method, String[] path, Map<String, String> parameters, JsonNode sent) {
        String route = method + " " + path[0] + (path.length == 1 ? "" : "/" + word(path[1]))
                + (path.length < 3 ? "" : "/" + path[2]);
        if (account.unseen && route.startsWith("GET purchases")) {
            return new Answer(503, shapes.error("", "Service unavailable"));
        }
        return switch (route) {
            case "GET affiliates" -> affiliates(account, parameters);
            case "GET affiliates/:id" ->
                one(
                        "affiliate",
                        account.affiliates.stream()
                                .filter(each -> each.id == Long.parseLong(path[1]))
                                .findFirst()
                                .map(shapes::affiliate));
            case "GET affiliates/by_affiliate_code" ->
                one(
                        "affiliate",
                        account.byAffiliateCode(parameters.get("affiliate_code"))
                                .map(shapes::affiliate));
            case "GET purchases/by_purchase_code" ->
                one("purchase", account.byCode(parameters.get("purchase_code")).map(shapes::purchase));
            case "GET purchases/:id" -> one("purchase", byId(account, path[1]).map(shapes::purchase));
            case "GET purchases/:id/commissions" ->
                byId(account, path[1])
                        .map(found ->
                                new Answer(200, shapes.list("commissions", (ArrayNode) shapes.commissions(found))))
                        .orElseGet(this::absent);
            case "POST purchases" -> create(account, sent);
            case "PUT purchases/:id" ->
                byId(account, path[1])
                        .map(found -> update(account, found, sent))
                        .orElseGet(this::absent);
            case "DELETE purchases/:id" ->
                byId(account, path[1])
                        .map(found -> cancel(account, found, parameters))
                        .orElseGet(this::absent);
            default -> new Answer(404, shapes.error("", "No such resource"));
        };
    }

    private static String word(String segment) {
        return segment.matches("[0-9]+") ? ":id" : segment;
    }

    private Answer affiliates(FakeAccount account, Map<String, String> parameters) {
        int page = Integer.parseInt(parameters.getOrDefault("page", "1"));
        int size = Integer.parseInt(parameters.getOrDefault("per_page", String.valueOf(USUAL_PAGE)));
        if (page < 1 || size < 1 || size > LARGEST_PAGE) {
            return new Answer(400, shapes.error("per_page", "is not between 1 and 200"));
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        account.affiliates.stream()
                .filter(affiliate -> !affiliate.archived || switches.is(Archived.LISTED))
                .skip((long) (page - 1) * size)
                .limit(size)
                .map(shapes::affiliate)
                .forEach(items::add);
        return new Answer(200, shapes.list("affiliates", items));
    }

    private Answer one(String name, Optional<JsonNode> found) {
        return found.map(item -> new Answer(200, shapes.single(name, item))).orElseGet(this::absent);
    }

    private Answer absent() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (switches.get(Absence.class)) {
            case NOT_FOUND -> new Answer(404, shapes.error("", "Not found"));
            case NOT_FOUND_WITHOUT_BODY -> new Answer(404, MissingNode.getInstance());
            case NULL -> new Answer(200, nodes.nullNode());
            case EMPTY_OBJECT -> new Answer(200, nodes.objectNode());
            case EMPTY_LIST -> new Answer(200, nodes.arrayNode());
        };
    }

    private static Optional<FakeAccount.Purchase> byId(FakeAccount account, String id) {
        return account.purchases.stream()
                .filter(each -> each.id == Long.parseLong(id))
                .findFirst();
    }

    private Answer create(FakeAccount account, JsonNode sent) {
        String email = text(sent, "email");
        if (email == null || email.isBlank()) {
            return new Answer(400, shapes.error("email", "can't be blank"));
        }
        String affiliateCode = text(sent, "code");
        if (affiliateCode != null
                && account.byAffiliateCode(affiliateCode).isEmpty()
                && switches.is(UnknownCode.ERROR)) {
            return new Answer(400, shapes.error("code", "is unknown"));
        }
        String code = text(sent, "purchase_code");
        BigDecimal amount = new BigDecimal(
                Optional.ofNullable(text(sent, "purchase_amount")).orElse("0"));
        String currency = Optional.ofNullable(text(sent, "currency")).orElse("USD");
        Optional<FakeAccount.Purchase> same = Optional.ofNullable(code).flatMap(account::byCode);
        if (same.isPresent()) {
            FakeAccount.Purchase before = same.get();
            if (before.cancelled && switches.is(Revival.ERROR) || !before.cancelled && switches.is(Repeated.ERROR)) {
                return new Answer(400, shapes.error("purchase_code", "has already been taken"));
            }
            if (before.cancelled && switches.is(Revival.REVIVES) || !before.cancelled && switches.is(Repeated.UPDATE)) {
                account.change(before, amount, currency);
                account.revive(before);
                return new Answer(200, shapes.single("purchase", shapes.purchase(before)));
            }
        }
        FakeAccount.Purchase created = account.create(code, email, amount, currency, affiliateCode, time.get());
        return new Answer(201, shapes.single("purchase", shapes.purchase(created)));
    }

    private Answer update(FakeAccount account, FakeAccount.Purchase purchase, JsonNode sent) {
        String amount = text(sent, "purchase_amount");
        String currency = text(sent, "currency");
        account.change(
                purchase,
                amount == null ? purchase.amount : new BigDecimal(amount),
                currency == null ? purchase.currency : currency);
        return new Answer(200, shapes.single("purchase", shapes.purchase(purchase)));
    }

    private Answer cancel(FakeAccount account, FakeAccount.Purchase purchase, Map<String, String> parameters) {
        account.cancel(purchase, parameters.get("cancellation_code"), parameters.get("source"));
        return switches.is(CancelAnswer.PURCHASE)
                ? new Answer(200, shapes.single("purchase", shapes.purchase(purchase)))
                : new Answer(204, MissingNode.getInstance());
    }

    private static String text(JsonNode sent, String name) {
        return sent.hasNonNull(name) ? sent.get(name).asText() : null;
    }

    private static Map<String, String> query(String raw) {
        if (raw == null) {
            return Map.of();
        }
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]),
                        pair -> pair.length == 1 ? "" : decoded(pair[1]),
                        (first, second) -> second,
                        HashMap::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
