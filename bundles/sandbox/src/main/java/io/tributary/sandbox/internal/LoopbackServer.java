package io.tributary.sandbox.internal;

import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.sandbox.internal.api.StoreApi;
import io.tributary.sandbox.internal.api.StoreApi.Account;
import io.tributary.sandbox.internal.control.ControlApi;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.HttpServer;
import io.tributary.sandbox.internal.http.Request;
import io.tributary.sandbox.internal.store.Store;
import io.tributary.sandbox.internal.storefront.Storefront;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server: tells stores apart by path or Basic user, and checks who asks. */
public final class LoopbackServer implements SandboxServer {

    private static final Pattern TOKEN_PATH = Pattern.compile("/stores/([^/]+)(/v[23](?:/.*)?)");
    private static final Pattern LEGACY_PATH = Pattern.compile("/api(/v2(?:/.*)?)");

    private final Clock clock;
    private final Map<String, Store> stores = new ConcurrentHashMap<>();
    private final Map<Store, Storefront> storefronts = new ConcurrentHashMap<>();
    private final StoreApi api = new StoreApi();
    private final ControlApi control = new ControlApi(this, stores::values);
    private final HttpServer http;

    private LoopbackServer(int port, Clock clock) throws IOException {
        this.clock = clock;
        this.http = HttpServer.start(port, clock, this::handle);
    }

    /** Opens a server; see {@link SandboxServer#start}. */
    public static SandboxServer start(int port, Clock clock) throws IOException {
        return new LoopbackServer(port, clock);
    }

    @Override
    public int port() {
        return http.port();
    }

    private URI root() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    @Override
    public URI controlPath() {
        return root().resolve("/control/");
    }

    @Override
    public synchronized SandboxStore createStore(StoreSpec spec) {
        boolean userTaken =
                spec.legacy().flatMap(legacy -> byUser(legacy.user())).isPresent();
        if (stores.containsKey(spec.hash()) || userTaken) {
            throw new IllegalArgumentException("store " + spec.hash() + " or its legacy user exists already");
        }
        Store store = new Store(spec, clock, root(), it -> storefronts
                .computeIfAbsent(it, Storefront::open)
                .address());
        stores.put(spec.hash(), store);
        return store;
    }

    @Override
    public Optional<SandboxStore> store(String hash) {
        return Optional.ofNullable(stores.get(hash));
    }

    private Optional<Store> byUser(String user) {
        return stores.values().stream()
                .filter(store -> store.spec()
                        .legacy()
                        .filter(legacy -> legacy.user().equals(user))
                        .isPresent())
                .findFirst();
    }

    private Answer handle(Request request) {
        if (request.path().startsWith("/control/")) {
            return control.handle(request);
        }
        Matcher token = TOKEN_PATH.matcher(request.path());
        if (token.matches()) {
            return handleToken(request, token.group(1), resource(token.group(2)));
        }
        Matcher legacy = LEGACY_PATH.matcher(request.path());
        if (legacy.matches()) {
            return handleLegacy(request, resource(legacy.group(1)));
        }
        return Answer.json(404, "{\"status\":404,\"title\":\"The resource was not found.\"}");
    }

    /** Trailing slashes and the {@code .json} of old links make no difference. */
    private static String resource(String path) {
        return path.replaceFirst("/+$", "").replaceFirst("\\.json$", "");
    }

    private Answer handleToken(Request request, String hash, String resource) {
        Store store = stores.get(hash);
        if (store == null) {
            return Answer.json(404, "{\"status\":404,\"title\":\"No store with this hash.\"}");
        }
        boolean right = request.header("X-Auth-Token")
                .filter(given -> same(given, store.token()))
                .isPresent();
        return api.handle(store, request, resource, Account.TOKEN, right);
    }

    private Answer handleLegacy(Request request, String resource) {
        String[] login = basic(request.header("Authorization").orElse(""));
        Optional<Store> store = byUser(login[0]);
        if (store.isEmpty()) {
            return Answer.json(401, "[{\"status\":401,\"message\":\"No valid API user and key were given.\"}]")
                    .with("WWW-Authenticate", "Basic realm=\"API\"");
        }
        String key = store.get().spec().legacy().orElseThrow().key();
        return api.handle(store.get(), request, resource, Account.LEGACY, same(login[1], key));
    }

    /** User and password; both empty if the header is none of that kind. */
    private static String[] basic(String header) {
        try {
            if (header.startsWith("Basic ")) {
                byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
                String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
                return parts.length == 2 ? parts : new String[] {"", ""};
            }
            return new String[] {"", ""};
        } catch (IllegalArgumentException e) {
            return new String[] {"", ""};
        }
    }

    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        control.close();
        http.close();
        storefronts.values().forEach(Storefront::close);
        storefronts.clear();
        stores.clear();
    }
}
