package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.Fault;
import io.tributary.sandbox.Fault.Trigger;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.StoreSpec;
import io.tributary.sync.SyncFailure;
import io.tributary.testkit.RawServer;
import io.tributary.testkit.RawServer.Asked;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The import over a wire on which things go wrong. Each fault ends in a complete import, or in a run that failed, says at
 * what and keeps its place; a later quiet run makes good for all of it.
 */
class FaultsTest {
    private static final int PAGE = 50;
    private static final int ORDERS = 120;
    private static final StoreSpec SPEC = StoreSpec.of("abc123").withoutQuota().withPageCap(PAGE);
    private Shop shop;

    @AfterEach
    void close() {
        shop.close();
    }

    private void open(Shop opened) {
        shop = opened;
        shop.store.generateOrders(
                ORDERS,
                70,
                OrderMix.typical()
                        .withStatuses(11, 10, 5, 14)
                        .withPeriod(Instant.parse("2026-02-01T00:00:00Z"), Duration.ofDays(20)));
        shop.store.refund(shop.store.orderIds().get(7), RefundSpec.ofOrder("1.00"));
    }

    private static Arguments fault(String name, Function<Trigger, Fault> effect) {
        return Arguments.of(name, effect);
    }

    /** What may pass when the request is sent again. */
    static Stream<Arguments> passing() {
        return Stream.of(
                fault("case E74: 500", on -> on.status(500)),
                fault("case E75: 502 with HTML", on -> on.html(502)),
                fault("case E76: a web page with 200", on -> on.html(200)),
                fault("case E77: truncated JSON, clean end", on -> on.truncateTo(9_000)),
                fault("case E78: truncated JSON, connection cut", on -> on.cutAfter(9_000)),
                fault("case E79: errors with 200", on -> on.json("{\"errors\":[{\"message\":\"Oops\"}]}")),
                fault("case E79: null", on -> on.json("null")),
                fault("case E79: {}", on -> on.json("{}")),
                fault("case E79: nothing", on -> on.json("")),
                fault("case E86: reset", Trigger::drop),
                fault("case E86: reset after the work", Trigger::loseAnswer),
                fault("case E86: broken gzip", Trigger::brokenGzip),
                fault("case E86: shorter than it says", on -> on.wrongLength(100)),
                fault("case E86: longer than it says", on -> on.wrongLength(-100)),
                fault("case E86: chunked without end", Trigger::unendedChunks),
                fault("case E91: 503", on -> on.status(503)));
    }

    @ParameterizedTest(name = "{0}, once")
    @MethodSource("passing")
    void aFaultThatPassesIsGotOver(String name, Function<Trigger, Fault> effect) {
        open(new Shop(SPEC));
        shop.store.fault(effect.apply(Fault.on("/v2/orders").nth(2)));
        assertThat(shop.run().counts).containsEntry("read", (long) ORDERS);
        assertThat(shop.world.ledger().summary(World.STORE).readUntil()).isPresent();
        assertThat(shop.clock.waited()).isLessThan(Duration.ofSeconds(6));
        Universal.healed(shop);
    }

    @ParameterizedTest(name = "{0}, again and again")
    @MethodSource("passing")
    void aFaultThatStaysFailsTheRunAndTheNextOneGoesOnFromThere(String name, Function<Trigger, Fault> effect) {
        open(new Shop(SPEC));
        shop.store.fault(effect.apply(Fault.on("/v2/orders").nth(2).always()));
        failsAtTheOrders();
        // What is left of an answer that is longer than it says is met by the next try, which then never arrives.
        assertThat(requestsOf("/v2/orders")).as("tries").isBetween(1 + 2L, 1 + 4L);
        shop.store.clearFaults();
        assertThat(shop.run().count("read")).as("only what was left").isEqualTo(ORDERS - PAGE);
        Universal.healed(shop);
    }

    /** What sending again does not help against. */
    static Stream<Arguments> lasting() {
        return Stream.of(
                fault("case E81: 404 on the list", on -> on.status(404)),
                fault("case E82: a redirect to another host", on -> on.redirect(302, "https://evil.example/v2/orders")),
                fault("case E82: a redirect to http", on -> on.redirect(301, "http://127.0.0.1:1/v2/orders")),
                fault("case E87: 500 MB", on -> on.huge(500L << 20, false)),
                fault("case E87: a gzip bomb of 2 GB", on -> on.huge(2L << 30, true)),
                fault("case E89: 401", on -> on.status(401)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void aFaultThatDoesNotPassIsNotTriedAgain(String name, Function<Trigger, Fault> effect) {
        open(new Shop(SPEC));
        shop.store.fault(effect.apply(Fault.on("/v2/orders").nth(2).always()));
        failsAtTheOrders();
        assertThat(requestsOf("/v2/orders")).as("tries").isEqualTo(1 + 1);
        assertThat(shop.clock.waited()).isZero();
        shop.store.clearFaults();
        assertThat(shop.run().count("read")).as("only what was left").isEqualTo(ORDERS - PAGE);
        assertThat(shop.world.connections.attention).isEmpty();
        Universal.healed(shop);
    }

    /** The run fails at the second list, says so, and its place is kept. */
    private void failsAtTheOrders() {
        Optional<Instant> before = shop.world.ledger().summary(World.STORE).readUntil();
        shop.clock.later(Duration.ofHours(1));
        SyncFailure failure = shop.world.failingRun();
        assertThat(failure)
                .hasMessageContaining("GET /v2/orders on 127.0.0.1")
                .message()
                .containsAnyOf("the next run goes on from here", "log in again")
                .doesNotContain("<");
        Universal.withoutSecrets(failure);
        Universal.afterRun(shop);
        assertThat(shop.world.ledger().summary(World.STORE).readUntil()).isEqualTo(before);
        assertThat(shop.world.ledger().summary(World.STORE).orders().values())
                .as("what was read before is kept")
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(PAGE));
    }

    private long requestsOf(String resource) {
        return shop.store.requests().stream()
                .filter(request -> request.resource().equals(resource))
                .count();
    }

    @Test
    @DisplayName("case E86: a byte order mark is no fault")
    void byteOrderMark() {
        open(new Shop(SPEC));
        shop.store.fault(Fault.on("/v2/orders").always().byteOrderMark());
        assertThat(shop.run().counts).containsEntry("read", (long) ORDERS);
        shop.store.clearFaults();
        Universal.healed(shop);
    }

    @ParameterizedTest(name = "case E80: {0} on page 2 of 3, once")
    @ValueSource(strings = {"204", "[]"})
    void aHiccupIsNotTheEnd(String answer) {
        open(new Shop(SPEC));
        Trigger second = Fault.on("/v2/orders").nth(2);
        shop.store.fault(answer.equals("204") ? second.status(204) : second.json(answer));
        shop.run();
        Universal.afterRun(shop);
        assertThat(shop.world.ledger().summary(World.STORE).readUntil())
                .as("does not say that all was read")
                .isEmpty();
        shop.run();
        Universal.healed(shop);
    }

    @Test
    @DisplayName("case E70: with a quota of 25 in 5 s the store seldom refuses, and hardly any time is lost")
    void quota() {
        shop = new Shop(
                StoreSpec.of("abc123").withQuota(25, Duration.ofSeconds(5)).withoutCodesInLists());
        shop.store.generateOrders(
                2250, 70, OrderMix.typical().withStatuses(11).withCouponShare(0).withRefundShare(0));
        shop.store.generateOrders(
                250, 71, OrderMix.typical().withStatuses(11).withCouponShare(1).withRefundShare(0));
        shop.run();
        Universal.afterRun(shop);
        long requests = shop.store.requestCount();
        long windows = (requests + 24) / 25 - 1;
        assertThat(requests).as("lists, coupons, refunds").isBetween(260L, 265L);
        assertThat(shop.calls.refused.get()).isLessThanOrEqualTo((int) windows);
        assertThat(shop.clock.waited()).isLessThanOrEqualTo(Duration.ofMillis(windows * 5_750));
        assertThat(shop.world.platform.purchases).hasSize(2500);
    }

    @Test
    @DisplayName("case E71: refusals that tell nothing are met with waits that grow and end")
    void bareRefusals() {
        try (RawServer door = new RawServer()) {
            shop = new Shop(
                    StoreSpec.of("abc123").withQuota(25, Duration.ofSeconds(5)).withoutCodesInLists(),
                    Shop.LIMITS,
                    address(door));
            door.answering(asked -> RawServer.from(shop.server.port(), asked, header -> false));
            shop.store.generateOrders(
                    2250,
                    70,
                    OrderMix.typical().withStatuses(11).withCouponShare(0).withRefundShare(0));
            shop.store.generateOrders(
                    250,
                    71,
                    OrderMix.typical().withStatuses(11).withCouponShare(1).withRefundShare(0));
            shop.run();
            assertThat(shop.calls.refused.get()).isBetween(1, 60);
            assertThat(shop.clock.waited()).isLessThan(Duration.ofMinutes(5));
            assertThat(shop.world.platform.purchases).hasSize(2500);
            Universal.afterRun(shop);
        }
    }

    @ParameterizedTest(name = "case E73: told to wait \"{0}\" ms")
    @ValueSource(strings = {"0", "-5", "abc", "86400000", "1e9", ""})
    void absurdWaits(String reset) {
        open(new Shop(SPEC));
        shop.store.fault(Fault.on("/v2/orders").nth(2).tooManyRequests(reset));
        shop.run();
        assertThat(shop.clock.waited()).isBetween(Duration.ofMillis(500), Duration.ofMinutes(11));
        assertThat(shop.calls.waitedFor).hasValue("the store's quota");
        Universal.healed(shop);
    }

    /** Faults that a time-out ends. */
    static Stream<Arguments> silent() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n";
        return Stream.of(
                wire("case E84: 5 bytes a second from the first on", (raw, asked) -> raw.slowly(head + "[ ", 5)),
                wire("case E84: 5 bytes a second after the headers", (raw, asked) -> slowBody(raw, head)),
                wire("case E85: no answer", (raw, asked) -> raw.silentAfter("")),
                wire("case E85: silence after the headers", (raw, asked) -> raw.silentAfter(head + "[")));
    }

    private interface Wire {
        RawServer.Answer answer(RawServer raw, Asked asked);
    }

    private static Arguments wire(String name, Wire wire) {
        return Arguments.of(name, wire);
    }

    private static RawServer.Answer slowBody(RawServer raw, String head) {
        return out -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return raw.slowly("[" + " ".repeat(900), 5).write(out);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void aStoreThatDoesNotComeToAnEndIsGivenUp(String name, Wire wire) {
        try (RawServer door = new RawServer()) {
            open(new Shop(SPEC, Shop.IMPATIENT, address(door)));
            door.answering(asked -> isSecondPage(asked) ? wire.answer(door, asked) : fromStore(asked));
            failsAtTheOrders();
            door.answering(this::fromStore);
            shop.run();
            Universal.healed(shop);
        }
    }

    /** Faults that no server of HTTP lets one do. */
    static Stream<Arguments> wild() {
        return Stream.of(
                wire("case E86: half a status line", (raw, asked) -> RawServer.raw("HTTP/1.1 2")),
                wire("case E86: not HTTP at all", (raw, asked) -> RawServer.raw("SSH-2.0-OpenSSH_9.2\r\n")),
                wire(
                        "case E86: a header without end",
                        (raw, asked) -> RawServer.raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000))),
                wire(
                        "case E86: two answers in one",
                        (raw, asked) -> RawServer.raw(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n")),
                wire("case E87: chunks without end", (raw, asked) -> RawServer.endless(false)),
                wire("case E87: gzip without end", (raw, asked) -> RawServer.endless(true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wild")
    void whatIsNoAnswerIsNotTakenForOne(String name, Wire wire) {
        try (RawServer door = new RawServer()) {
            open(new Shop(SPEC, Shop.LIMITS, address(door)));
            door.answering(asked -> isSecondPage(asked) ? wire.answer(door, asked) : fromStore(asked));
            failsAtTheOrders();
            door.answering(this::fromStore);
            shop.run();
            Universal.healed(shop);
        }
    }

    private static URI address(RawServer door) {
        return URI.create(door.currentAddress());
    }

    private RawServer.Answer fromStore(Asked asked) throws IOException {
        return RawServer.from(shop.server.port(), asked, header -> header.startsWith("x-rate"));
    }

    private static boolean isSecondPage(Asked asked) {
        return asked.path().endsWith("/v2/orders") && asked.number("min_id") > 1;
    }

    @Test
    @DisplayName("case E84: while one store dribbles, another one's run goes on")
    void oneSlowStoreDoesNotHoldUpAnother() throws Exception {
        try (RawServer door = new RawServer()) {
            open(new Shop(SPEC, Shop.IMPATIENT, address(door)));
            CountDownLatch reached = new CountDownLatch(1);
            door.answering(asked -> {
                reached.countDown();
                return door.slowly("HTTP/1.1 200 OK\r\n", 5);
            });
            SyncFailure[] slow = new SyncFailure[1];
            Thread dribbling = new Thread(() -> slow[0] = shop.world.failingRun());
            dribbling.start();
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
            World other = shop.undisturbed();
            assertThat(other.run().counts).containsEntry("read", (long) ORDERS);
            dribbling.join(30_000);
            assertThat(slow[0]).hasMessageContaining("no complete answer within");
        }
    }

    @Test
    @DisplayName("case E82: nothing is sent to where a redirect points")
    void redirectsAreNotFollowed() {
        try (RawServer elsewhere = new RawServer(asked -> RawServer.json("[]"))) {
            open(new Shop(SPEC));
            shop.store.fault(Fault.on("/v2/orders")
                    .always()
                    .redirect(307, "http://127.0.0.1:" + elsewhere.port() + "/stores/abc123/v2/orders"));
            assertThat(shop.world.failingRun()).hasMessageContaining("redirects are not followed");
            assertThat(elsewhere.asked).isEmpty();
            shop.store.clearFaults();
            shop.run();
            Universal.healed(shop);
        }
    }

    @Test
    @DisplayName("case E89: a token revoked in the middle is asked with once, and after a new login the import goes on")
    void tokenRevoked() {
        open(new Shop(SPEC));
        AtomicBoolean revoking = new AtomicBoolean(true);
        shop.store.afterAnswer(request -> {
            if (revoking.get() && request.resource().equals("/v2/orders") && request.status() == 200) {
                shop.store.replaceToken("another-token");
            }
        });
        failsAtTheOrders();
        assertThat(shop.world.connections.attention).contains("enter the credentials again");
        assertThat(requestsOf("/v2/orders")).isEqualTo(2);
        revoking.set(false);
        shop.store.replaceToken(Shop.TOKEN);
        shop.run();
        assertThat(shop.world.connections.attention).isEmpty();
        Universal.healed(shop);
    }

    @Test
    @DisplayName("case E90: a scope that is lost for coupons does not stop orders")
    void scopeLostForCoupons() {
        open(new Shop(SPEC));
        shop.store.fault(Fault.on("/v2/coupons.*").always().status(403));
        assertThat(shop.run().counts).containsEntry("read", (long) ORDERS);
        Universal.healed(shop);
    }

    @Test
    @DisplayName("case E90: a scope that is lost for refunds does not stop orders, and the merchant is told which one")
    void scopeLostForRefunds() {
        open(new Shop(SPEC));
        shop.store.fault(Fault.on("/v3/orders/payment_actions/refunds").always().status(403));
        assertThat(shop.run().counts).containsEntry("read", (long) ORDERS);
        assertThat(shop.world.connections.attention).contains("refunds cannot be read", "scope");
        shop.store.clearFaults();
        shop.run();
        assertThat(shop.world.connections.attention).isEmpty();
        assertThat(shop.world.purchase(shop.store.orderIds().get(7)))
                .isEqualTo(purchaseOf(shop.undisturbed(), shop.store.orderIds().get(7)));
    }

    private static String purchaseOf(World world, long id) {
        world.run();
        return world.purchase(id);
    }

    @Test
    @DisplayName("case E91: a store that is shut for three hours is asked seldom, and comes back by itself")
    void suspended() {
        open(new Shop(SPEC));
        shop.run();
        shop.store.clearRequests();
        shop.store.generateOrders(100, 91, OrderMix.typical().withStatuses(11));
        shop.store.orderIds().forEach(id -> shop.store.editOrder(id, order -> order));
        shop.store.fault(Fault.on(".*").always().html(503));
        for (int quarter = 0; quarter < 12; quarter++) {
            shop.clock.later(Duration.ofMinutes(15));
            SyncFailure failure = shop.world.failingRun();
            assertThat(failure).hasMessageContaining("answered with 503");
            assertThat(shop.world.connections.attention).isEmpty();
        }
        assertThat(shop.store.requestCount()).as("requests in three hours").isLessThanOrEqualTo(12 * 8);
        Map<Instant, Long> tries =
                shop.store.requests().stream().collect(Collectors.groupingBy(LoggedRequest::at, Collectors.counting()));
        // When the refunds are given up, the orders are asked for.
        assertThat(tries.values()).as("requests at one moment").allMatch(times -> times <= 2);
        shop.store.clearFaults();
        assertThat(shop.run().count("new")).isEqualTo(100);
        Universal.healed(shop);
    }
}
