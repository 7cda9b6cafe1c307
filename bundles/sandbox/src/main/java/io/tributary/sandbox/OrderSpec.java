package io.tributary.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An order's content, from which the store computes subtotals, taxes and totals. The {@code with} methods answer a
 * changed copy. Decimal texts have at most four places; what is not said is: status 11, one channel, no tax, no
 * shipping, a guest, the store's currency, created now.
 *
 * <p>Discounts and coupons are taken off in the terms in which prices are entered: without tax, or with it where
 * {@link #withTaxInclusivePrices} holds. Tax is rounded to two places for each line.
 */
public final class OrderSpec implements Cloneable {

    private static final Buyer SOMEBODY = Buyer.guest("Jane", "Doe", "janedoe@example.com");

    private List<OrderLine> lines;
    private List<CouponUse> coupons = List.of();
    private List<OrderFee> fees = List.of();
    private Map<String, String> overrides = Map.of();
    private Buyer buyer = SOMEBODY;
    private long id;
    private int statusId = 11;
    private long createdSecond = Long.MIN_VALUE;
    private long modifiedSecond = Long.MIN_VALUE;
    private long shippedSecond = Long.MIN_VALUE;
    private long discount;
    private long shipping;
    private long handling;
    private long wrapping;
    private long storeCredit;
    private long giftCertificate;
    private long taxRate;
    private Boolean taxInclusive;
    private String currency;
    private String displayCurrency;
    private String exchangeRate = "1.0000000000";
    private String paymentMethod = "Credit Card";
    private String paymentStatus;
    private String orderSource = "www";
    private String externalSource;
    private String externalOrderId;
    private String staffNotes = "";
    private int channelId = 1;
    private int itemsShipped;

    private OrderSpec(List<OrderLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** One line of goods worth the amount, say {@code 100.00}. */
    public static OrderSpec of(String amount) {
        return new OrderSpec(List.of(OrderLine.of("Fog Linen Chambray Towel", 1, amount)));
    }

    public static OrderSpec ofLines(OrderLine... lines) {
        return new OrderSpec(List.of(lines));
    }

    public static OrderSpec ofLines(List<OrderLine> lines) {
        return new OrderSpec(lines);
    }

    private OrderSpec with(Consumer<OrderSpec> change) {
        try {
            OrderSpec copy = (OrderSpec) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certain id instead of the next free one. */
    public OrderSpec withId(long value) {
        return with(o -> o.id = value);
    }

    public OrderSpec withStatus(int statusId) {
        return with(o -> o.statusId = statusId);
    }

    public OrderSpec withLines(OrderLine... values) {
        return with(o -> o.lines = List.of(values));
    }

    public OrderSpec withLines(List<OrderLine> values) {
        return with(o -> o.lines = List.copyOf(values));
    }

    /** Adds a coupon that takes an amount off the order. */
    public OrderSpec withCoupon(String code, String discount) {
        return withCoupon(CouponUse.of(code, discount));
    }

    /** Adds a coupon behind those that are there. */
    public OrderSpec withCoupon(CouponUse coupon) {
        List<CouponUse> more = new java.util.ArrayList<>(coupons);
        more.add(coupon);
        return with(o -> o.coupons = List.copyOf(more));
    }

    public OrderSpec withCoupons(List<CouponUse> values) {
        return with(o -> o.coupons = List.copyOf(values));
    }

    /** A manual discount on the whole order. */
    public OrderSpec withDiscount(String amount) {
        return with(o -> o.discount = Amount.of(amount));
    }

    public OrderSpec withShipping(String amount) {
        return with(o -> o.shipping = Amount.of(amount));
    }

    public OrderSpec withHandling(String amount) {
        return with(o -> o.handling = Amount.of(amount));
    }

    public OrderSpec withWrapping(String amount) {
        return with(o -> o.wrapping = Amount.of(amount));
    }

    public OrderSpec withFee(String name, String cost) {
        List<OrderFee> more = new java.util.ArrayList<>(fees);
        more.add(OrderFee.of(name, cost));
        return with(o -> o.fees = List.copyOf(more));
    }

    /** Part of the total that was paid from store credit. */
    public OrderSpec withStoreCredit(String amount) {
        return with(o -> o.storeCredit = Amount.of(amount));
    }

    /** Part of the total that was paid with gift certificates. */
    public OrderSpec withGiftCertificate(String amount) {
        return with(o -> o.giftCertificate = Amount.of(amount));
    }

    /** Percent, at most four places: {@code 8.25}. */
    public OrderSpec withTaxRate(String percent) {
        return with(o -> o.taxRate = Amount.of(percent));
    }

    public OrderSpec withTaxInclusivePrices(boolean value) {
        return with(o -> o.taxInclusive = value);
    }

    /** The transactional currency: the one the amounts are in. */
    public OrderSpec withCurrency(String code) {
        return with(o -> o.currency = code);
    }

    /** Transactional currency, with the store's rate to it: {@code withCurrency("EUR", "0.92")}. */
    public OrderSpec withCurrency(String code, String storeToTransactional) {
        String rate = new BigDecimal(storeToTransactional).setScale(10).toPlainString();
        return with(o -> {
            o.currency = code;
            o.exchangeRate = rate;
        });
    }

    /** The currency in which prices were shown, if it is not the transactional one. */
    public OrderSpec withDisplayCurrency(String code) {
        return with(o -> o.displayCurrency = code);
    }

    public OrderSpec withBuyer(Buyer value) {
        return with(o -> o.buyer = value);
    }

    public OrderSpec withCreated(Instant value) {
        return with(o -> o.createdSecond = value.getEpochSecond());
    }

    /** Otherwise the creation date when the order is added, and the time of each later change. */
    public OrderSpec withModified(Instant value) {
        return with(o -> o.modifiedSecond = value.getEpochSecond());
    }

    /** Fully shipped then. */
    public OrderSpec withShipped(Instant value) {
        return with(o -> {
            o.shippedSecond = value.getEpochSecond();
            o.itemsShipped = o.itemsTotal();
        });
    }

    public OrderSpec withPaymentMethod(String text) {
        return with(o -> o.paymentMethod = text);
    }

    /** Otherwise what goes with the status. */
    public OrderSpec withPaymentStatus(String word) {
        return with(o -> o.paymentStatus = word);
    }

    public OrderSpec withOrderSource(String word) {
        return with(o -> o.orderSource = word);
    }

    /** {@code M-MIG} for history moved in from another platform. */
    public OrderSpec withExternalSource(String value) {
        return with(o -> o.externalSource = value);
    }

    public OrderSpec withExternalOrderId(String value) {
        return with(o -> o.externalOrderId = value);
    }

    public OrderSpec withStaffNotes(String text) {
        return with(o -> o.staffNotes = text);
    }

    public OrderSpec withChannel(int id) {
        return with(o -> o.channelId = id);
    }

    /** Shows a top-level member of the order as this raw JSON, right or wrong: {@code withRaw("coupon_discount", "null")}. */
    public OrderSpec withRaw(String member, String json) {
        Map<String, String> more = new TreeMap<>(overrides);
        more.put(member, json);
        return with(o -> o.overrides = Map.copyOf(more));
    }

    public OptionalLong id() {
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    public int statusId() {
        return statusId;
    }

    public List<OrderLine> lines() {
        return lines;
    }

    public List<CouponUse> coupons() {
        return coupons;
    }

    public List<OrderFee> fees() {
        return fees;
    }

    public Map<String, String> overrides() {
        return overrides;
    }

    public Buyer buyer() {
        return buyer;
    }

    public Optional<Instant> created() {
        return instant(createdSecond);
    }

    public Optional<Instant> modified() {
        return instant(modifiedSecond);
    }

    public Optional<Instant> shipped() {
        return instant(shippedSecond);
    }

    private static Optional<Instant> instant(long second) {
        return second == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
    }

    /** The manual discount in ten-thousandths; so are all amounts below. */
    public long discount() {
        return discount;
    }

    public long shipping() {
        return shipping;
    }

    public long handling() {
        return handling;
    }

    public long wrapping() {
        return wrapping;
    }

    public long storeCredit() {
        return storeCredit;
    }

    public long giftCertificate() {
        return giftCertificate;
    }

    /** Percent in ten-thousandths: 82,500 is 8.25 %. */
    public long taxRate() {
        return taxRate;
    }

    /** Empty: as the store does. */
    public Optional<Boolean> taxInclusive() {
        return Optional.ofNullable(taxInclusive);
    }

    /** Empty: the store's. */
    public Optional<String> currency() {
        return Optional.ofNullable(currency);
    }

    /** Empty: the transactional one. */
    public Optional<String> displayCurrency() {
        return Optional.ofNullable(displayCurrency);
    }

    /** Store currency to transactional currency, ten places. */
    public String exchangeRate() {
        return exchangeRate;
    }

    public String paymentMethod() {
        return paymentMethod;
    }

    /** Empty: what goes with the status. */
    public Optional<String> paymentStatus() {
        return Optional.ofNullable(paymentStatus);
    }

    public String orderSource() {
        return orderSource;
    }

    public Optional<String> externalSource() {
        return Optional.ofNullable(externalSource);
    }

    public Optional<String> externalOrderId() {
        return Optional.ofNullable(externalOrderId);
    }

    public String staffNotes() {
        return staffNotes;
    }

    public int channelId() {
        return channelId;
    }

    /** Units of goods in all lines. */
    public int itemsTotal() {
        int sum = 0;
        for (OrderLine line : lines) {
            sum += line.quantity();
        }
        return sum;
    }

    public int itemsShipped() {
        return itemsShipped;
    }
}
