package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.sandbox.Buyer;
import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The whole path from a store's HTTP answers to purchases, by the real connector. */
class SandboxTest {
    private final MovingClock clock = new MovingClock();
    private SandboxServer server;
    private SandboxStore shop;
    private World world;

    @BeforeEach
    void open() throws Exception {
        server = SandboxServer.start(0, clock);
        connect(StoreSpec.of("abc123").withoutQuota());
    }

    private void connect(StoreSpec spec) throws Exception {
        shop = server.createStore(spec);
        Store store = Connector.create(List.of("127.0.0.0/8"), Shop.LIMITS, clock)
                .open(
                        StoreAddress.parse(shop.apiPath().toString()),
                        new Credentials.AccessToken(spec.token()),
                        CallObserver.NONE);
        world = new World(TestDatabase.empty(), store);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private FakeRun run() {
        clock.later(Duration.ofHours(1));
        return world.run();
    }

    private long lists() {
        return shop.requests().stream()
                .filter(request -> request.resource().equals("/v2/orders"))
                .count();
    }

    @Test
    @DisplayName("case 1: 1,003 orders in five lists and the closing one, each list asking for 250")
    void firstImport() {
        shop.generateOrders(1003, 1, OrderMix.typical().withStatuses(11).withRefundShare(0));
        assertThat(run().counts).containsEntry("read", 1003L);
        assertThat(world.platform.purchases).hasSize(1003);
        assertThat(lists()).isLessThanOrEqualTo(6);
        assertThat(shop.requests())
                .filteredOn(request -> request.resource().equals("/v2/orders"))
                .allMatch(request -> request.query().contains("limit=250"));
        world.assertSettled();
    }

    @Test
    @DisplayName("cases 2 and 3: nothing, then exactly one full page")
    void emptyThenFull() {
        assertThat(run().count("read")).isZero();
        assertThat(world.ledger().summary(World.STORE).readUntil()).contains(clock.instant());
        shop.generateOrders(250, 2, OrderMix.typical().withStatuses(10));
        shop.orderIds().forEach(id -> shop.editOrder(id, order -> order));
        assertThat(run().counts).containsEntry("read", 250L);
        world.assertSettled();
    }

    @Test
    @DisplayName("case 4: orders that change while the lists are read are neither lost nor stale")
    void modifiedWhilePaging() throws Exception {
        connect(StoreSpec.of("busy").withoutQuota().withPageCap(50));
        shop.generateOrders(
                1000, 4, OrderMix.typical().withStatuses(11).withCouponShare(0).withRefundShare(0));
        List<Long> ids = shop.orderIds();
        Random random = new Random(4);
        AtomicBoolean busy = new AtomicBoolean(true);
        shop.afterAnswer(request -> {
            if (busy.get() && request.resource().equals("/v2/orders")) {
                clock.later(Duration.ofSeconds(1));
                shop.setStatus(ids.get(random.nextInt(ids.size())), random.nextBoolean() ? 5 : 10);
            }
        });
        run();
        busy.set(false);
        world.run();
        assertThat(world.platform.purchases.keySet()).hasSizeGreaterThan(900);
        for (Long id : ids) {
            String purchase = world.purchase(id);
            if (shop.order(id).statusId() == 5) {
                assertThat(purchase).as("order " + id).doesNotStartWith("live");
            } else {
                assertThat(purchase).as("order " + id).startsWith("live");
            }
        }
    }

    @Test
    @DisplayName("case 9: dates are compared as moments, not as text")
    void dates() {
        shop.addOrder(OrderSpec.of("10.00")
                .withCreated(Instant.parse("2018-12-05T20:16:55Z"))
                .withModified(Instant.parse("2018-12-05T20:16:55Z")));
        run();
        assertThat(world.ledger().explain(World.STORE, 101).orElseThrow().modifiedAt())
                .isEqualTo("2018-12-05T20:16:55Z");
    }

    @Test
    @DisplayName("cases 10 and 12: a store that ignores dates and has short pages")
    void oddStore() throws Exception {
        connect(StoreSpec.of("odd").withoutQuota().withIgnoredModifiedFilter().withPageCap(50));
        shop.generateOrders(
                130,
                3,
                OrderMix.typical()
                        .withStatuses(11)
                        .withPeriod(Instant.parse("2026-02-01T00:00:00Z"), Duration.ofDays(1)));
        assertThat(run().counts).containsEntry("read", 130L);
        FakeRun again = run();
        assertThat(again.counts).containsEntry("unchanged", 130L).containsEntry("unasked", 130L);
        assertThat(world.platform.effects.values()).containsOnly(1);
    }

    @Test
    @DisplayName("case 11: page 1 for ever ends by itself")
    void repeatedPage() {
        shop.generateOrders(300, 3, OrderMix.typical().withStatuses(11));
        shop.fault(Fault.on("/v2/orders").firstPageForEver());
        world.failingRun();
        assertThat(world.platform.effects.values()).allMatch(times -> times == 1);
    }

    @Test
    @DisplayName("case 13: an order of 60 lines counts whole, and its coupon is found")
    void manyLines() {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(OrderLine.of("Line " + i, 1, "2.00"));
        }
        long id = shop.addOrder(OrderSpec.ofLines(lines).withCoupon("ANN10", "20.00"));
        run();
        assertThat(world.purchase(id)).isEqualTo("live 100.00 USD ann");
    }

    @Test
    @DisplayName("cases 16, 17, 19, 20 and 21: one order through many statuses")
    void statuses() {
        long id = shop.addOrder(OrderSpec.of("100.00").withStatus(0));
        assertThat(after(id, 1)).isEqualTo("none");
        assertThat(after(id, 7)).isEqualTo("none");
        assertThat(after(id, 6)).isEqualTo("none");
        assertThat(after(id, 11)).isEqualTo("live 100.00 USD");
        assertThat(after(id, 5)).isEqualTo("reversed 100.00 USD");
        assertThat(after(id, 11)).isEqualTo("live 100.00 USD");
        assertThat(after(id, 13)).isEqualTo("live 100.00 USD");
        assertThat(after(id, 99)).isEqualTo("live 100.00 USD");
        assertThat(after(id, 6)).isEqualTo("reversed 100.00 USD");
        assertThat(world.platform.purchases).hasSize(1);
        world.assertSettled();
    }

    private String after(long id, int status) {
        clock.later(Duration.ofMinutes(10));
        shop.setStatus(id, status);
        run();
        return world.purchase(id);
    }

    @Test
    @DisplayName("case 22: an edited order")
    void edited() {
        long id = shop.addOrder(OrderSpec.of("100.00").withStatus(2));
        run();
        shop.editOrder(id, order -> order.withLines(OrderLine.of("Towel", 1, "80.00")));
        run();
        assertThat(world.purchase(id)).isEqualTo("live 80.00 USD");
    }

    @Test
    @DisplayName("cases 23 and 26: refunds, with and without a change of the order")
    void refunds() {
        long id = shop.addOrder(OrderSpec.of("100.00").withStatus(10));
        run();
        clock.later(Duration.ofHours(1));
        shop.refund(id, RefundSpec.ofOrder("40.00"));
        run();
        assertThat(world.purchase(id)).isEqualTo("live 60.00 USD");
        assertThat(after(id, 14)).isEqualTo("live 60.00 USD");
        assertThat(after(id, 4)).isEqualTo("reversed 60.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 28: a free order")
    void freeOrder() {
        long id = shop.addOrder(OrderSpec.of("50.00").withCoupon("ANN10", "50.00"));
        run();
        assertThat(world.purchase(id)).isEqualTo("live 0.00 USD ann");
    }

    @Test
    @DisplayName("cases 30, 31, 33 and 39: tax, currency, odd numbers, gift certificates")
    void amounts() {
        long inclusive = shop.addOrder(OrderSpec.of("119.00").withTaxRate("19").withTaxInclusivePrices(true));
        long euro = shop.addOrder(OrderSpec.of("80.00").withCurrency("EUR", "0.92"));
        long number = shop.addOrder(
                OrderSpec.of("62.6793").withRaw("subtotal_ex_tax", "62.6793").withRaw("coupon_discount", "null"));
        long text = shop.addOrder(OrderSpec.of("62.6793").withRaw("coupon_discount", "\"0\""));
        long paid = shop.addOrder(OrderSpec.of("100.00").withGiftCertificate("60.00"));
        run();
        assertThat(world.purchase(inclusive)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(euro)).isEqualTo("live 80.00 EUR");
        assertThat(world.purchase(number)).isEqualTo("live 62.6793 USD");
        assertThat(world.purchase(text)).isEqualTo("live 62.6793 USD");
        assertThat(world.purchase(paid)).isEqualTo("live 100.00 USD");
    }

    @Test
    @DisplayName("cases 34, 37, 38 and 40: labels, twins, odd names, migrated history")
    void oddities() {
        shop.relabelStatus(5, "Completed");
        shop.relabelStatus(10, "Done \u2713");
        long done = shop.addOrder(OrderSpec.of("10.00").withStatus(10));
        long cancelled = shop.addOrder(OrderSpec.of("10.00").withStatus(5));
        long twin = shop.addOrder(OrderSpec.of("10.00").withStatus(10));
        long guest = shop.addOrder(OrderSpec.of("10.00").withBuyer(Buyer.guest("O'Brien <b>", "\uD83D\uDE00", "")));
        long old = shop.addOrder(OrderSpec.of("10.00")
                .withExternalSource("M-MIG")
                .withCreated(Instant.parse("2019-05-01T00:00:00Z"))
                .withCoupon("ANN10", "1.00"));
        run();
        assertThat(world.purchase(done)).isEqualTo("live 10.00 USD");
        assertThat(world.purchase(cancelled)).isEqualTo("none");
        assertThat(world.purchase(twin)).isEqualTo("live 10.00 USD");
        assertThat(world.purchase(guest)).isEqualTo("live 10.00 USD");
        assertThat(world.purchase(old)).isEqualTo("none");
    }

    @Test
    @DisplayName("cases 41, 43, 44 and 51: coupons")
    void coupons() {
        long lower = shop.addOrder(OrderSpec.of("100.00").withCoupon(" Ann10 ", "10.00"));
        long two = shop.addOrder(
                OrderSpec.of("100.00").withCoupon("BOB10", "10.00").withCoupon("ANN10", "10.00"));
        long other = shop.addOrder(
                OrderSpec.of("100.00").withCoupon("SUMMER", "5.00").withCoupon("ANN10", "10.00"));
        long none = shop.addOrder(OrderSpec.of("100.00").withCoupon("SUMMER", "5.00"));
        OrderSpec many = OrderSpec.of("1000.00");
        for (int i = 0; i < 59; i++) {
            many = many.withCoupon("OTHER" + i, "1.00");
        }
        long sixty = shop.addOrder(many.withCoupon("ANN10", "1.00"));
        long shipping = shop.addOrder(OrderSpec.of("100.00")
                .withShipping("8.00")
                .withCoupon(CouponUse.of("ANN10", CouponType.FREE_SHIPPING, "0", "8.00")));
        run();
        assertThat(world.purchase(lower)).isEqualTo("live 90.00 USD ann");
        assertThat(world.purchase(two)).isEqualTo("live 80.00 USD bob");
        assertThat(world.purchase(other)).isEqualTo("live 85.00 USD ann");
        assertThat(world.purchase(none)).isEqualTo("live 95.00 USD");
        assertThat(world.purchase(sixty)).isEqualTo("live 940.00 USD ann");
        assertThat(world.purchase(shipping)).endsWith("ann");
        world.assertSettled();
    }

    @Test
    @DisplayName("cases 76, 77 and 79: a page that is no list makes the run fail, and the next one completes it")
    void brokenPages() {
        shop.generateOrders(600, 7, OrderMix.typical().withStatuses(11));
        for (String body : List.of("{\"errors\":[]}", "null", "{}")) {
            shop.clearFaults();
            shop.fault(Fault.on("/v2/orders").nth(2).always().json(body));
            world.failingRun();
            assertThat(world.ledger().summary(World.STORE).readUntil()).isEmpty();
        }
        shop.clearFaults();
        run();
        assertThat(world.platform.purchases).hasSize(600);
    }

    @Test
    @DisplayName("case 80: an empty answer in the middle does not end the import")
    void hiccup() {
        shop.generateOrders(900, 8, OrderMix.typical().withStatuses(11));
        shop.fault(Fault.on("/v2/orders").nth(2).status(204));
        run();
        assertThat(world.platform.purchases).hasSize(250);
        run();
        assertThat(world.platform.purchases).hasSize(900);
    }

    @Test
    @DisplayName("case 89: a token revoked in the middle")
    void tokenRevoked() {
        shop.generateOrders(900, 9, OrderMix.typical().withStatuses(11));
        shop.fault(Fault.on("/v2/orders").nth(3).always().status(401));
        assertThat(world.failingRun()).hasMessageContaining("log in again");
        assertThat(world.connections.attention).isNotEmpty();
        shop.clearFaults();
        run();
        assertThat(world.platform.purchases).hasSize(900);
        assertThat(world.connections.attention).isEmpty();
    }

    @Test
    void aThousandOrdersTakeAtMostSixRequestsAndAQuietRunTwo() {
        shop.generateOrders(1000, 10, OrderMix.typical());
        clock.later(Duration.ofHours(1));
        shop.clearRequests();
        FakeRun first = world.run();
        assertThat(first.counts).containsEntry("read", 1000L);
        assertThat(first.count("credited")).isGreaterThan(40);
        assertThat(shop.requests().stream().map(r -> r.resource()).toList()).hasSizeLessThanOrEqualTo(6);
        for (int quiet = 0; quiet < 3; quiet++) {
            clock.later(Duration.ofHours(1));
            shop.clearRequests();
            world.run();
            assertThat(shop.requestCount()).isLessThanOrEqualTo(2);
        }
        world.assertSettled();
    }
}
