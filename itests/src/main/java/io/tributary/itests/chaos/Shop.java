package io.tributary.itests.chaos;

import io.tributary.sandbox.Buyer;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A store that sells, takes back and changes its mind, and the harness's own book of what it did. Threads may share it. */
final class Shop {
    static final BigDecimal PROGRAM = BigDecimal.TEN;

    private static final int PAGE = 50;
    /** Long enough for a kill to come in between. */
    static final Duration SLOWNESS = Duration.ofMillis(15);

    private static final int[] STATUSES = {2, 3, 8, 9, 10, 11, 10, 11, 1, 7, 12, 4, 5, 6};
    private static final String STRANGER = "SUMMER";
    private static final int LEAST_REFUNDED = 200;

    private final SandboxStore store;
    private final Random random;
    private final Map<Long, Sale> sales = new TreeMap<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    /** What the merchant made of a coupon, by code. */
    private final Map<String, BigDecimal> repriced = new TreeMap<>();

    Shop(SandboxServer server, String name, Random random) {
        this(server, StoreSpec.of(name).withoutQuota().withPageCap(PAGE), random);
    }

    Shop(SandboxServer server, StoreSpec spec, Random random) {
        this.random = random;
        this.store = server.createStore(spec);
        answerWithin(SLOWNESS);
    }

    /** So long the store takes for a list of orders or coupons from now on, whatever was disturbed before. */
    final void answerWithin(Duration pause) {
        store.clearFaults();
        store.fault(Fault.on("/v2/orders").always().delay(pause));
        store.fault(Fault.on("/v2/coupons").always().delay(pause));
    }

    String name() {
        return store.spec().hash();
    }

    SandboxStore store() {
        return store;
    }

    /** Shoppers know this code from now on; it is an affiliate's for certain. */
    synchronized void hears(String code) {
        codes.add(code);
    }

    synchronized List<String> codes() {
        return List.copyOf(codes);
    }

    synchronized void sell(int orders) {
        for (int i = 0; i < orders; i++) {
            sell();
        }
    }

    /** Some of everything that goes on in a store. */
    synchronized void live(int steps) {
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> sell();
                case 4, 5 -> move(any());
                case 6 -> edit(any());
                case 7 -> refund(any(), false);
                case 8 -> refund(any(), true);
                default -> reprice();
            }
        }
    }

    private long any() {
        // The young ones change most.
        int size = ids.size();
        return ids.get(random.nextBoolean() ? random.nextInt(size) : size - 1 - random.nextInt(Math.min(size, 60)));
    }

    private void sell() {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            lines.add(1_000 + random.nextInt(9_000));
        }
        int drawn = random.nextInt(10);
        Optional<String> affiliate =
                drawn < 6 && !codes.isEmpty() ? Optional.of(codes.get(random.nextInt(codes.size()))) : Optional.empty();
        int discount = affiliate.isPresent() || drawn == 6 ? 100 + random.nextInt(400) : 0;
        int status = random.nextInt(20) == 0 ? 0 : STATUSES[random.nextInt(STATUSES.length)];
        Sale sale = new Sale(lines, affiliate, discount, 0, status);
        OrderSpec order = OrderSpec.ofLines(lines(lines))
                .withStatus(status)
                .withBuyer(Buyer.guest("Jane", "Doe", "jane" + sales.size() + "@example.com"));
        if (discount > 0) {
            order = order.withCoupon(affiliate.orElse(STRANGER), decimal(discount));
        }
        long id = store.addOrder(random.nextBoolean() ? order.withShipping("4.95") : order);
        sales.put(id, sale);
        ids.add(id);
    }

    private static List<OrderLine> lines(List<Integer> prices) {
        return prices.stream()
                .map(price -> OrderLine.of("Towel", 1, decimal(price)))
                .toList();
    }

    private void move(long id) {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        store.setStatus(id, status);
        sales.computeIfPresent(id, (key, sale) -> sale.withStatus(status));
    }

    private void edit(long id) {
        List<Integer> prices = new ArrayList<>(sales.get(id).lines());
        prices.set(0, prices.get(0) + 1 + random.nextInt(500));
        store.editOrder(id, order -> order.withLines(lines(prices)));
        sales.computeIfPresent(id, (key, sale) -> sale.withLines(prices));
    }

    /** @param quietly only the store's list of refunds tells of it */
    private void refund(long id, boolean quietly) {
        Sale sale = sales.get(id);
        if (sale.worth() < LEAST_REFUNDED || sale.status() == 0) {
            return;
        }
        int amount = 1 + random.nextInt(sale.worth() / 2);
        RefundSpec refund = RefundSpec.ofGoods(0, 1, decimal(amount));
        if (random.nextInt(5) == 0) {
            store.refund(id, refund.asDeclined());
            return;
        }
        store.refund(id, quietly ? refund.keepingStatus() : refund);
        Sale refunded = sale.withRefund(amount);
        sales.put(id, quietly ? refunded : refunded.withStatus(store.order(id).statusId()));
    }

    /** The merchant gives a coupon other terms; they are his. */
    private void reprice() {
        List<Coupon> coupons = store.coupons();
        if (!coupons.isEmpty()) {
            Coupon coupon = coupons.get(random.nextInt(coupons.size()));
            BigDecimal amount = new BigDecimal(1 + random.nextInt(9));
            store.editCoupon(coupon.id(), it -> it.withAmount(amount.toPlainString()));
            repriced.put(coupon.code(), amount);
        }
    }

    /** Every order that there was. */
    synchronized Map<Long, Sale> sales() {
        return new TreeMap<>(sales);
    }

    /** The percentage of each affiliate's coupon, by code. */
    synchronized Map<String, BigDecimal> percentages() {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        codes.forEach(code -> wanted.put(code, repriced.getOrDefault(code, PROGRAM)));
        return wanted;
    }

    static String decimal(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
