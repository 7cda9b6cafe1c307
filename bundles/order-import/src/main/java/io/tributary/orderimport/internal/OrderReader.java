package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderCoupon;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.orderimport.internal.Meaning.Effect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Completes what a list says of an order by further requests, and only where it has to. */
final class OrderReader {
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    private final Store store;

    OrderReader(Store store) {
        this.store = store;
    }

    OrderFacts facts(Order order, Meaning meaning, List<Refund> known) throws StoreException {
        if (!meaning.counts()) {
            return new OrderFacts(order, List.of(), known, List.of());
        }
        List<Refund> refunds = known;
        boolean partlyRefunded = meaning.effect() == Effect.RECOMPUTES;
        if (partlyRefunded && known.isEmpty() && store.hasRefunds()) {
            refunds = refundsOf(order);
        }
        boolean linesTell = refunds.stream().anyMatch(RefundShare::needsLines)
                || partlyRefunded && refunds.isEmpty() && !store.hasRefunds();
        List<OrderLine> lines = linesTell ? store.orderLines(order.id()) : List.of();
        return new OrderFacts(order, codes(order).stream().map(Texts::clean).toList(), refunds, lines);
    }

    private List<Refund> refundsOf(Order order) throws StoreException {
        try {
            return store.refundsOf(order.id());
        } catch (StoreException.Unauthorized e) {
            if (e.scopeMissing()) {
                return List.of();
            }
            throw e;
        }
    }

    private List<String> codes(Order order) throws StoreException {
        Optional<List<String>> seen = order.codes();
        if (seen.isPresent() && !seen.get().isEmpty()) {
            return seen.get();
        }
        if (order.couponDiscount().signum() <= 0 && !shippingDiscounted(order)) {
            return List.of();
        }
        return store.orderCoupons(order.id()).stream()
                .map(OrderCoupon::code)
                .filter(code -> !code.isBlank())
                .distinct()
                .toList();
    }

    /** A coupon for shipping shows nowhere else. Shipping before discounts may contain tax, which is no discount. */
    private static boolean shippingDiscounted(Order order) {
        if (order.baseShipping().compareTo(order.shippingExTax()) <= 0) {
            return false;
        }
        BigDecimal withTax = order.shippingExTax().multiply(taxFactor(order)).add(ROUNDING);
        return order.baseShipping().compareTo(withTax) > 0;
    }

    private static BigDecimal taxFactor(Order order) {
        if (order.totalExTax().signum() <= 0) {
            return BigDecimal.ONE;
        }
        return order.totalIncTax()
                .divide(order.totalExTax(), RefundShare.PLACES, RoundingMode.UP)
                .max(BigDecimal.ONE);
    }
}
