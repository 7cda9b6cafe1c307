package io.tributary.connections.internal.rest;

import io.tributary.connections.CouponOutlook.Outlook;
import io.tributary.connections.CouponOutlook.Sample;
import io.tributary.connections.DiscountProgram;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a discount program would come to. Nothing of it is kept. Amounts are decimal texts.
 *
 * @param applies whether the coupon works for the sample basket, which may be below the minimum purchase
 * @param existingUnchanged how many coupons there are already, which stay as they are; null when that is not known now
 * @param affiliatesWithout how many affiliates have none and would get one like this; null when that is not known now
 */
record DiscountPreviewJson(
        CouponJson coupon, BasketJson basket, boolean applies, Long existingUnchanged, Long affiliatesWithout) {
    /** What a shopper may put into a basket, in hundredths of what is paid with small coins. */
    private static final List<Goods> GOODS = List.of(new Goods("T-shirt", 2, 2_500), new Goods("Mug", 1, 3_000));

    private static final Sample NOBODYS = new Sample("Ann Archer (ANN10)", "ANN10");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** {@code type}, {@code amount} and {@code minimumPurchase} are those of the discount program. */
    record CouponJson(String name, String code, String type, String amount, String minimumPurchase) {}

    record BasketJson(List<ItemJson> items, String subtotal, String discount, String total, String currency) {}

    record ItemJson(String name, int quantity, String price) {}

    private record Goods(String name, int quantity, long price) {
        BigDecimal price(Currency currency) {
            int digits = Math.max(0, currency.getDefaultFractionDigits());
            // Where there are no small coins, a shirt costs thousands.
            return digits == 0
                    ? BigDecimal.valueOf(price)
                    : BigDecimal.valueOf(price, 2).setScale(digits);
        }
    }

    static DiscountPreviewJson of(DiscountProgram program, Currency currency, Optional<Outlook> outlook) {
        Sample sample = outlook.flatMap(Outlook::sample).orElse(NOBODYS);
        DiscountProgramJson terms = DiscountProgramJson.of(program);
        BigDecimal subtotal = GOODS.stream()
                .map(goods -> goods.price(currency).multiply(BigDecimal.valueOf(goods.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean applies = subtotal.compareTo(program.minimumPurchase()) >= 0;
        BigDecimal discount = applies ? discount(program, subtotal) : BigDecimal.ZERO.setScale(subtotal.scale());
        return new DiscountPreviewJson(
                new CouponJson(sample.name(), sample.code(), terms.type(), terms.amount(), terms.minimumPurchase()),
                new BasketJson(
                        GOODS.stream()
                                .map(goods -> new ItemJson(
                                        goods.name(),
                                        goods.quantity(),
                                        goods.price(currency).toPlainString()))
                                .toList(),
                        subtotal.toPlainString(),
                        discount.toPlainString(),
                        subtotal.subtract(discount).toPlainString(),
                        currency.getCurrencyCode()),
                applies,
                outlook.map(Outlook::existing).orElse(null),
                outlook.map(Outlook::missing).orElse(null));
    }

    /** Never more than there is to pay. */
    private static BigDecimal discount(DiscountProgram program, BigDecimal subtotal) {
        BigDecimal exact = program.type() == DiscountProgram.Type.PERCENTAGE
                ? subtotal.multiply(program.amount()).divide(HUNDRED)
                : program.amount().min(subtotal);
        return exact.setScale(subtotal.scale(), RoundingMode.HALF_UP);
    }
}
