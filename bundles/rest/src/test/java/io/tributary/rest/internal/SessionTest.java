package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.rest.RestSection;
import io.tributary.rest.internal.Login.Answer;
import io.tributary.rest.internal.Login.Outcome;
import io.tributary.testkit.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in for pages, and who may do what, over HTTP. */
class SessionTest {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Map<String, Set<String>> ROLES = Map.of(
            "admin", Set.of("admin"),
            "manager", Set.of("tributary-manager-acme"),
            "both", Set.of("tributary-manager-acme", "tributary-viewer-zoo"),
            "viewer", Set.of("tributary-viewer-acme"),
            "reader", Set.of("tributary-viewer"));

    private static final SettableClock CLOCK = new SettableClock();
    private static final AtomicInteger CHANGES = new AtomicInteger();
    private static final Sessions SESSIONS = new Sessions(IDLE, CLOCK);
    private static ApiServer api;

    @BeforeAll
    static void start() {
        SESSIONS.bind(TestDatabase.empty());
        Login login = (user, password, address) -> {
            if (password.equals("often")) {
                return Answer.refused(Outcome.TOO_MANY);
            }
            if (!password.equals("right")) {
                return Answer.refused(Outcome.UNKNOWN);
            }
            Access access = Access.of(ROLES.getOrDefault(user, Set.of()));
            return access.isNothing() ? Answer.refused(Outcome.NOT_ALLOWED) : Answer.admitted(access);
        };
        api = new ApiServer(
                login,
                SESSIONS,
                new SessionSection(login, SESSIONS),
                new Things(RestSection.Scope.ROOT, "accounts", CHANGES),
                new Things(RestSection.Scope.ROOT, "health", CHANGES),
                new Things(RestSection.Scope.ACCOUNT, "stores", CHANGES),
                new Things(RestSection.Scope.STORE, "orders", CHANGES));
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    @BeforeEach
    void forgetChanges() {
        CHANGES.set(0);
    }

    /** Counts the changes that got through. */
    private record Things(Scope scope, String name, AtomicInteger changes) implements RestSection {
        @Override
        public Object resource(Place place) {
            return new Resource(place, changes);
        }

        @Override
        public Class<?> type() {
            return Resource.class;
        }

        record Seen(String account, String store, String thing, Set<String> accounts) {}

        public static final class Resource {
            private final Place place;
            private final AtomicInteger changes;

            Resource(Place place, AtomicInteger changes) {
                this.place = place;
                this.changes = changes;
            }

            private Seen seen(String thing) {
                return new Seen(
                        place.account(),
                        place.store(),
                        thing,
                        place.caller().accounts().ids());
            }

            @GET
            public Seen list() {
                return seen("");
            }

            @GET
            @Path("{thing: .*}")
            public Seen one(@PathParam("thing") String thing) {
                return seen(thing);
            }

            @POST
            public void add(Map<String, String> body) {
                changes.incrementAndGet();
            }

            @PUT
            @Path("{thing}")
            public void put(@PathParam("thing") String thing, Map<String, String> body) {
                changes.incrementAndGet();
            }

            @DELETE
            @Path("{thing}")
            public void remove(@PathParam("thing") String thing) {
                changes.incrementAndGet();
            }
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(api.uri(ApiExport.PATH + path));
    }

    private HttpRequest.Builder as(String user, String path) {
        return to(path).header("Authorization", ApiServer.basic(user, "right"));
    }

    private static HttpRequest.BodyPublisher credentials(String user, String password) {
        return BodyPublishers.ofString("{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }

    private HttpResponse<String> logIn(String user, String password, String... headers) throws Exception {
        HttpRequest.Builder request =
                to("/session").header("Content-Type", "application/json").POST(credentials(user, password));
        return api.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String cookie(HttpResponse<String> login) {
        return login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String csrf(HttpResponse<String> login) throws IOException {
        return json(login).get("csrf").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }

    @Test
    void beginsWithACookieThatOnlyTheServerReads() throws Exception {
        HttpResponse<String> login = logIn("admin", "right");

        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("tributary_session=[A-Za-z0-9_-]{43}; Path=/tributary; HttpOnly; SameSite=Strict");
        assertThat(login.body())
                .matches(
                        "\\{\"user\":\"admin\",\"role\":\"admin\",\"accounts\":null,\"manages\":null,\"csrf\":\"[A-Za-z0-9_-]{43}\","
                                + "\"idleSeconds\":1800}");
        HttpResponse<String> again = api.send(to("/session").header("Cookie", cookie(login)));
        assertThat(again.body()).isEqualTo(login.body());
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void keepsTheCookieOnTlsWhereAProxyBringsIt() throws Exception {
        assertThat(logIn("admin", "right", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .endsWith("; Path=/tributary; Secure; HttpOnly; SameSite=Strict");
    }

    @ParameterizedTest
    @CsvSource({
        "manager, manager, '[\"acme\"]', '[\"acme\"]'",
        "both, manager, '[\"acme\",\"zoo\"]', '[\"acme\"]'",
        "viewer, viewer, '[\"acme\"]', []",
        "reader, viewer, null, []"
    })
    void saysWhatTheUserMaySeeAndChange(String user, String role, String accounts, String manages) throws Exception {
        JsonNode session = json(logIn(user, "right"));

        assertThat(session.get("role").asText()).isEqualTo(role);
        assertThat(session.get("accounts").toString()).isEqualTo(accounts);
        assertThat(session.get("manages").toString()).isEqualTo(manages);
    }

    @Test
    void tellsWhoIsThereByHttpBasicWithoutASession() throws Exception {
        assertThat(api.send(as("manager", "/session")).body())
                .isEqualTo(
                        "{\"user\":\"manager\",\"role\":\"manager\",\"accounts\":[\"acme\"],\"manages\":[\"acme\"],\"csrf\":null,"
                                + "\"idleSeconds\":1800}");
        assertThat(api.send(as("manager", "/session").DELETE()).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, wrong, 401, User or password is wrong.",
        "nobody, wrong, 401, User or password is wrong.",
        "admin, often, 429, Too many wrong passwords. Try again in a minute.",
        "admin, '', 422, '\"password\" is needed to log in.'",
        "'', right, 422, '\"user\" is needed to log in.'"
    })
    void saysWhyNobodyIsLoggedIn(String user, String password, int status, String detail) throws Exception {
        HttpResponse<String> answer = logIn(user, password);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("detail").asText()).isEqualTo(detail);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
    }

    @ParameterizedTest
    @DisplayName("case 118: what cannot be read of a login is explained without the password")
    @ValueSource(
            strings = {
                "{\"user\":\"admin\",\"password\":{\"is\":\"s3cret\"}}",
                "{\"user\":\"admin\",\"password\":\"s3cret\",}",
                "{\"user\":\"admin\",\"passwort\":\"s3cret\"}",
                "{\"user\":[],\"password\":\"s3cret\"}"
            })
    void neverRepeatsAPassword(String body) throws Exception {
        HttpResponse<String> answer = api.send(
                to("/session").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("s3cret");
        assertThat(new SessionResource.LoginJson("admin", "s3cret")).hasToString("admin:***");
    }

    @Test
    void refusesAUserWithoutARole() throws Exception {
        assertThat(logIn("nobody", "right").statusCode()).isEqualTo(403);
        assertThat(api.send(as("nobody", "/accounts")).statusCode()).isEqualTo(403);
    }

    @Test
    void eachLoginBeginsANewSessionAndEndsTheOneBefore() throws Exception {
        String planted = cookie(logIn("viewer", "right"));

        HttpResponse<String> login = logIn("admin", "right", "Cookie", planted);

        assertThat(cookie(login)).isNotEqualTo(planted);
        assertThat(api.send(to("/session").header("Cookie", planted)).statusCode())
                .isEqualTo(401);
        assertThat(logIn("admin", "right", "Cookie", "tributary_session=" + "x".repeat(43))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .doesNotContain("xxx");
    }

    @Test
    void logoutEndsTheSessionAndTakesTheCookieBack() throws Exception {
        HttpResponse<String> login = logIn("admin", "right");

        HttpResponse<String> out = api.send(to("/session")
                .headers("Cookie", cookie(login), "X-CSRF-Token", csrf(login))
                .DELETE());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie"))
                .hasValue("tributary_session=; Path=/tributary; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(api.send(to("/session").header("Cookie", cookie(login))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anEndedSessionIsToldAsOne() throws Exception {
        String cookie = cookie(logIn("admin", "right"));
        CLOCK.pass(IDLE);

        HttpResponse<String> answer = api.send(to("/accounts").header("Cookie", cookie));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).get("detail").asText()).isEqualTo("The session has ended. Log in again.");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, false",
        "User-Agent, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/120', false",
        "User-Agent, curl/8.5.0, true"
    })
    void invitesOnlyMachinesToHttpBasic(String header, String value, boolean isInvited) throws Exception {
        HttpResponse<String> answer = api.send(to("/session").header(header, value));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(isInvited);
    }

    @Test
    void withoutADatabaseHttpBasicGoesOnAndSessionsDoNot() throws Exception {
        String cookie = cookie(logIn("admin", "right"));
        ApiServer bare = new ApiServer(
                ApiServer.ADMIN,
                new SessionSection(ApiServer.ADMIN, new Sessions(IDLE, CLOCK)),
                new Things(RestSection.Scope.ROOT, "accounts", CHANGES));
        try {
            assertThat(bare.post("/session", "{\"user\":\"admin\",\"password\":\"right\"}")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(bare.send(HttpRequest.newBuilder(bare.uri(ApiExport.PATH + "/session"))
                                    .header("Cookie", cookie))
                            .statusCode())
                    .isEqualTo(503);
            assertThat(bare.get("/accounts").statusCode()).isEqualTo(200);
        } finally {
            bare.close();
        }
    }

    @ParameterizedTest
    @DisplayName(
            "case 116: a change by cookie without or with a foreign token, or from a foreign page, changes nothing")
    @CsvSource({
        "POST, /accounts",
        "PUT, /accounts/acme",
        "DELETE, /accounts/acme",
        "POST, /accounts/acme/stores",
        "DELETE, /accounts/acme/stores/shop/orders/7",
        "DELETE, /session"
    })
    void changesNothingThatAPageOfOursDidNotAskFor(String method, String path) throws Exception {
        HttpResponse<String> login = logIn("admin", "right");
        String foreign = csrf(logIn("admin", "right"));
        String[][] attempts = {
            {"Cookie", cookie(login)},
            {"Cookie", cookie(login), "X-CSRF-Token", ""},
            {"Cookie", cookie(login), "X-CSRF-Token", foreign},
            {"Cookie", cookie(login), "X-CSRF-Token", csrf(login), "Origin", "https://evil.example"},
            {"Cookie", cookie(login), "X-CSRF-Token", csrf(login), "Sec-Fetch-Site", "cross-site"},
        };
        for (String[] headers : attempts) {
            HttpRequest.Builder request = to(path).header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{}"))
                    .headers(headers);
            assertThat(api.send(request).statusCode()).isEqualTo(403);
        }
        assertThat(CHANGES).hasValue(0);
        assertThat(api.send(to("/session").header("Cookie", cookie(login))).statusCode())
                .isEqualTo(200);

        HttpResponse<String> ours = api.send(to(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}"))
                .headers("Cookie", cookie(login), "X-CSRF-Token", csrf(login)));
        assertThat(ours.statusCode()).isEqualTo(204);
        assertThat(CHANGES).hasValue(path.equals("/session") ? 0 : 1);
    }

    @Test
    @DisplayName("case 116: a foreign page logs nobody in")
    void aForeignPageLogsNobodyIn() throws Exception {
        assertThat(logIn("admin", "right", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(api.send(to("/session").header("Content-Type", "text/plain").POST(credentials("admin", "right")))
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @DisplayName("case 116: a change dressed as GET changes nothing")
    @ValueSource(strings = {"DELETE", "POST", "PUT"})
    void changesNothingByReading(String method) throws Exception {
        String cookie = cookie(logIn("admin", "right"));
        String[] paths = {"/accounts/acme", "/accounts/acme?_method=" + method, "/accounts/acme?%5Fmethod=" + method};
        for (String path : paths) {
            api.send(to(path).header("Cookie", cookie));
            api.send(to(path).headers("Cookie", cookie, "X-HTTP-Method-Override", method));
            api.send(as("viewer", path).header("X-HTTP-Method-Override", method));
        }
        assertThat(CHANGES).hasValue(0);
    }

    @ParameterizedTest
    @DisplayName("case 121: each kind of address without login and as each role")
    @CsvSource({
        "GET, /, 401, 200, 200, 200, 200",
        "GET, /openapi.json, 401, 200, 200, 200, 200",
        "GET, /session, 401, 200, 200, 200, 200",
        "GET, /health, 401, 200, 403, 403, 403",
        "GET, /unknown, 401, 404, 403, 403, 403",
        "GET, /accounts, 401, 200, 200, 200, 200",
        "GET, /accounts/, 401, 200, 200, 200, 200",
        "POST, /accounts, 401, 204, 403, 403, 403",
        "GET, /accounts/acme, 401, 200, 200, 200, 200",
        "PUT, /accounts/acme, 401, 204, 204, 403, 403",
        "DELETE, /accounts/acme, 401, 204, 403, 403, 403",
        "GET, /accounts/acme/stores, 401, 200, 200, 200, 200",
        "HEAD, /accounts/acme/stores, 401, 200, 200, 200, 200",
        "POST, /accounts/acme/stores, 401, 204, 204, 403, 403",
        "DELETE, /accounts/acme/stores/shop/orders/7, 401, 204, 204, 403, 403",
        "GET, /accounts/beta, 401, 200, 403, 403, 200",
        "PUT, /accounts/beta, 401, 204, 403, 403, 403",
        "GET, /accounts/beta/stores, 401, 200, 403, 403, 200",
        "HEAD, /accounts/beta/stores, 401, 200, 403, 403, 200",
        "OPTIONS, /accounts/beta/stores, 401, 204, 403, 403, 204",
        "GET, /accounts/beta/stores/shop/orders/7, 401, 200, 403, 403, 200",
        "DELETE, /accounts/beta/stores/shop/orders/7, 401, 204, 403, 403, 403"
    })
    void givesEachRoleItsPart(String method, String path, int nobody, int admin, int manager, int viewer, int reader)
            throws Exception {
        assertThat(status(method, to(path))).isEqualTo(nobody);
        assertThat(status(method, as("admin", path))).isEqualTo(admin);
        assertThat(status(method, as("manager", path))).isEqualTo(manager);
        assertThat(status(method, as("viewer", path))).isEqualTo(viewer);
        assertThat(status(method, as("reader", path))).isEqualTo(reader);
        HttpResponse<String> login = logIn("manager", "right");
        assertThat(status(method, to(path).headers("Cookie", cookie(login), "X-CSRF-Token", csrf(login))))
                .isEqualTo(manager);
    }

    private int status(String method, HttpRequest.Builder request) throws Exception {
        boolean hasBody = method.startsWith("P");
        return api.send(request.header("Content-Type", "application/json")
                        .method(method, hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()))
                .statusCode();
    }

    @Test
    void tellsSectionsWhichAccountsTheCallerMaySee() throws Exception {
        assertThat(json(api.send(as("manager", "/accounts"))).get("accounts").toString())
                .isEqualTo("[\"acme\"]");
    }

    @ParameterizedTest
    @DisplayName("case 121: a manager reaches no other account by an address that is read in two ways")
    @ValueSource(
            strings = {
                "/accounts/acme/../beta/stores",
                "/accounts/acme/%2e%2e/beta/stores",
                "/accounts/acme/.%2E/beta/stores",
                "/accounts/acme/..;/beta/stores",
                "/accounts/acme/..%2fbeta/stores",
                "/accounts/acme%2f..%2fbeta/stores",
                "/accounts/acme%2F%2E%2E%2Fbeta/stores",
                "/accounts/acme%252f..%252fbeta/stores",
                "/accounts/acme%5c..%5cbeta/stores",
                "/accounts/acme\\..\\beta/stores",
                "/accounts//beta/stores",
                "/accounts//acme/../beta/stores",
                "//accounts/beta/stores",
                "/./accounts/beta/stores",
                "/accounts/./beta/stores",
                "/accounts;x=acme/beta/stores",
                "/accounts/beta;account=acme/stores",
                "/accounts/acme;/../beta/stores",
                "/accounts/acme%3b/stores",
                "/%61ccounts/beta/stores",
                "/accounts/b%65ta/stores",
                "/accounts/beta%00/stores",
                "/accounts/beta%/stores",
                "/accounts/%ff/stores",
                "/accounts%2fbeta/stores",
                "/ACCOUNTS/beta/stores",
                "/accounts/BETA/stores",
                "/accounts/Acme/stores",
                "/accounts/ACME/stores",
                "/accounts/acme%20/stores",
                "/accounts/acme+beta/stores",
                "/accounts/beta/",
                "/accounts/beta//",
                "/accounts/beta?account=acme",
                "/accounts/beta/stores/../../acme/stores",
                "/../v1/accounts/beta/stores",
                "/health/../accounts/beta",
                "/session/../accounts/beta",
                "/session/beta",
                "/openapi.json/../accounts/beta",
                "/openapi.json;/accounts/beta"
            })
    void noTrickWithTheAddressLeadsToAnotherAccount(String path) throws Exception {
        assertThat(raw("GET", ApiExport.PATH + path, "manager"))
                .startsWith("HTTP/1.1 40")
                .doesNotContain("\"store\":");
        raw("DELETE", ApiExport.PATH + path + "/shop/orders/7", "manager");
        assertThat(CHANGES).hasValue(0);
    }

    @ParameterizedTest
    @DisplayName("case 121: nor by another way of writing the address of the API itself")
    @ValueSource(
            strings = {
                "/tributary//api/v1/accounts/beta",
                "//tributary/api/v1/accounts/beta",
                "/tributary/api/v1;x/accounts/beta",
                "/tributary/%61pi/v1/accounts/beta",
                "/tributary/./api/v1/accounts/beta",
                "/tributary/x/../api/v1/accounts/beta",
                "/TRIBUTARY/api/v1/accounts/beta"
            })
    void noOtherDoorLeadsToAnotherAccount(String path) throws Exception {
        assertThat(raw("GET", path, "manager")).startsWith("HTTP/1.1 40").doesNotContain("\"store\":");
    }

    /** As it stands: Java's HTTP client would tidy the address up. */
    private String raw(String method, String path, String user) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.uri("/").getPort())) {
            String request =
                    method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: "
                            + ApiServer.basic(user, "right") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isDescribedWithTheOtherSections() throws Exception {
        JsonNode document = json(api.send(as("viewer", "/openapi.json")));

        assertThat(document.at("/paths/~1session").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("get", "post", "delete");
        assertThat(document.at("/paths/~1session/post/security").toString()).isEqualTo("[]");
        assertThat(document.at("/paths/~1session/post/responses/200/content/application~1json/schema")
                        .toString())
                .isEqualTo("{\"$ref\":\"#/components/schemas/SessionJson\"}");
        assertThat(document.get("security").toString()).isEqualTo("[{\"basic\":[]},{\"session\":[]}]");
        assertThat(document.at("/components/securitySchemes/session/name").asText())
                .isEqualTo("tributary_session");
    }
}
