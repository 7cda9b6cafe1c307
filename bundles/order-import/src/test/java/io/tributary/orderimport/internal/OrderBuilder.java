package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** An order of goods for 100.00 USD without tax, in status 11, unless said otherwise. */
final class OrderBuilder {
    final long id;
    Instant modified = Instant.parse("2026-02-01T10:00:00Z");
    private int status = 11;
    private Instant created = Instant.parse("2026-02-01T10:00:00Z");
    private BigDecimal goods = new BigDecimal("100.0000");
    private BigDecimal goodsWithTax = new BigDecimal("100.0000");
    private BigDecimal discount = BigDecimal.ZERO;
    private BigDecimal couponDiscount = BigDecimal.ZERO;
    private BigDecimal shipping = BigDecimal.ZERO;
    private BigDecimal baseShipping = BigDecimal.ZERO;
    private BigDecimal giftCertificate = BigDecimal.ZERO;
    private BigDecimal handling = BigDecimal.ZERO;
    private BigDecimal shippingTax = BigDecimal.ZERO;
    private BigDecimal handlingTax = BigDecimal.ZERO;
    private Optional<BigDecimal> goodsTax = Optional.empty();
    private long customer;
    private String email = "buyer@example.com";
    private boolean taxInclusive;
    private String currency = "USD";
    private String externalSource = "";
    private boolean deleted;
    private Optional<List<String>> codes = Optional.of(List.of());

    private OrderBuilder(long id) {
        this.id = id;
    }

    static OrderBuilder order(long id) {
        return new OrderBuilder(id);
    }

    OrderBuilder status(int value) {
        status = value;
        return this;
    }

    OrderBuilder created(String value) {
        created = Instant.parse(value);
        return this;
    }

    OrderBuilder modified(Instant value) {
        modified = value;
        return this;
    }

    OrderBuilder goods(String value) {
        return goods(value, value);
    }

    OrderBuilder goods(String withoutTax, String withTax) {
        goods = new BigDecimal(withoutTax);
        goodsWithTax = new BigDecimal(withTax);
        return this;
    }

    OrderBuilder discount(String value) {
        discount = new BigDecimal(value);
        return this;
    }

    /** Coupons that the list shows on the lines. */
    OrderBuilder coupons(String discount, String... values) {
        couponDiscount = new BigDecimal(discount);
        codes = Optional.of(List.of(values));
        return this;
    }

    /** Coupons that the list does not show. */
    OrderBuilder hiddenCoupons(String discount) {
        couponDiscount = new BigDecimal(discount);
        codes = Optional.empty();
        return this;
    }

    OrderBuilder shipping(String paid, String base) {
        shipping = new BigDecimal(paid);
        baseShipping = new BigDecimal(base);
        return this;
    }

    OrderBuilder handling(String value) {
        handling = new BigDecimal(value);
        return this;
    }

    OrderBuilder giftCertificate(String value) {
        giftCertificate = new BigDecimal(value);
        return this;
    }

    /** What tax there is in the end, after discounts. */
    OrderBuilder taxes(String onGoods, String onShipping, String onHandling) {
        goodsTax = Optional.of(new BigDecimal(onGoods));
        shippingTax = new BigDecimal(onShipping);
        handlingTax = new BigDecimal(onHandling);
        return this;
    }

    /** @param id 0 for a guest */
    OrderBuilder buyer(long id, String address) {
        customer = id;
        email = address;
        return this;
    }

    OrderBuilder taxInclusive() {
        taxInclusive = true;
        return this;
    }

    OrderBuilder currency(String value) {
        currency = value;
        return this;
    }

    OrderBuilder migrated() {
        externalSource = "M-MIG";
        return this;
    }

    OrderBuilder deleted() {
        deleted = true;
        return this;
    }

    Order build() {
        BigDecimal total =
                goods.subtract(discount).subtract(couponDiscount).add(shipping).add(handling);
        BigDecimal tax =
                goodsTax.orElse(goodsWithTax.subtract(goods)).add(shippingTax).add(handlingTax);
        return new Order(
                id,
                status,
                "Status " + status,
                created,
                modified,
                goods,
                goodsWithTax,
                discount,
                couponDiscount,
                shipping,
                shippingTax,
                baseShipping,
                handling,
                handlingTax,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                total,
                total.add(tax),
                tax,
                BigDecimal.ZERO,
                giftCertificate,
                taxInclusive,
                Currency.getInstance(currency),
                customer,
                email,
                1,
                externalSource,
                deleted,
                codes);
    }
}
