package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.rest.RestSection.Scope;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static ApiServer api;

    @BeforeAll
    static void start() {
        api = new ApiServer(
                ApiServer.ADMIN,
                new Notes(Scope.ROOT, "notes"),
                new Notes(Scope.ACCOUNT, "stores"),
                new Notes(Scope.STORE, "notes"));
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    @Test
    void asksForALoginBeforeAnythingElse() throws Exception {
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(api.uri(ApiExport.PATH + "/nothing")));

        assertProblem(answer, 401, "Log in with HTTP Basic as a user of this server.");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"karaf\", charset=\"UTF-8\"");
    }

    @ParameterizedTest
    @CsvSource({"admin, wrong, 401", "nobody, right, 401", "viewer, right, 403", "guesser, right, 429"})
    void letsOnlyAdminsIn(String user, String password, int status) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(ApiExport.PATH + "/"))
                .header("Authorization", ApiServer.basic(user, password));

        assertThat(api.send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/notes, ''", "/accounts/one/stores, one", "/accounts/one/stores/shop/notes, oneshop"})
    void tellsSectionsWhoAsks(String section, String place) throws Exception {
        assertThat(api.get(section + "/caller").body())
                .isEqualTo("{\"account\":\"admin\",\"store\":\"127.0.0.1\",\"id\":\"" + place + "\",\"note\":null}");
    }

    @Test
    void tellsWhomAProxySaysItSpeaksFor() throws Exception {
        HttpRequest.Builder request = api.request("/notes/caller")
                .header("X-Forwarded-For", "203.0.113.7, 10.0.0.1" + "x".repeat(500))
                .header("X-Forwarded-User", "root");

        assertThat(api.send(request).body())
                .startsWith("{\"account\":\"admin\",\"store\":\"127.0.0.1, says: for 203.0.113.7, 10.0.0.1xxx")
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic YWRtaW4=", "Basic /////w==", "Bearer YWRtaW46cmlnaHQ="})
    void takesNoOddCredentials(String header) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.uri(ApiExport.PATH + "/")).header("Authorization", header);

        assertThat(api.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void cannotBeReachedThroughAnotherServletOfCxf() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("/cxf" + ApiExport.PATH + "/"))
                .header("Authorization", ApiServer.basic("admin", "right"));

        assertThat(api.send(request).statusCode()).isEqualTo(404);
    }

    @Test
    void asksForPatienceUntilItIsExported() throws Exception {
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(api.uri("/early/notes")));

        assertProblem(answer, 503, "The API is starting or being updated. Try again in a moment.");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/notes", "/notes/missing", "/notes/bug", "/nothing", "/openapi.json"})
    void putsTheHeadersOnEveryAnswer(String path) throws Exception {
        HttpResponse<String> answer = api.get(path);

        GuardedServlet.HEADERS.forEach(
                (name, value) -> assertThat(answer.headers().firstValue(name)).hasValue(value));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void keepsBrowsersOnTlsWhereAProxyBringsIt() throws Exception {
        HttpResponse<String> answer = api.send(api.request("/").header("X-Forwarded-Proto", "https"));

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void listsWhatIsServed() throws Exception {
        assertThat(api.get("/").body())
                .isEqualTo("{\"name\":\"Tributary\",\"openapi\":\"openapi.json\",\"sections\":["
                        + "{\"name\":\"stores\",\"path\":\"accounts/{account}/stores\"},"
                        + "{\"name\":\"notes\",\"path\":\"accounts/{account}/stores/{store}/notes\"},"
                        + "{\"name\":\"notes\",\"path\":\"notes\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/notes/one, '', '', one",
        "/accounts/shop/stores/one, shop, '', one",
        "/accounts/shop/stores/main/notes/one, shop, main, one",
        "/accounts/sh%C3%B6p/stores/one, shöp, '', one"
    })
    void leadsToTheSectionThatTheAddressNames(String path, String account, String store, String id) throws Exception {
        JsonNode seen = json(api.get(path));

        assertThat(seen.get("account").asText()).isEqualTo(account);
        assertThat(seen.get("store").asText()).isEqualTo(store);
        assertThat(seen.get("id").asText()).isEqualTo(id);
    }

    @Test
    void writesMomentsAsIso8601AndDecimalsPlain() throws Exception {
        HttpResponse<String> answer = api.get("/notes");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("[{\"title\":\"first\",\"price\":1000,\"at\":\"2026-01-31T12:00:00Z\",\"open\":true,"
                        + "\"colour\":\"RED\",\"lines\":[]}]");
    }

    @Test
    void readsTheSameFromMembersThatAreNullOrLeftOut() throws Exception {
        String one = api.post("/notes", "{\"title\":\"x\"}").body();
        String other = api.post("/notes", "{\"title\":\"x\",\"price\":null,\"lines\":null}")
                .body();

        assertThat(one).isEqualTo(other).contains("\"title\":\"x\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"titel\":1} | titel | The member \"titel\" is not known here. Known are: at, colour, lines, open, price, title.",
                "{\"lines\":[{},{\"txt\":1}]} | lines[1].txt | The member \"lines[1].txt\" is not known here. Known are: count, text.",
                "{\"price\":\"much\"} | price | \"price\" must be a decimal number.",
                "{\"open\":\"perhaps\"} | open | \"open\" must be true or false.",
                "{\"open\":1} | open | \"open\" must be true or false.",
                "{\"at\":\"today\"} | at | \"at\" must be a moment such as 2026-01-31T12:00:00Z.",
                "{\"colour\":\"blue\"} | colour | \"colour\" must be one of \"RED\", \"GREEN\".",
                "{\"lines\":{}} | lines | \"lines\" must be a list.",
                "{\"title\":{}} | title | \"title\" must be a text.",
                "[] | `` | The body must be a JSON object.",
                "null | `` | A JSON body is needed here.",
                "`` | `` | A JSON body is needed here."
            })
    void saysWhatCannotBeReadAndWhere(String body, String field, String detail) throws Exception {
        HttpResponse<String> answer = api.post("/notes", body);

        assertProblem(answer, 400, detail);
        assertThat(json(answer).path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\": oops} | line 1, column",
                "{\"title\":\"x\"} {} | line 1, column",
                "{\"title\":\"x\",\"title\":\"y\"} | line 1, column"
            })
    void saysWhereTheJsonEnds(String body, String place) throws Exception {
        HttpResponse<String> answer = api.post("/notes", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText())
                .startsWith("The body is not valid JSON: " + place)
                .doesNotContain("java", "jackson", "oops");
    }

    @Test
    void refusesAValueInTheWordsOfItsRecord() throws Exception {
        HttpResponse<String> answer = api.post("/notes", "{\"lines\":[{\"text\":\" \"}]}");

        assertProblem(answer, 422, "\"lines[0]\" has a value that cannot be: a text may not be blank.");
    }

    @Test
    void refusesNestingThatNobodyNeeds() throws Exception {
        HttpResponse<String> answer = api.post("/notes", "[".repeat(5000));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"missing, 404, 'There is no note \"missing\".'", "wrong, 422, This id cannot be."})
    void passesOnWhatASectionSays(String id, int status, String detail) throws Exception {
        assertProblem(api.get("/notes/" + id), status, detail);
    }

    @Test
    void tellsABugByItsNumberOnly() throws Exception {
        HttpResponse<String> answer = api.get("/notes/bug");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(json(answer).get("detail").asText())
                .matches("This should not have happened\\. The log has the cause under [0-9a-f-]{36}\\.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /accounts/shop/nothing, 404",
        "GET, /accounts/shop/stores/main/nothing, 404",
        "GET, /services, 404",
        "GET, /notes/UPPER, 404",
        "PUT, /notes, 405",
        "TRACE, /notes, 405",
        "PATCH, /notes, 405"
    })
    void answersWithAProblemWhereNothingIs(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = api.send(api.request(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void answersNothingButJson() throws Exception {
        assertThat(api.send(api.request("/openapi.json").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws Exception {
        HttpResponse<String> answer = api.send(api.request("/notes").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void saysWhichMethodsTheApiKnows() throws Exception {
        HttpResponse<String> answer = api.send(api.request("/notes").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST, PUT, DELETE");
    }

    @Test
    void answersADeletionWithoutABody() throws Exception {
        assertThat(api.send(api.request("/notes/one").DELETE()).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"})
    void readsNothingButJson(String type) throws Exception {
        HttpResponse<String> answer =
                api.send(api.request("/notes").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));

        assertProblem(answer, 415, "This API reads application/json only.");
    }

    @Test
    void readsNoBodyAboveAMegabyte() throws Exception {
        String large = "{\"title\":\"" + "x".repeat(Guard.MAX_BODY) + "\"}";

        assertThat(api.post("/notes", large).statusCode()).isEqualTo(413);
    }

    @Test
    void readsNoBodyAboveAMegabyteWhoseSizeIsNotTold() throws Exception {
        byte[] large = ("{\"title\":\"" + "x".repeat(Guard.MAX_BODY) + "\"}").getBytes();
        HttpResponse<String> answer = api.send(api.request("/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example"})
    void refusesChangesFromAnotherSitesPage(String origin) throws Exception {
        HttpResponse<String> answer =
                api.send(api.request("/notes/one").header("Origin", origin).DELETE());

        assertProblem(answer, 403, "Another site's page may not change anything here.");
    }

    @Test
    void acceptsChangesFromItsOwnPages() throws Exception {
        String own = "http://127.0.0.1:" + api.uri("/").getPort();

        assertThat(api.send(api.request("/notes/one").header("Origin", own).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(api.send(api.request("/notes/one")
                                .headers("Origin", own, "Sec-Fetch-Site", "cross-site")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsAnotherSitesPageReadNothing() throws Exception {
        HttpResponse<String> answer = api.send(api.request("/notes").header("Origin", "https://evil.example"));

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Map<?, ?> problem = Json.mapper().readValue(answer.body(), Map.class);
        assertThat(problem.get("type")).isEqualTo("about:blank");
        assertThat(problem.get("detail")).isEqualTo(detail);
        assertThat(problem.get("status")).isEqualTo(status).isEqualTo(answer.statusCode());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.mapper().readTree(answer.body());
    }
}
