package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest extends SandboxTest {

    private static final Fault.Trigger ORDERS = Fault.on("/v2/orders");

    @BeforeEach
    void fill() {
        store.generateOrders(300, 1, OrderMix.typical());
    }

    private HttpResponse<String> orders() throws IOException {
        HttpRequest request =
                client.request("v2/orders").timeout(Duration.ofSeconds(5)).build();
        return client.send(request);
    }

    @Test
    void hitsTheNthRequestOnce() throws IOException {
        store.fault(ORDERS.nth(2).html(502));

        assertThat(orders().statusCode()).isEqualTo(200);
        HttpResponse<String> broken = orders();
        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(broken.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(broken.body()).contains("<html>");
        assertThat(orders().statusCode()).isEqualTo(200);
    }

    @Test
    void leavesOtherResourcesAlone() {
        store.fault(Fault.on("/v2/orders/\\d+/coupons").always().status(500));

        assertThat(client.get("v2/orders/101").statusCode()).isEqualTo(200);
        assertThat(client.get("v2/orders/101/coupons").statusCode()).isEqualTo(500);
        store.clearFaults();
        assertThat(client.get("v2/orders/101/coupons").statusCode()).isIn(200, 204);
    }

    @Test
    void aBare429HasNoHeadersAndAnotherHasAbsurdOnes() throws IOException {
        store.fault(ORDERS.status(429));
        store.fault(ORDERS.tooManyRequests("86400000"));

        HttpResponse<String> bare = orders();
        assertThat(bare.statusCode()).isEqualTo(429);
        assertThat(bare.headers().map()).containsOnlyKeys("content-length", "date");
        assertThat(orders().headers().firstValue("X-Rate-Limit-Time-Reset-Ms")).contains("86400000");
    }

    @Test
    void anAnswerMayBeNoOrderListAtAll() throws IOException {
        store.fault(ORDERS.status(204));
        store.fault(ORDERS.json("null"));
        store.fault(ORDERS.html(200));
        store.fault(ORDERS.redirect(302, "http://evil.example/"));

        assertThat(orders().statusCode()).isEqualTo(204);
        assertThat(orders().body()).isEqualTo("null");
        assertThat(orders().statusCode()).isEqualTo(200);
        assertThat(orders().headers().firstValue("Location")).contains("http://evil.example/");
    }

    static Stream<Named<Function<Fault.Trigger, Fault>>> cuts() {
        return Stream.of(
                Named.of("dropped", Fault.Trigger::drop),
                Named.of("lost", Fault.Trigger::loseAnswer),
                Named.of("cut within the body", trigger -> trigger.cutAfter(500)),
                Named.of("length too long", trigger -> trigger.wrongLength(100)),
                Named.of("chunks without end", Fault.Trigger::unendedChunks));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void theClientSeesABrokenConnection(Function<Fault.Trigger, Fault> fault) throws IOException {
        // Always, because java.net.http tries a GET again by itself when it saw no byte of an answer.
        store.fault(fault.apply(ORDERS.always()));

        assertThatThrownBy(this::orders).isInstanceOf(IOException.class);
        store.clearFaults();
        assertThat(orders().statusCode()).isEqualTo(200);
    }

    @Test
    void aLostAnswerWasActedOn() {
        store.fault(Fault.on("/v2/coupons").method("POST").loseAnswer());
        String body = "{\"name\":\"Dan\",\"code\":\"DAN15\",\"type\":\"percentage_discount\",\"amount\":\"15\","
                + "\"applies_to\":{\"entity\":\"categories\",\"ids\":[0]}}";

        assertThatThrownBy(() -> client.write("POST", "v2/coupons", body)).hasCauseInstanceOf(IOException.class);

        assertThat(store.coupon("DAN15")).isPresent();
        assertThat(store.requests().get(0).status()).isZero();
    }

    @Test
    void truncatedJsonMayEndCleanly() throws IOException {
        String whole = orders().body();
        store.fault(ORDERS.truncateTo(1000));

        assertThat(orders().body()).isEqualTo(whole.substring(0, 1000));
    }

    @Test
    void bodiesMayBeSpoilt() throws IOException {
        store.fault(ORDERS.byteOrderMark());
        store.fault(ORDERS.contentType("text/plain"));
        store.fault(ORDERS.headers(Map.of("Content-Type", "")));
        store.fault(ORDERS.brokenGzip());

        assertThat(orders().body()).startsWith("\uFEFF[");
        assertThat(orders().headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(orders().headers().firstValue("Content-Type")).isEmpty();
        assertThat(orders().headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void firstPageForEverIgnoresPageAndKeyset() {
        store.fault(ORDERS.firstPageForEver());

        assertThat(client.ids("v2/orders?page=3")).startsWith(101L);
        assertThat(client.ids("v2/orders?min_id=350")).startsWith(101L);
    }

    @Test
    void slowAndSilentStoresOutlastTheClientsPatience() {
        store.fault(ORDERS.hang());
        store.fault(ORDERS.hangAfterHeaders());
        store.fault(ORDERS.drip(5));
        store.fault(ORDERS.delay(Duration.ofHours(1)));

        for (int i = 0; i < 4; i++) {
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync("v2/orders");
            assertThatThrownBy(() -> answer.get(150, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            answer.cancel(true);
        }
    }

    @Test
    void aDelayedAnswerIsStillRight() throws IOException {
        store.fault(ORDERS.delay(Duration.ofMillis(20)));

        assertThat(orders().statusCode()).isEqualTo(200);
    }

    @Test
    void hugeAnswersAreAsLongAsTheySay() throws IOException {
        store.fault(ORDERS.huge(3_000_000, false));

        assertThat(orders().body()).hasSize(3_000_000).startsWith("[ ").endsWith(" ]");
    }

    @Test
    void closingTheServerEndsHangingAnswers() throws Exception {
        store.fault(ORDERS.hang());
        Thread asking = new Thread(() -> assertThatThrownBy(this::orders).isInstanceOf(IOException.class));
        asking.start();
        while (store.requestCount() == 0) {
            Thread.onSpinWait();
        }

        server.close();

        asking.join(5_000);
        assertThat(asking.isAlive()).isFalse();
    }
}
