package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.Receipt.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What commissions are computed from: the goods without tax, less discounts, coupons, and what was refunded of just these
 * parts; never below 0; in the order's own currency. Store credit and gift certificates are ways to pay and change
 * nothing.
 */
final class AmountRule {
    private static final int PLACES = RefundShare.PLACES;

    private AmountRule() {}

    static Receipt of(OrderFacts facts) {
        Order order = facts.order();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("goods without tax", order.subtotalExTax()));
        takeOff(lines, "discounts", withoutTax(order.discount(), order));
        takeOff(lines, "coupons", withoutTax(order.couponDiscount(), order));
        BigDecimal goods = sum(lines);
        for (Refund refund : facts.refunds()) {
            lines.add(new Line(
                    "refund " + refund.id(),
                    RefundShare.ofGoods(refund, order, facts.lines()).negate()));
        }
        if (facts.refunds().isEmpty()) {
            takeOff(lines, "refunded quantities", ofRefundedQuantities(goods, facts.lines()));
        }
        return new Receipt(
                order.currency(),
                lines,
                leftOut(order),
                atMostFourPlaces(sum(lines).max(BigDecimal.ZERO)));
    }

    private static BigDecimal atMostFourPlaces(BigDecimal amount) {
        return amount.scale() > PLACES ? amount.setScale(PLACES, RoundingMode.HALF_EVEN) : amount;
    }

    private static void takeOff(List<Line> lines, String name, BigDecimal amount) {
        if (amount.signum() != 0) {
            lines.add(new Line(name, amount.negate()));
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

    private static List<Line> leftOut(Order order) {
        List<Line> parts = new ArrayList<>();
        leaveOut(parts, "tax", order.totalTax());
        leaveOut(parts, "shipping", order.shippingExTax());
        leaveOut(parts, "handling", order.handlingExTax());
        leaveOut(parts, "gift wrapping", order.wrappingExTax());
        leaveOut(parts, "paid by store credit", order.storeCredit());
        leaveOut(parts, "paid by gift certificate", order.giftCertificate());
        return parts;
    }

    private static void leaveOut(List<Line> parts, String name, BigDecimal amount) {
        if (amount.signum() != 0) {
            parts.add(new Line(name, amount));
        }
    }

    private static BigDecimal sum(List<Line> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }
}
