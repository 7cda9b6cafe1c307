package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AccessTest extends SandboxTest {

    private static Client legacy(SandboxStore store, String key) {
        String user = store.spec().legacy().orElseThrow().user();
        byte[] login = (user + ":" + key).getBytes(StandardCharsets.UTF_8);
        return Client.withHeader(
                store.legacyApiPath().resolve(".."),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login));
    }

    @Test
    void refusesAWrongTokenInTheShapeOfEachApi() {
        Client stranger = Client.withHeader(store.apiPath().resolve(".."), "X-Auth-Token", "wrong");

        assertThat(stranger.get("v2/orders").statusCode()).isEqualTo(401);
        assertThat(stranger.json("v2/orders").at("/0/status").intValue()).isEqualTo(401);
        assertThat(stranger.json("v3/hooks").get("status").intValue()).isEqualTo(401);
    }

    @Test
    void aReplacedTokenIsRefused() {
        store.replaceToken("new");

        assertThat(client.get("v2/orders").statusCode()).isEqualTo(401);
    }

    @Test
    void namesTheMissingScope() {
        use(StoreSpec.of("narrow").withoutQuota().withScopes("store_v2_orders_read_only"));

        assertThat(client.get("v2/orders").statusCode()).isEqualTo(204);
        assertThat(client.get("v3/orders/payment_actions/refunds").statusCode()).isEqualTo(200);
        assertThat(client.get("v3/hooks").statusCode()).isEqualTo(200);
        assertThat(client.get("v2/coupons").statusCode()).isEqualTo(403);
        assertThat(client.get("v2/store").statusCode()).isEqualTo(403);
        assertThat(client.get("v3/content/scripts").statusCode()).isEqualTo(403);
        store.replaceScopes(List.of("store_v2_marketing_read_only"));
        assertThat(client.get("v2/coupons").statusCode()).isEqualTo(204);
        assertThat(client.write("POST", "v2/coupons", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void legacyAccountsUseBasicAndV2Only() {
        use(StoreSpec.of("legacy").withLegacy("ann", "key").withQuota(3, Duration.ofHours(1)));
        store.addOrder(OrderSpec.of("10.00"));
        Client right = legacy(store, "key");

        HttpResponse<String> response = right.get("v2/orders.json");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-BC-ApiLimit-Remaining")).contains("2");
        assertThat(right.get("v3/hooks").statusCode()).isEqualTo(404);
        assertThat(legacy(store, "wrong").get("v2/orders").statusCode()).isEqualTo(401);
        right.get("v2/time");
        right.get("v2/time");
        assertThat(right.get("v2/time").statusCode()).isEqualTo(429);
        assertThat(right.get("v2/time").headers().firstValue("X-Retry-After")).contains("3600");
    }

    @Test
    void theQuotaIsAnnouncedKeptAndRenewed() {
        use(StoreSpec.of("busy").withQuota(2, Duration.ofSeconds(5)));

        HttpResponse<String> first = client.get("v2/time");
        assertThat(first.headers().firstValue("X-Rate-Limit-Requests-Quota")).contains("2");
        assertThat(first.headers().firstValue("X-Rate-Limit-Requests-Left")).contains("1");
        assertThat(first.headers().firstValue("X-Rate-Limit-Time-Window-Ms")).contains("5000");
        clock.advance(Duration.ofSeconds(2));
        client.get("v2/time");
        HttpResponse<String> refused = client.get("v2/time");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("X-Rate-Limit-Time-Reset-Ms")).contains("3000");
        clock.advance(Duration.ofSeconds(3));
        assertThat(client.get("v2/time").statusCode()).isEqualTo(200);
    }

    @Test
    void methodsAndFormsThatTheApiDoesNotTake() throws IOException {
        assertThat(client.write("PATCH", "v2/coupons/1", "{}").statusCode()).isEqualTo(501);
        assertThat(client.write("DELETE", "v2/orders", "").statusCode()).isEqualTo(405);
        assertThat(client.get("v2/nothing").statusCode()).isEqualTo(404);
        HttpRequest text =
                client.request("v2/coupons").POST(BodyPublishers.ofString("{}")).build();
        assertThat(client.send(text).statusCode()).isEqualTo(415);
        HttpRequest xml = HttpRequest.newBuilder(store.apiPath().resolve("../v2/time"))
                .header("X-Auth-Token", store.spec().token())
                .header("Accept", "application/xml")
                .build();
        assertThat(client.send(xml).statusCode()).isEqualTo(406);
    }

    @Test
    void anUnknownStoreIs404() {
        URI elsewhere = URI.create("http://127.0.0.1:" + server.port() + "/stores/nobody/");

        assertThat(Client.withHeader(elsewhere, "X-Auth-Token", "x")
                        .get("v2/time")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsTimeAndStoreByItsOwnClock() {
        JsonNode info = client.json("v2/store");

        assertThat(client.json("v2/time").get("time").asLong()).isEqualTo(1_773_144_000L);
        assertThat(client.get("v2/time").headers().firstValue("Date")).contains("Tue, 10 Mar 2026 12:00:00 GMT");
        assertThat(info.get("id").textValue()).isEqualTo("abc123");
        assertThat(info.get("currency").textValue()).isEqualTo("USD");
        assertThat(info.at("/timezone/name").textValue()).isEqualTo("America/Chicago");
        assertThat(info.at("/timezone/raw_offset").intValue()).isEqualTo(-21_600);
    }

    @Test
    void packsAnswersForThoseWhoAsk() throws IOException, InterruptedException {
        store.addOrder(OrderSpec.of("10.00"));
        HttpRequest request =
                client.request("v2/orders").header("Accept-Encoding", "gzip").build();

        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(client.get("v2/orders").body());
    }

    @Test
    void logsWhatWasAsked() {
        store.clearRequests();

        client.get("v2/orders?limit=250&min_id=1");
        client.write("POST", "v2/coupons", "{}");

        assertThat(store.requestCount()).isEqualTo(2);
        assertThat(store.requests().get(0))
                .isEqualTo(new LoggedRequest(
                        "GET",
                        "/stores/abc123/v2/orders",
                        "/v2/orders",
                        "limit=250&min_id=1",
                        "",
                        204,
                        clock.instant()));
        assertThat(store.requests().get(1).body()).isEqualTo("{}");
        assertThat(store.requests().get(1).status()).isEqualTo(400);
    }

    @Test
    void hooksActBetweenTwoAnswers() {
        store.addOrder(OrderSpec.of("10.00"));
        store.afterAnswer(request -> store.addOrder(OrderSpec.of("20.00")));

        assertThat(client.ids("v2/orders")).hasSize(1);
        assertThat(client.ids("v2/orders")).hasSize(2);
    }

    @Test
    void twoStoresDoNotShareAHashOrALegacyUser() {
        assertThatIllegalArgumentException().isThrownBy(() -> server.createStore(StoreSpec.of("abc123")));
        server.createStore(StoreSpec.of("one").withLegacy("ann"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.createStore(StoreSpec.of("two").withLegacy("ann")));
    }

    @Test
    void secretsAreNotPrinted() {
        StoreSpec spec = StoreSpec.of("quiet").withToken("s3cret").withLegacy("ann", "k3y");

        assertThat(spec.toString()).doesNotContain("s3cret", "k3y");
    }
}
