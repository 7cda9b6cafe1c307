package io.tributary.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What generated orders are like. {@link #typical} is a shop of middle size; the {@code with} methods answer a changed
 * copy.
 *
 * @param codes coupon codes that appear; each order with a coupon draws one
 * @param couponShare part of the orders with a coupon, 0 to 1
 * @param secondCouponShare part of those with a second, other coupon
 * @param guestShare part of the orders without a customer account
 * @param refundShare part of the paid orders that get a refund record
 * @param statuses weight of each status id
 * @param currencies weight of each transactional currency; empty for the store's only
 * @param from creation time of the first order; the clock's time less {@code spread} unless given
 * @param spread time over which creation dates are spread evenly, ascending with the id
 * @param maxLines most lines of an order, at least 1
 */
public record OrderMix(
        List<String> codes,
        double couponShare,
        double secondCouponShare,
        double guestShare,
        double refundShare,
        Map<Integer, Integer> statuses,
        Map<String, Integer> currencies,
        Optional<Instant> from,
        Duration spread,
        int maxLines) {

    private static final Map<Integer, Integer> ORDINARY = Map.ofEntries(
            Map.entry(0, 40),
            Map.entry(1, 15),
            Map.entry(2, 180),
            Map.entry(3, 15),
            Map.entry(4, 12),
            Map.entry(5, 30),
            Map.entry(6, 10),
            Map.entry(7, 25),
            Map.entry(8, 10),
            Map.entry(9, 40),
            Map.entry(10, 420),
            Map.entry(11, 180),
            Map.entry(12, 5),
            Map.entry(13, 3),
            Map.entry(14, 15));

    public OrderMix {
        codes = List.copyOf(codes);
        statuses = new TreeMap<>(statuses);
        currencies = new TreeMap<>(currencies);
        if (statuses.isEmpty() || maxLines < 1) {
            throw new IllegalArgumentException("a mix needs statuses and at least one line");
        }
    }

    /** All statuses, 10 percent with coupons, 40 percent guests, one currency, over the last 30 days. */
    public static OrderMix typical() {
        return new OrderMix(
                List.of("ANN10", "BOB10", "SUMMER"),
                0.10,
                0.05,
                0.40,
                0.02,
                ORDINARY,
                Map.of(),
                Optional.empty(),
                Duration.ofDays(30),
                5);
    }

    public OrderMix withCodes(String... values) {
        return withCodes(List.of(values));
    }

    public OrderMix withCodes(List<String> values) {
        return new OrderMix(
                values,
                couponShare,
                secondCouponShare,
                guestShare,
                refundShare,
                statuses,
                currencies,
                from,
                spread,
                maxLines);
    }

    public OrderMix withCouponShare(double share) {
        return new OrderMix(
                codes, share, secondCouponShare, guestShare, refundShare, statuses, currencies, from, spread, maxLines);
    }

    public OrderMix withRefundShare(double share) {
        return new OrderMix(
                codes, couponShare, secondCouponShare, guestShare, share, statuses, currencies, from, spread, maxLines);
    }

    /** Only these statuses, all alike. */
    public OrderMix withStatuses(int... ids) {
        Map<Integer, Integer> weights = new TreeMap<>();
        for (int id : ids) {
            weights.put(id, 1);
        }
        return new OrderMix(
                codes,
                couponShare,
                secondCouponShare,
                guestShare,
                refundShare,
                weights,
                currencies,
                from,
                spread,
                maxLines);
    }

    public OrderMix withCurrencies(Map<String, Integer> weights) {
        return new OrderMix(
                codes,
                couponShare,
                secondCouponShare,
                guestShare,
                refundShare,
                statuses,
                weights,
                from,
                spread,
                maxLines);
    }

    public OrderMix withPeriod(Instant start, Duration length) {
        return new OrderMix(
                codes,
                couponShare,
                secondCouponShare,
                guestShare,
                refundShare,
                statuses,
                currencies,
                Optional.of(start),
                length,
                maxLines);
    }

    public OrderMix withMaxLines(int lines) {
        return new OrderMix(
                codes,
                couponShare,
                secondCouponShare,
                guestShare,
                refundShare,
                statuses,
                currencies,
                from,
                spread,
                lines);
    }
}
