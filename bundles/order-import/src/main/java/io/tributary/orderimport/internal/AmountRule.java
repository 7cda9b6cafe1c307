package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.connections.OrderRules;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.Receipt.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What commissions are computed from: the goods, less discounts, coupons, and what was refunded of just the parts that
 * count; with the tax on it and with shipping where the rules say so; never below 0; in the order's own currency. Store
 * credit and gift certificates are ways to pay and change nothing.
 */
final class AmountRule {
    private static final int PLACES = RefundShare.PLACES;

    private AmountRule() {}

    static Receipt of(OrderFacts facts, OrderRules.Amount base) {
        Order order = facts.order();
        List<Line> lines = new ArrayList<>();
        if (base.tax() && isExactWithTax(order)) {
            lines.add(new Line("goods with tax", order.subtotalIncTax()));
            add(lines, "discounts", order.discount().negate());
            add(lines, "coupons", order.couponDiscount().negate());
        } else {
            lines.add(new Line("goods without tax", order.subtotalExTax()));
            add(lines, "discounts", withoutTax(order.discount(), order).negate());
            add(lines, "coupons", withoutTax(order.couponDiscount(), order).negate());
            if (base.tax()) {
                add(lines, "tax on goods", taxOnGoods(order));
            }
        }
        BigDecimal goods = sum(lines);
        if (base.shipping()) {
            add(lines, "shipping", order.shippingExTax());
        }
        if (base.shipping() && base.tax()) {
            add(lines, "tax on shipping", order.shippingTax());
        }
        for (Refund refund : facts.refunds()) {
            lines.add(new Line(
                    "refund " + refund.id(),
                    RefundShare.of(refund, order, facts.lines(), base).negate()));
        }
        if (facts.refunds().isEmpty()) {
            add(
                    lines,
                    "refunded quantities",
                    ofRefundedQuantities(goods, facts.lines()).negate());
        }
        return new Receipt(
                order.currency(),
                lines,
                leftOut(order, base),
                atMostFourPlaces(sum(lines).max(BigDecimal.ZERO)));
    }

    /** Where prices are entered with tax, so are discounts, and nothing has to be divided. */
    private static boolean isExactWithTax(Order order) {
        return order.taxInclusive() && order.subtotalIncTax().signum() > 0;
    }

    private static BigDecimal taxOnGoods(Order order) {
        return order.totalTax()
                .subtract(order.shippingTax())
                .subtract(order.handlingTax())
                .subtract(order.wrappingTax())
                .max(BigDecimal.ZERO);
    }

    private static BigDecimal atMostFourPlaces(BigDecimal amount) {
        return amount.scale() > PLACES ? amount.setScale(PLACES, RoundingMode.HALF_EVEN) : amount;
    }

    private static void add(List<Line> lines, String name, BigDecimal amount) {
        if (amount.signum() != 0) {
            lines.add(new Line(name, amount));
        }
    }

    /** Discounts contain tax where prices do; the goods tell the ratio. */
    private static BigDecimal withoutTax(BigDecimal discount, Order order) {
        if (!order.taxInclusive() || order.subtotalIncTax().signum() == 0) {
            return discount;
        }
        return discount.multiply(order.subtotalExTax()).divide(order.subtotalIncTax(), PLACES, RoundingMode.HALF_EVEN);
    }

    /** Stores without refund records tell only how many of each line came back. */
    private static BigDecimal ofRefundedQuantities(BigDecimal goods, List<OrderLine> lines) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal back = BigDecimal.ZERO;
        for (OrderLine line : lines) {
            all = all.add(line.totalExTax());
            if (line.quantity().signum() > 0) {
                back = back.add(line.totalExTax()
                        .multiply(line.quantityRefunded())
                        .divide(line.quantity(), PLACES, RoundingMode.HALF_EVEN));
            }
        }
        return all.signum() == 0 ? BigDecimal.ZERO : goods.multiply(back).divide(all, PLACES, RoundingMode.HALF_EVEN);
    }

    private static List<Line> leftOut(Order order, OrderRules.Amount base) {
        List<Line> parts = new ArrayList<>();
        if (!base.tax()) {
            add(parts, "tax", order.totalTax());
        } else {
            BigDecimal onShipping = base.shipping() ? BigDecimal.ZERO : order.shippingTax();
            add(
                    parts,
                    "tax on parts left out",
                    onShipping.add(order.handlingTax()).add(order.wrappingTax()));
        }
        if (!base.shipping()) {
            add(parts, "shipping", order.shippingExTax());
        }
        add(parts, "handling", order.handlingExTax());
        add(parts, "gift wrapping", order.wrappingExTax());
        add(parts, "paid by store credit", order.storeCredit());
        add(parts, "paid by gift certificate", order.giftCertificate());
        return parts;
    }

    private static BigDecimal sum(List<Line> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }
}
