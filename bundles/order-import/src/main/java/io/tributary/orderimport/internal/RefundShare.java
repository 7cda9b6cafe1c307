package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How much of a refund was for goods: without tax, without what no payment provider paid out. */
final class RefundShare {
    static final int PLACES = 4;

    private RefundShare() {}

    /** Whether {@link #ofGoods} needs the order's lines to divide this refund. */
    static boolean needsLines(Refund refund) {
        return (refund.total().signum() == 0 || !onlyGoods(refund))
                && refund.items().stream()
                        .anyMatch(item -> item.kind() == Refund.Kind.PRODUCT
                                && item.requested().isEmpty());
    }

    /** Zero or more, at most four decimal places. A refund without items only adjusts tax. */
    static BigDecimal ofGoods(Refund refund, Order order, List<OrderLine> lines) {
        if (refund.items().isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal goods = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (Refund.Item item : refund.items()) {
            BigDecimal weight = weight(item, order, lines);
            all = all.add(weight);
            if (isGoods(item)) {
                goods = goods.add(weight);
            }
        }
        if (refund.total().signum() == 0) {
            return rounded(goods);
        }
        if (onlyGoods(refund)) {
            return paidNet(refund, BigDecimal.ONE, BigDecimal.ONE);
        }
        return all.signum() == 0 ? BigDecimal.ZERO : paidNet(refund, goods, all);
    }

    private static BigDecimal paidNet(Refund refund, BigDecimal goods, BigDecimal all) {
        BigDecimal net = refund.total().subtract(refund.tax());
        BigDecimal paid =
                refund.total().subtract(refund.declined()).max(BigDecimal.ZERO).min(refund.total());
        BigDecimal share =
                net.multiply(paid).multiply(goods).divide(refund.total().multiply(all), PLACES, RoundingMode.HALF_EVEN);
        return share.max(BigDecimal.ZERO);
    }

    private static boolean onlyGoods(Refund refund) {
        return refund.items().stream().allMatch(RefundShare::isGoods);
    }

    private static boolean isGoods(Refund.Item item) {
        // Money given back on the order as a whole lessens what was earned by its goods.
        return item.kind() == Refund.Kind.PRODUCT || item.kind() == Refund.Kind.ORDER;
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
