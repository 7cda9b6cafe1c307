package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.connections.OrderRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How much of a refund was for parts that count: without what no payment provider paid out. */
final class RefundShare {
    static final int PLACES = 4;

    private RefundShare() {}

    /** Whether {@link #of} may need the order's lines to divide this refund. */
    static boolean needsLines(Refund refund) {
        return (refund.total().signum() == 0 || !counts(refund, OrderRules.Amount.ITEMS))
                && refund.items().stream()
                        .anyMatch(item -> item.kind() == Refund.Kind.PRODUCT
                                && item.requested().isEmpty());
    }

    /**
     * Zero or more, at most four decimal places; with the tax in it when that counts. A refund without items only adjusts
     * tax.
     */
    static BigDecimal of(Refund refund, Order order, List<OrderLine> lines, OrderRules.Amount base) {
        if (refund.items().isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal counted = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        boolean restIsForTheOrder = false;
        for (Refund.Item item : refund.items()) {
            restIsForTheOrder |= isRest(item);
            BigDecimal weight = weight(item, order, lines);
            all = all.add(weight);
            if (counts(item, base)) {
                counted = counted.add(weight);
            }
        }
        if (refund.total().signum() == 0) {
            return all.signum() == 0 ? BigDecimal.ZERO : paid(all, all, refund.declined(), counted, all);
        }
        BigDecimal net = refund.total().subtract(refund.tax());
        BigDecimal whole = base.tax() ? refund.total() : net;
        if (counts(refund, base)) {
            return paid(whole, refund.total(), refund.declined(), BigDecimal.ONE, BigDecimal.ONE);
        }
        if (restIsForTheOrder) {
            BigDecimal rest = net.subtract(all).max(BigDecimal.ZERO);
            counted = counted.add(rest);
            all = all.add(rest);
        }
        return all.signum() == 0 ? BigDecimal.ZERO : paid(whole, refund.total(), refund.declined(), counted, all);
    }

    /** That part of {@code whole} which was paid out of the total, and of it the share {@code counted / all}. */
    private static BigDecimal paid(
            BigDecimal whole, BigDecimal total, BigDecimal declined, BigDecimal counted, BigDecimal all) {
        BigDecimal paid = total.subtract(declined).max(BigDecimal.ZERO).min(total);
        BigDecimal share =
                whole.multiply(paid).multiply(counted).divide(total.multiply(all), PLACES, RoundingMode.HALF_EVEN);
        return share.max(BigDecimal.ZERO);
    }

    private static boolean counts(Refund refund, OrderRules.Amount base) {
        return refund.items().stream().allMatch(item -> counts(item, base));
    }

    private static boolean counts(Refund.Item item, OrderRules.Amount base) {
        return switch (item.kind()) {
            // Money given back on the order as a whole lessens what was earned by its goods.
            case PRODUCT, ORDER -> true;
            case SHIPPING -> base.shipping();
            case HANDLING, GIFT_WRAPPING, FEE, OTHER -> false;
        };
    }

    /** Money given back on the order as a whole, of which the store does not say how much: what the other parts leave. */
    private static boolean isRest(Refund.Item item) {
        return item.kind() == Refund.Kind.ORDER && item.requested().isEmpty();
    }

    private static BigDecimal weight(Refund.Item item, Order order, List<OrderLine> lines) {
        return item.requested().orElseGet(() -> switch (item.kind()) {
            case PRODUCT ->
                lines.stream()
                        .filter(line ->
                                line.id() == item.itemId() && line.quantity().signum() > 0)
                        .findFirst()
                        .map(line -> rounded(line.totalExTax()
                                .multiply(item.quantity())
                                .divide(line.quantity(), PLACES, RoundingMode.HALF_EVEN)))
                        .orElse(BigDecimal.ZERO);
            case SHIPPING -> order.shippingExTax();
            case HANDLING -> order.handlingExTax();
            case GIFT_WRAPPING -> order.wrappingExTax();
            case ORDER, FEE, OTHER -> BigDecimal.ZERO;
        });
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.max(BigDecimal.ZERO).setScale(PLACES, RoundingMode.HALF_EVEN);
    }
}
