package io.tributary.platform.embedded.internal;

import static io.tributary.platform.embedded.internal.TrackingRig.ACCOUNT;
import static io.tributary.platform.embedded.internal.TrackingRig.EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.health.Measure;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.LeadFilter;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.TrackingSettings.Addresses;
import io.tributary.platform.embedded.TrackingSettings.Credit;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.tracking.CollectorConfig;
import io.tributary.platform.embedded.internal.tracking.CollectorService;
import io.tributary.platform.embedded.internal.tracking.JettyHttp;
import io.tributary.platform.embedded.internal.tracking.Script;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and others in front of the collector, over HTTP. */
class CollectorServiceTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0 Safari/537.36";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TrackingRig rig = new TrackingRig();
    private final JettyHttp http = new JettyHttp();
    private final String key = rig.tracking.tracking(ACCOUNT).publicKey();
    private JettyHttp second;
    private CollectorService service = new CollectorService(config(600, 60_000), rig.hits, http);

    CollectorServiceTest() throws Exception {}

    private static CollectorConfig config(int ofAddress, int ofKey) {
        return new CollectorConfig() {
            @Override
            public String public_address() {
                return "";
            }

            @Override
            public String proxies() {
                return "127.0.0.1, ::1";
            }

            @Override
            public int address_hits_per_minute() {
                return ofAddress;
            }

            @Override
            public int key_hits_per_minute() {
                return ofKey;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return CollectorConfig.class;
            }
        };
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        http.stop();
        if (second != null) {
            second.stop();
        }
    }

    /** All that was accepted is written then. */
    private List<Visit> visits() throws Exception {
        service.close();
        return rig.tracking.visits(ACCOUNT, 1000);
    }

    private List<Lead> leads() throws Exception {
        service.close();
        return rig.tracking.leads(ACCOUNT, LeadFilter.ALL, OptionalLong.empty(), 1000);
    }

    @Test
    void takesAVisitAndReadsItsAddress() throws Exception {
        HttpResponse<String> answer = post(visit(
                "https://www.Shop.example:443/sh%C3%B6es/?afmc=ann10&afmc_sub=mail%201&utm_source=n&utm_medium=e&utm_campaign=s&q=secret#x",
                "https://blog.example/post?token=secret"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        List<Visit> visits = visits();
        assertThat(visits)
                .containsExactly(new Visit(
                        visits.get(0).at(),
                        EVE,
                        Optional.of(TrackingRig.affiliate(1)),
                        "ann10",
                        "mail 1",
                        "n",
                        "e",
                        "s",
                        "www.shop.example/shöes/",
                        "blog.example/post"));
    }

    @Test
    void takesLeadsAndKeepsTheirSource() throws Exception {
        assertThat(post(lead("checkout", "eve@mail.example")).statusCode()).isEqualTo(204);
        assertThat(post(lead("<img src=x>", "max@mail.example")).statusCode()).isEqualTo(204);
        assertThat(leads()).extracting(Lead::source).containsExactly("form", "checkout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "42",
                "null",
                "{}",
                "{\"v\":1}",
                "{\"v\":2,\"k\":\"KEY\",\"t\":\"visit\",\"i\":\"eve___________________\",\"u\":\"https://a.example/\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"visit\",\"i\":\"short\",\"u\":\"https://a.example/\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"visit\",\"i\":\"eve___________________\",\"u\":\"javascript:alert(1)\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"visit\",\"i\":\"eve___________________\",\"u\":\"https://<b>/\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"other\",\"i\":\"eve___________________\",\"u\":\"https://a.example/\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"lead\",\"i\":\"eve___________________\",\"u\":\"https://a.example/\",\"e\":\"no address\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"lead\",\"i\":\"eve___________________\",\"u\":\"https://a.example/\",\"e\":\"a b@c.example\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"order\",\"i\":\"eve___________________\",\"u\":\"https://a.example/\",\"o\":\"-1\"}",
                "{\"v\":1,\"k\":\"KEY\",\"t\":\"order\",\"i\":\"eve___________________\",\"u\":\"https://a.example/\",\"o\":\"9999999999999999999\"}",
                "{\"v\":1,\"k\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}}",
                "{\"v\":1} {\"v\":1}"
            })
    void saysWhatIsWrongWithWhatCannotBeRead(String body) throws Exception {
        HttpResponse<String> answer = post(body.replace("KEY", key));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":400");
        assertThat(visits()).isEmpty();
        assertThat(service.figures().refused()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        byte[] body = visit("https://shop.example/\u00e9", "").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(client.send(
                                request("/tributary/t/hit")
                                        .POST(BodyPublishers.ofByteArray(body))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesKeysThatAreNobodys() throws Exception {
        assertThat(post(visit("https://shop.example/", "").replace(key, "0".repeat(32)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatIsTooLongHoweverItIsSent() throws Exception {
        String longest = visit("https://shop.example/" + "a".repeat(3500), "");
        assertThat(post(longest).statusCode()).isEqualTo(204);
        String body = visit("https://shop.example/" + "a".repeat(5000), "");
        assertThat(post(body).statusCode()).isEqualTo(413);
        HttpRequest chunked = request("/tributary/t/hit")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(visits()).extracting(Visit::landing).allMatch(landing -> landing.length() == 400);
    }

    /** What a browser never sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /tributary/t/hit HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\nConnection: close\r\n\r\n{",
                "POST /tributary/t/hit HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"
            })
    void answersABrokenRequestAndGoesOn(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", http.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(post(visit("https://shop.example/", "")).statusCode()).isEqualTo(204);
        assertThat(visits()).hasSize(1);
    }

    @Test
    void keepsTextsAsTextsAndWithoutWhatNobodyCanSee() throws Exception {
        post(visit(
                "https://shop.example/%3Cscript%3Ealert(1)%3C/script%3E%00%1B%E2%80%AE%0A?afmc=%27%3B%20drop%20table%20platform_visit%3B%20--&utm_campaign=%F0%9F%98%80",
                ""));
        Visit visit = visits().get(0);
        assertThat(visit.landing()).isEqualTo("shop.example/<script>alert(1)</script>");
        assertThat(visit.code()).isEqualTo("'; drop table platform_visit; --");
        assertThat(visit.campaign()).isEqualTo("\uD83D\uDE00");
        assertThat(visit.affiliate()).isEmpty();
    }

    @Test
    void takesHalfOfACharacterForNothing() throws Exception {
        String body = visit("https://shop.example/\\ud800x?afmc=\\udc00\\u0000a", "");
        assertThat(post(body).statusCode()).isEqualTo(204);
        Visit visit = visits().get(0);
        assertThat(visit.landing()).isEqualTo("shop.example/x");
        assertThat(visit.code()).isEqualTo("a");
    }

    @Test
    void theSamePageByTheSameLinkIsOneVisit() throws Exception {
        for (int at = 0; at < 3; at++) {
            assertThat(post(visit("https://shop.example/?afmc=ANN10", "")).statusCode())
                    .isEqualTo(204);
        }
        post(visit("https://shop.example/?afmc=BOB10", ""));
        post(visit("https://shop.example/other?afmc=BOB10", ""));
        assertThat(visits()).hasSize(3);
        assertThat(service.figures().duplicates()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html),,1",
        "curl/8.5.0,,1",
        "'',,1",
        "'" + BROWSER + "',prefetch;prerender,1",
        "'" + BROWSER + "',,0",
        "Mozilla/5.0 (Linux; Android 9; CUBOT_X18) Mobile Safari/537.36,,0"
    })
    void leavesOutProgramsWithoutTellingThem(String agent, String purpose, int bots) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(http.address().resolve("/tributary/t/hit"))
                .header("User-Agent", agent)
                .POST(BodyPublishers.ofString(visit("https://shop.example/", "")));
        if (purpose != null) {
            request.header("Sec-Purpose", purpose);
        }
        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
        assertThat(visits()).hasSize(1 - bots);
        assertThat(service.figures().bots()).isEqualTo(bots);
    }

    @ParameterizedTest
    @CsvSource({"DNT,true,0", "Sec-GPC,true,0", "DNT,false,1"})
    void keepsNothingOfWhoAsksForThatWhereItIsRespected(String header, boolean respect, int kept) throws Exception {
        rig.settings(new TrackingSettings("afmc", Credit.LAST, 30, respect, Addresses.TRUNCATED, 90));
        HttpRequest request = request("/tributary/t/hit")
                .header(header, "1")
                .POST(BodyPublishers.ofString(visit("https://shop.example/", "")))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(visits()).hasSize(kept);
        assertThat(service.figures().doNotTrack()).isEqualTo(1 - kept);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNCATED,203.0.113.77,203.0.113.0",
        "TRUNCATED,2001:db8:1:2::77,2001:db8:1::",
        "NONE,203.0.113.77,''",
        // Whatever stands before the nearest proxy, anybody may have written.
        "TRUNCATED,'198.51.100.1, 203.0.113.77',203.0.113.0",
        "TRUNCATED,'203.0.113.77, 127.0.0.1',203.0.113.0",
        "TRUNCATED,nonsense,127.0.0.0"
    })
    void keepsOfAnAddressWhatTheAccountWants(Addresses how, String forwarded, String kept) throws Exception {
        rig.settings(new TrackingSettings("afmc", Credit.LAST, 30, true, how, 90));
        from(forwarded);
        assertThat(addresses()).containsExactly(kept);
    }

    @Test
    void hashesAddressesUnderAKeyOfTheAccount() throws Exception {
        rig.settings(new TrackingSettings("afmc", Credit.LAST, 30, true, Addresses.HASHED, 90));
        from("203.0.113.77");
        assertThat(addresses()).singleElement().asString().matches("[0-9a-f]{16}");
    }

    private void from(String forwarded) throws Exception {
        HttpRequest request = request("/tributary/t/hit")
                .header("X-Forwarded-For", forwarded)
                .POST(BodyPublishers.ofString(visit("https://shop.example/", "")))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        service.close();
    }

    private List<String> addresses() {
        return rig.database.open(SqlPlatform.class, "platform").withHandle(handle -> handle.createQuery(
                        "select address from platform_visit")
                .mapTo(String.class)
                .list());
    }

    @Test
    void refusesWhoComesTooOftenAndNobodyElse() throws Exception {
        service.close();
        service = new CollectorService(config(60, 60_000), rig.hits, newHttp());
        for (int at = 0; at < 10; at++) {
            assertThat(post(visit("https://shop.example/" + at, "")).statusCode())
                    .isEqualTo(204);
        }
        HttpResponse<String> answer = post(visit("https://shop.example/x", ""));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        HttpRequest other = request("/tributary/t/hit")
                .header("X-Forwarded-For", "203.0.113.77")
                .POST(BodyPublishers.ofString(visit("https://shop.example/y", "")))
                .build();
        assertThat(client.send(other, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    @Test
    void refusesAnAccountsPagesWhenTheyComeTooOften() throws Exception {
        service.close();
        service = new CollectorService(config(6_000, 12), rig.hits, newHttp());
        assertThat(post(visit("https://shop.example/1", "")).statusCode()).isEqualTo(204);
        assertThat(post(visit("https://shop.example/2", "")).statusCode()).isEqualTo(204);
        assertThat(post(visit("https://shop.example/3", "")).statusCode()).isEqualTo(429);
    }

    /** New addresses are new rows, and numbers of orders can be guessed. */
    @ParameterizedTest
    @CsvSource({"lead,120", "order,20"})
    void refusesANetworkThatTellsOfTooManyLeadsOrOrders(String kind, int most) throws Exception {
        service.close();
        service = new CollectorService(config(6_000, 60_000), rig.hits, newHttp());
        for (int at = 0; at < most; at++) {
            assertThat(post(hit(kind, at)).statusCode()).as("number " + at).isEqualTo(204);
        }
        assertThat(post(hit(kind, most)).statusCode()).isEqualTo(429);
        assertThat(post(visit("https://shop.example/", "")).statusCode()).isEqualTo(204);
        HttpRequest other = request("/tributary/t/hit")
                .header("X-Forwarded-For", "203.0.113.77")
                .POST(BodyPublishers.ofString(hit(kind, most)))
                .build();
        assertThat(client.send(other, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    private String hit(String kind, int number) {
        return "{\"v\":1,\"k\":\"" + key + "\",\"t\":\"" + kind + "\",\"i\":\""
                + TrackingRig.visitor("v" + number) + "\",\"u\":\"https://shop.example/\",\"e\":\"a" + number
                + "@mail.example\",\"o\":\"" + (number + 1) + "\"}";
    }

    @Test
    void whatWasRefusedIsNoDuplicate() throws Exception {
        for (int at = 0; at < 60; at++) {
            assertThat(post(visit("https://shop.example/" + at, "")).statusCode())
                    .isEqualTo(204);
        }
        assertThat(post(visit("https://shop.example/x", "")).statusCode()).isEqualTo(429);
        assertThat(post(visit("https://shop.example/x", "")).statusCode()).isEqualTo(429);
    }

    private JettyHttp newHttp() throws Exception {
        second = new JettyHttp();
        return second;
    }

    @Test
    void servesTheScriptForAYear() throws Exception {
        HttpResponse<byte[]> plain = script(Script.CURRENT, "identity", "");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(plain.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        HttpResponse<byte[]> packed = script(Script.CURRENT, "br, gzip;q=0.5", "");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(script(Script.CURRENT, "gzip", tag).statusCode()).isEqualTo(304);
        assertThat(script(Script.CURRENT, "gzip;q=0", tag).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tributary-9.9.9.js",
                "snippet.html",
                "..%2f..%2fdb/platform/V1__platform.sql",
                "README.md",
                "hit.gif",
                "hit/x"
            })
    void servesNothingElse(String name) throws Exception {
        assertThat(script(name, "identity", "").statusCode()).isIn(400, 404);
    }

    @Test
    void sitesMayAskFirst() throws Exception {
        HttpRequest preflight = request("/tributary/t/hit")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(preflight, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
        assertThat(client.send(request("/tributary/t/hit").GET().build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void countsWhatBecomesOfHits() throws Exception {
        post(visit("https://shop.example/", ""));
        post("nonsense");
        service.close();
        assertThat(service.measures())
                .extracting(measure -> measure.name() + measure.labels().values(), Measure::value)
                .contains(
                        tuple("tributary_collector_hits[accepted]", 1.0),
                        tuple("tributary_collector_hits[written]", 1.0),
                        tuple("tributary_collector_hits[refused-unreadable]", 1.0),
                        tuple("tributary_collector_waiting[]", 0.0));
    }

    private HttpResponse<byte[]> script(String name, String encodings, String tag) throws Exception {
        HttpRequest.Builder request = request("/tributary/t/" + name).header("Accept-Encoding", encodings);
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return client.send(request.GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.send(
                request("/tributary/t/hit").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        URI address = (second == null ? http : second).address();
        return HttpRequest.newBuilder(address.resolve(path)).header("User-Agent", BROWSER);
    }

    private String visit(String page, String referrer) {
        return "{\"v\":1,\"k\":\"" + key + "\",\"t\":\"visit\",\"i\":\"" + EVE + "\",\"u\":\"" + page + "\",\"r\":\""
                + referrer + "\",\"more\":true}";
    }

    private String lead(String source, String email) {
        return "{\"v\":1,\"k\":\"" + key + "\",\"t\":\"lead\",\"i\":\"" + EVE
                + "\",\"u\":\"https://shop.example/checkout\",\"e\":\"" + email + "\",\"s\":\"" + source + "\"}";
    }
}
