package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.Product;
import io.tributary.sandbox.RefundSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up orders. All chance comes from the seed, all time from the mix and the store's clock. */
final class OrderGenerator {

    private static final Map<String, String> RATES = Map.of(
            "USD", "1.0000", "EUR", "0.9200", "GBP", "0.7900", "CAD", "1.3600", "AUD", "1.5200", "JPY", "149.5000");

    private final Store store;
    private final OrderMix mix;
    private final Random random;
    private final People people;

    OrderGenerator(Store store, OrderMix mix, long seed) {
        this.store = store;
        this.mix = mix;
        this.random = new Random(seed);
        this.people = new People(random, mix.guestShare());
    }

    /** Adds the orders and answers the first one's id. */
    long generate(int count) {
        long first = store.orderBook().nextId();
        Instant from = mix.from().orElseGet(() -> store.clock().instant().minus(mix.spread()));
        for (int i = 0; i < count; i++) {
            long offset = mix.spread().toSeconds() * i / count;
            add(from.plusSeconds(offset));
        }
        return first;
    }

    private void add(Instant created) {
        int status = draw(mix.statuses());
        OrderSpec spec = withMoney(OrderSpec.ofLines(lines()).withStatus(status))
                .withCreated(created)
                .withModified(modified(created, status))
                .withBuyer(people.next())
                .withPaymentMethod(random.nextInt(10) < 7 ? "Credit Card" : "PayPal")
                .withOrderSource(random.nextInt(3) == 0 ? "mobile" : "www");
        if (!mix.currencies().isEmpty()) {
            String currency = draw(mix.currencies());
            spec = spec.withCurrency(currency, RATES.getOrDefault(currency, "1.0000"));
        }
        spec = status == 2 || status == 10 ? spec.withShipped(created.plusSeconds(86_400)) : spec;
        long id = store.addOrder(spec);
        refund(id, status, created);
    }

    /** Orders that went further were touched later, but never after now. */
    private Instant modified(Instant created, int status) {
        long later = status == 0 || status == 11 ? random.nextInt(300) : random.nextInt(3 * 86_400);
        Instant touched = created.plusSeconds(later);
        Instant now = store.clock().instant();
        return touched.isAfter(now) && !created.isAfter(now) ? now : touched;
    }

    private OrderSpec withMoney(OrderSpec plain) {
        OrderSpec spec = plain.withTaxRate(random.nextInt(4) == 0 ? "0" : "8.25");
        spec = random.nextInt(3) == 0 ? spec : spec.withShipping(random.nextBoolean() ? "4.95" : "12.00");
        spec = random.nextInt(30) == 0 ? spec.withWrapping("3.50") : spec;
        spec = random.nextInt(40) == 0 ? spec.withHandling("2.00") : spec;
        spec = random.nextInt(25) == 0 ? spec.withDiscount("5.00") : spec;
        if (mix.codes().isEmpty() || random.nextDouble() >= mix.couponShare()) {
            return spec;
        }
        int code = random.nextInt(mix.codes().size());
        spec = spec.withCoupon(use(mix.codes().get(code), goods(spec)));
        if (mix.codes().size() > 1 && random.nextDouble() < mix.secondCouponShare()) {
            String other = mix.codes().get((code + 1) % mix.codes().size());
            spec = spec.withCoupon(use(other, goods(spec) / 2));
        }
        return spec;
    }

    private CouponUse use(String code, long goods) {
        return random.nextBoolean()
                ? new CouponUse(code, CouponType.PERCENTAGE_DISCOUNT, 100_000, goods / 1000 * 100)
                : new CouponUse(code, CouponType.PER_TOTAL_DISCOUNT, 50_000, Math.min(50_000, goods));
    }

    private static long goods(OrderSpec spec) {
        long sum = 0;
        for (OrderLine line : spec.lines()) {
            sum += line.price() * line.quantity();
        }
        return sum - Math.min(sum, spec.discount());
    }

    private List<OrderLine> lines() {
        int count = 1;
        while (count < mix.maxLines() && random.nextInt(100) < 38) {
            count++;
        }
        List<OrderLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int choice = random.nextInt(Catalog.PRODUCTS.size());
            Product product = Catalog.PRODUCTS.get(choice);
            int quantity = random.nextInt(5) == 0 ? 2 + random.nextInt(3) : 1;
            lines.add(new OrderLine(product, quantity, Catalog.price(choice), false));
        }
        return lines;
    }

    private void refund(long id, int status, Instant created) {
        Order order = store.orderBook().get(id);
        long second = Math.max(order.modified(), created.getEpochSecond() + 60);
        if (status == 4) {
            RefundSpec all = new RefundSpec().withReason("The shopper sent everything back.");
            for (int i = 0; i < order.spec().lines().size(); i++) {
                all = all.withGoods(i, order.spec().lines().get(i).quantity(), text(left(order, i)));
            }
            store.refund(id, all.keepingStatus(), second);
        } else if (status == 14 || status == 10 && random.nextDouble() < mix.refundShare()) {
            RefundSpec part = RefundSpec.ofGoods(
                    0, 1, text(left(order, 0) / order.spec().lines().get(0).quantity()));
            store.refund(id, part.withReason("Damaged on the way.").keepingStatus(), second);
        }
    }

    private long left(Order order, int line) {
        boolean inclusive = order.spec().taxInclusive().orElse(store.spec().taxInclusive());
        return new Totals(order.spec(), inclusive).discountedLine(line).ex();
    }

    private static String text(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
    }

    private <T> T draw(Map<T, Integer> weights) {
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        int left = random.nextInt(sum);
        for (Map.Entry<T, Integer> entry : weights.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }
}
