package io.tributary.sandbox.internal.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.Buyer;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.internal.store.Dates;
import io.tributary.sandbox.internal.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The checkout's end: turns a basket into a paid order. */
final class Purchase {

    /** The shopper has to change something; the message tells her what. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    private final Store store;
    private final Basket basket;

    Purchase(Store store, Basket basket) {
        this.store = store;
        this.basket = basket;
    }

    /** Places the order and answers its number. */
    long place(JsonNode form) throws RefusedException {
        String email = form.path("email").asText().strip();
        if (!email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}")) {
            throw new RefusedException("Enter a valid email address.");
        }
        if (basket.isEmpty()) {
            throw new RefusedException("Your cart is empty.");
        }
        OrderSpec order = OrderSpec.ofLines(basket.lines())
                .withStatus(11)
                .withPaymentMethod("Credit Card")
                .withBuyer(Buyer.guest(
                        form.path("firstName").asText("Jane"),
                        form.path("lastName").asText("Doe"),
                        email));
        String code = form.path("coupon").asText().strip();
        return store.addOrder(code.isEmpty() ? order : order.withCoupon(coupon(code)));
    }

    /** What the code takes off this basket. */
    CouponUse coupon(String code) throws RefusedException {
        Coupon coupon = store.coupon(code.strip())
                .filter(this::isValid)
                .orElseThrow(() -> new RefusedException("There is no valid coupon with this code."));
        long face = tenThousandths(coupon.amount());
        if (basket.goods() < tenThousandths(coupon.minPurchase())) {
            throw new RefusedException("This coupon needs a larger purchase.");
        }
        return new CouponUse(coupon.code(), coupon.type(), face, discount(coupon, face));
    }

    private boolean isValid(Coupon coupon) {
        boolean left = coupon.maxUses() == 0 || coupon.uses() < coupon.maxUses();
        boolean expired = Optional.of(coupon.expires())
                .filter(at -> !at.isEmpty())
                .flatMap(Dates::parse)
                .filter(at -> at < store.clock().instant().getEpochSecond())
                .isPresent();
        return coupon.enabled() && left && !expired;
    }

    private long discount(Coupon coupon, long face) {
        long goods = basket.goods();
        int units = basket.lines().stream().mapToInt(line -> line.quantity()).sum();
        return switch (coupon.type()) {
            case PERCENTAGE_DISCOUNT ->
                toCents(BigDecimal.valueOf(goods)
                        .multiply(BigDecimal.valueOf(face, 4))
                        .movePointLeft(2));
            case PER_ITEM_DISCOUNT -> Math.min(goods, face * units);
            case PER_TOTAL_DISCOUNT, PROMOTION -> Math.min(goods, face);
            // Shipping is free here.
            case SHIPPING_DISCOUNT, FREE_SHIPPING -> 0;
        };
    }

    private static long toCents(BigDecimal tenThousandths) {
        return tenThousandths.movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact() * 100;
    }

    private static long tenThousandths(String decimal) {
        return new BigDecimal(decimal).movePointRight(4).longValue();
    }
}
