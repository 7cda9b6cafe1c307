package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.empty;
import static io.tributary.testkit.RawServer.full;
import static io.tributary.testkit.RawServer.json;
import static io.tributary.testkit.RawServer.ok;
import static io.tributary.testkit.RawServer.raw;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the wire is either got over or a failure that says so; none is taken for the end. */
class TransportFaultsTest {
    private static final RawServer.Handler ORDERS = Orders.between(1, 500, 250);
    private static final byte[] BOTH = "\uFEFF[]".getBytes(StandardCharsets.UTF_8);

    static Stream<Arguments> passingFaults() throws IOException {
        String page = Orders.page(LongStream.rangeClosed(251, 500));
        byte[] packed = gzip(page);
        byte[] damaged = packed.clone();
        damaged[damaged.length / 2] ^= 0x55;
        damaged[damaged.length / 2 + 1] ^= 0x55;
        return Stream.of(
                Arguments.of("case E74: 500", status(500, "")),
                Arguments.of(
                        "case E75: 502 with HTML",
                        full(502, "<html><b>Bad gateway</b></html>".getBytes(StandardCharsets.UTF_8), "text/html")),
                Arguments.of("503", status(503, "")),
                Arguments.of("504", status(504, "")),
                Arguments.of("a gateway's own 522", status(522, "")),
                Arguments.of(
                        "case E76: a web page with 200",
                        ok("<html>Down for maintenance</html>".getBytes(StandardCharsets.UTF_8), "text/html")),
                Arguments.of(
                        "a web page that says it is JSON",
                        ok("<html>Down</html>".getBytes(StandardCharsets.UTF_8), "application/json")),
                Arguments.of("case E77: truncated JSON, clean end", json(page.substring(0, 9_000))),
                Arguments.of(
                        "case E78: truncated JSON, connection cut",
                        raw("HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n"
                                + page.substring(0, 9_000))),
                Arguments.of("case E79: errors with 200", json("{\"errors\":[{\"title\":\"x\"}]}")),
                Arguments.of("case E79: null", json("null")),
                Arguments.of("case E79: {}", json("{}")),
                Arguments.of("case E79: no body at all", json("")),
                Arguments.of("an error list with 200", json("[{\"status\":500,\"message\":\"Oops\"}]")),
                Arguments.of("something behind the end", json(page + page)),
                Arguments.of("case E86: closed without an answer", raw("")),
                Arguments.of("case E86: half a status line", raw("HTTP/1.1 2")),
                Arguments.of("case E86: damaged gzip", ok(damaged, "application/json", "Content-Encoding: gzip")),
                Arguments.of(
                        "case E86: gzip that is cut off",
                        ok(Arrays.copyOf(packed, packed.length / 2), "application/json", "Content-Encoding: gzip")),
                Arguments.of(
                        "case E86: gzip that is none",
                        ok("[]".getBytes(StandardCharsets.UTF_8), "a/b", "Content-Encoding: gzip")),
                Arguments.of("case E86: longer than it is", raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[]")),
                Arguments.of(
                        "case E86: shorter than it is", raw("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + page)),
                Arguments.of(
                        "case E86: chunked without end",
                        raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n")),
                Arguments.of(
                        "a header without end", raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n[]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void getsOverAFaultThatPasses(String fault, RawServer.Answer answer) throws StoreException {
        AtomicInteger faults = new AtomicInteger();
        try (Opened opened = Opened.current(asked ->
                asked.number("min_id") == 251 && faults.getAndIncrement() == 0 ? answer : ORDERS.answer(asked))) {
            assertThat(Orders.ids(opened.store.orders(OrderQuery.all()))).hasSize(500);
            // What follows an answer that is longer than it said may spoil the connection for one more request.
            assertThat(opened.sent).hasValueBetween(4, 5);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void tellsAFaultThatStays(String fault, RawServer.Answer answer) throws StoreException {
        try (Opened opened = Opened.current(asked -> asked.number("min_id") == 251 ? answer : ORDERS.answer(asked))) {
            StoreException.Unavailable failure = catchThrowableOfType(
                    StoreException.Unavailable.class, () -> Orders.ids(opened.store.orders(OrderQuery.all())));
            assertThat(failure.getMessage())
                    .startsWith("GET /v2/orders on 127.0.0.1 ")
                    .doesNotContain("<", Opened.TOKEN, "min_id");
            assertThat(failure.mayHaveActed()).isFalse();
            assertThat(opened.sent).hasValue(1 + Pauses.TRIES);
            assertThat(opened.time.waits)
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(16));
        }
    }

    @Test
    @DisplayName("case E75: the message names the status and has no markup")
    void namesTheStatus() throws StoreException {
        try (Opened opened = Opened.current(asked ->
                status(503, "{\"status\":503,\"title\":\"<b>Service</b> Unavailable\"}", "X-Retry-After: 120"))) {
            StoreException.Unavailable failure =
                    catchThrowableOfType(StoreException.Unavailable.class, () -> opened.store.findOrder(7));
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure).hasMessage("GET /v2/orders/7 on 127.0.0.1 was answered with 503: Service Unavailable");
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(120));
        }
    }

    @Test
    void readsGzipAndAByteOrderMark() throws StoreException, IOException {
        byte[] packed = gzip(Orders.page(LongStream.rangeClosed(1, 250)));
        try (Opened opened = Opened.current(asked -> asked.number("min_id") == 1
                ? ok(packed, "application/json", "Content-Encoding: gzip")
                : ok(BOTH, "application/json"))) {
            assertThat(Orders.ids(opened.store.orders(OrderQuery.all()))).hasSize(250);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    @DisplayName("case E89: what is not allowed is asked once")
    void doesNotRepeatWhatIsNotAllowed(int status) throws StoreException {
        try (Opened opened =
                Opened.current(asked -> status(status, "{\"title\":\"Token " + Opened.TOKEN + " is bad.\"}"))) {
            StoreException.Unauthorized failure =
                    catchThrowableOfType(StoreException.Unauthorized.class, () -> opened.store.findCoupon(3));
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.scopeMissing()).isEqualTo(status == 403);
            assertThat(failure.getMessage()).contains("Token *** is bad.").doesNotContain(Opened.TOKEN);
            assertThat(opened.sent).hasValue(1);
        }
    }

    @Test
    @DisplayName("case E90: a missing scope is named as the control panel names it")
    void namesTheMissingScope() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(403, ""))) {
            assertThat(catchThrowableOfType(
                            StoreException.Unauthorized.class,
                            () -> opened.store.coupons().next()))
                    .hasMessage(
                            "GET /v2/coupons on 127.0.0.1 was answered with 403. The API account needs \"Marketing\""
                                    + " (modify).");
        }
    }

    @Test
    void saysWhatToDoAboutALoginThatDoesNotWork() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(401, ""))) {
            assertThat(catchThrowableOfType(StoreException.Unauthorized.class, opened.store::info))
                    .hasMessage("GET /v2/store on 127.0.0.1 was answered with 401. The API key or access token is wrong"
                            + " or was revoked; enter it again, or a new one.");
        }
        try (Opened opened = Opened.current(asked -> status(403, ""))) {
            assertThat(catchThrowableOfType(StoreException.Unauthorized.class, opened.store::info))
                    .hasMessage("GET /v2/store on 127.0.0.1 was answered with 403. The API account lacks a permission"
                            + " (OAuth scope) for this.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    @DisplayName("case E82: redirects are not followed")
    void followsNoRedirect(int status) throws StoreException {
        try (RawServer elsewhere = new RawServer(asked -> empty());
                Opened opened = Opened.current(
                        asked -> status(status, "", "Location: http://127.0.0.1:" + elsewhere.port() + "/v2/orders"))) {
            StoreException.Refused refused = catchThrowableOfType(
                    StoreException.Refused.class,
                    () -> opened.store.orders(OrderQuery.all()).next());
            assertThat(refused)
                    .hasMessageContaining("a redirect (" + status + ") to 127.0.0.1; redirects are not followed");
            assertThat(elsewhere.asked).isEmpty();
            assertThat(opened.sent).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 415, 501, 507})
    void rejectsWithoutRepeating(int status) throws StoreException {
        try (Opened opened = Opened.current(asked -> status(status, "[{\"status\":404,\"message\":\"No.\"}]"))) {
            StoreException.Rejected failure =
                    catchThrowableOfType(StoreException.Rejected.class, () -> opened.store.findCoupon(3));
            assertThat(failure.status()).isEqualTo(status);
            assertThat(opened.sent).hasValue(1);
        }
    }

    @Test
    @DisplayName("case E87: an answer beyond the limit is refused, packed or not")
    void refusesEndlessAnswers() throws StoreException {
        for (boolean packed : List.of(true, false)) {
            try (Opened opened = Opened.current(asked -> out -> {
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                + (packed ? "Content-Encoding: gzip\r\n" : "") + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                endless(packed ? new GZIPOutputStream(out) : out);
                return false;
            })) {
                StoreException.Unavailable failure =
                        catchThrowableOfType(StoreException.Unavailable.class, () -> opened.store.findOrder(1));
                assertThat(failure)
                        .hasMessage("GET /v2/orders/1 on 127.0.0.1 was answered with more than 1 MB, which is"
                                + " refused.");
                assertThat(opened.sent).hasValue(1);
            }
        }
    }

    /** Until the reader hangs up. */
    private static void endless(OutputStream out) throws IOException {
        byte[] blanks = new byte[1 << 16];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < 100_000; i++) {
            out.write(blanks);
        }
    }

    @Test
    @DisplayName("case E84: a store that sends a byte now and then is given up after the total time")
    void givesUpASlowAnswer() throws StoreException {
        CountDownLatch over = new CountDownLatch(1);
        Settings settings = new Settings(
                Opened.SETTINGS.addresses(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(300),
                1 << 20);
        try (Opened opened = Opened.current(settings, asked -> out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            drip(out, over);
            return false;
        })) {
            StoreException.Unavailable failure =
                    catchThrowableOfType(StoreException.Unavailable.class, () -> opened.store.findOrder(1));
            assertThat(failure).hasMessageContaining("no complete answer within");
            over.countDown();
        }
    }

    private static void drip(OutputStream out, CountDownLatch over) throws IOException {
        try {
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("case E85: a store that never answers is timed out and asked again")
    void timesOutSilence() throws StoreException {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger asks = new AtomicInteger();
        Settings settings = new Settings(
                Opened.SETTINGS.addresses(),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                1 << 20);
        try (Opened opened = Opened.current(
                settings,
                asked -> asks.getAndIncrement() == 0
                        ? out -> {
                            drip(OutputStream.nullOutputStream(), over);
                            return false;
                        }
                        : json(Orders.json(1)))) {
            assertThat(opened.store.findOrder(1)).isPresent();
            assertThat(asks).hasValue(2);
            over.countDown();
        }
    }

    @Test
    void getsNoConnectionWhereNobodyListens() throws StoreException {
        try (Opened opened = Opened.current(asked -> empty())) {
            opened.server.close();
            StoreException.Unavailable failure =
                    catchThrowableOfType(StoreException.Unavailable.class, () -> opened.store.findOrder(1));
            assertThat(failure).hasMessage("GET /v2/orders/1 on 127.0.0.1 got no connection.");
            assertThat(opened.sent).hasValue(Pauses.TRIES);
        }
    }

    @Test
    void anInterruptEndsACallAtOnceAlsoWhileTheSocketBlocks() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (Opened opened = Opened.current(asked -> {
            reached.countDown();
            return out -> {
                drip(OutputStream.nullOutputStream(), over);
                return false;
            };
        })) {
            Object[] outcome = new Object[2];
            Thread caller = new Thread(() -> {
                try {
                    opened.store.findOrder(1);
                } catch (StoreException e) {
                    outcome[0] = e;
                    outcome[1] = Thread.currentThread().isInterrupted();
                }
            });
            caller.start();
            assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join(4_000);
            assertThat(outcome[0]).isInstanceOf(StoreException.Interrupted.class);
            assertThat(outcome[1]).isEqualTo(true);
            over.countDown();
        }
    }

    @Test
    void stoppingTheConnectorEndsAWaitForAnotherTryAtOnce() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CallObserver observer = new CallObserver() {
            @Override
            public void waiting(Duration time, String reason) {
                waiting.countDown();
            }
        };
        HttpBigCommerce connector = new HttpBigCommerce(Opened.SETTINGS, Time.SYSTEM, Pauses.REAL);
        try (RawServer server = new RawServer(asked -> status(500, ""))) {
            Store store = connector.open(
                    StoreAddress.parse(server.currentAddress()), new Credentials.AccessToken(Opened.TOKEN), observer);
            StoreException[] outcome = new StoreException[1];
            Thread caller = new Thread(() ->
                    outcome[0] = catchThrowableOfType(StoreException.Unavailable.class, () -> store.findOrder(1)));
            caller.start();
            assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
            connector.close();
            caller.join(4_000);
            assertThat(outcome[0]).hasMessageContaining("was stopped");
            assertThat(server.asked).hasSize(1);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
