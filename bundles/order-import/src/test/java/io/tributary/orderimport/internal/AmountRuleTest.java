package io.tributary.orderimport.internal;

import static io.tributary.connections.OrderRules.Amount.ITEMS;
import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.connections.OrderRules.Amount;
import io.tributary.orderimport.Receipt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AmountRuleTest {
    @Test
    void goodsLessDiscountsAndCouponsCountAndTheRestIsLeftOut() {
        Receipt receipt = receipt(order(1).goods("100.0000", "119.0000")
                .discount("5")
                .coupons("10.0000", "ANN10")
                .shipping("7.5000", "7.5000")
                .handling("2.0000"));

        assertThat(receipt.amount()).isEqualByComparingTo("85");
        assertThat(receipt.lines())
                .containsExactly(
                        line("goods without tax", "100.0000"), line("discounts", "-5"), line("coupons", "-10.0000"));
        assertThat(receipt.leftOut())
                .containsExactly(line("tax", "19.0000"), line("shipping", "7.5000"), line("handling", "2.0000"));
    }

    @Test
    @DisplayName("case 28: a free order is worth 0, never less")
    void neverBelowZero() {
        assertThat(receipt(order(1).goods("50.00").coupons("50.00", "ANN10")).amount())
                .isEqualByComparingTo("0");
        assertThat(receipt(order(1).goods("50.00").discount("10.00").coupons("50.00", "ANN10"))
                        .amount())
                .isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("case 30: where prices contain tax, goods and discounts count without it")
    void taxInclusiveStores() {
        assertThat(receipt(order(1).goods("100.0000", "119.0000").taxInclusive())
                        .amount())
                .isEqualByComparingTo("100");
        assertThat(receipt(order(1).goods("100.0000", "119.0000").taxInclusive().coupons("11.9000", "ANN10"))
                        .amount())
                .isEqualByComparingTo("90");
        assertThat(receipt(order(1).goods("62.6793", "67.8400").taxInclusive().discount("10"))
                        .amount())
                .isEqualByComparingTo("53.4400");
    }

    @Test
    @DisplayName("case 31: the amount is in the order's own currency")
    void ownCurrency() {
        assertThat(receipt(order(1).currency("EUR")).currency().getCurrencyCode())
                .isEqualTo("EUR");
    }

    @Test
    @DisplayName("case 33: exact over 10,000 orders")
    void noDriftOverManyOrders() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            sum = sum.add(receipt(order(1).goods("62.6793").coupons("0.1", "A")).amount());
        }

        assertThat(sum).isEqualByComparingTo("625793");
    }

    @Test
    @DisplayName("case 39: a gift certificate is a way to pay and changes nothing")
    void giftCertificatesChangeNothing() {
        Receipt receipt = receipt(order(1).giftCertificate("60.0000"));

        assertThat(receipt.amount()).isEqualByComparingTo("100");
        assertThat(receipt.leftOut()).containsExactly(line("paid by gift certificate", "60.0000"));
    }

    @Test
    @DisplayName("case 26: money given back on the order as a whole lessens the amount")
    void refundsOfTheOrder() {
        Refund refund = refund("40.00", "0", "0", item(Refund.Kind.ORDER, 1, "0", "40.00"));

        Receipt receipt = AmountRule.of(new OrderFacts(order(1).build(), List.of(), List.of(refund), List.of()), ITEMS);

        assertThat(receipt.amount()).isEqualByComparingTo("60");
        assertThat(receipt.lines()).contains(line("refund 7", "-40.0000"));
    }

    @Test
    void refundsOfShippingTaxAndWhatWasNotPaidOutDoNotLessenTheAmount() {
        Refund goodsAndShipping = refund(
                "33.00",
                "3.00",
                "0",
                item(Refund.Kind.PRODUCT, 5, "1", "20.00"),
                item(Refund.Kind.SHIPPING, 9, "0", "10.00"));
        assertThat(ofGoods(goodsAndShipping)).isEqualByComparingTo("20");

        Refund halfDeclined = refund("40.00", "0", "20.00", item(Refund.Kind.PRODUCT, 5, "1", "40.00"));
        assertThat(ofGoods(halfDeclined)).isEqualByComparingTo("20");

        Refund taxOnly = refund("4.00", "4.00", "0");
        assertThat(ofGoods(taxOnly)).isZero();
    }

    @Test
    void refundsWithoutMoneyPerItemAreDividedByTheOrdersLines() {
        Refund refund = refund(
                "22.50",
                "0",
                "0",
                new Refund.Item(Refund.Kind.PRODUCT, 5, BigDecimal.ONE, Optional.empty()),
                item(Refund.Kind.SHIPPING, 9, "0", "2.50"));
        OrderLine line = new OrderLine(5, "Towel", n("2"), n("1"), n("40.0000"), n("40.0000"), n("0"));

        assertThat(RefundShare.needsLines(refund)).isTrue();
        assertThat(RefundShare.of(refund, order(1).build(), List.of(line), ITEMS))
                .isEqualByComparingTo("20");
    }

    @Test
    void refundsWithoutATotalCountByTheirItems() {
        Refund refund = refund("0", "0", "0", item(Refund.Kind.PRODUCT, 5, "1", "12.50"));

        assertThat(ofGoods(refund)).isEqualByComparingTo("12.5");
    }

    @Test
    void storesWithoutRefundRecordsTellByRefundedQuantities() {
        List<OrderLine> lines = List.of(
                new OrderLine(1, "Towel", n("2"), n("1"), n("40.0000"), n("40"), n("0")),
                new OrderLine(2, "Soap", n("1"), n("0"), n("60.0000"), n("60"), n("0")));

        Receipt receipt = AmountRule.of(
                new OrderFacts(order(1).coupons("10", "ANN10").build(), List.of(), List.of(), lines), ITEMS);

        assertThat(receipt.amount()).isEqualByComparingTo("72");
    }

    @Test
    void withTaxTheTaxOnGoodsCountsAndThatOnOtherPartsIsLeftOut() {
        Receipt receipt = receipt(taxed(), new Amount(true, false));

        assertThat(receipt.lines())
                .containsExactly(
                        line("goods without tax", "100"), line("coupons", "-10"), line("tax on goods", "17.10"));
        assertThat(receipt.leftOut())
                .containsExactly(line("tax on parts left out", "1.90"), line("shipping", "8"), line("handling", "2"));
        assertThat(receipt.amount()).isEqualByComparingTo("107.10");
    }

    @Test
    void withShippingItCountsWithoutItsTax() {
        Receipt receipt = receipt(taxed(), new Amount(false, true));

        assertThat(receipt.lines())
                .containsExactly(line("goods without tax", "100"), line("coupons", "-10"), line("shipping", "8"));
        assertThat(receipt.leftOut()).containsExactly(line("tax", "19.00"), line("handling", "2"));
        assertThat(receipt.amount()).isEqualByComparingTo("98");
    }

    @Test
    void withTaxAndShippingBothCountAndNothingIsCountedTwice() {
        Receipt receipt = receipt(taxed(), new Amount(true, true));

        assertThat(receipt.lines())
                .containsExactly(
                        line("goods without tax", "100"),
                        line("coupons", "-10"),
                        line("tax on goods", "17.10"),
                        line("shipping", "8"),
                        line("tax on shipping", "1.52"));
        assertThat(receipt.leftOut()).containsExactly(line("tax on parts left out", "0.38"), line("handling", "2"));
        assertThat(receipt.amount()).isEqualByComparingTo("116.62");
    }

    @Test
    @DisplayName("case 30: where prices contain tax and tax counts, goods and discounts are taken as they are")
    void taxCountsInATaxInclusiveStore() {
        Receipt receipt = receipt(
                order(1).goods("62.6793", "67.8400")
                        .taxInclusive()
                        .discount("5")
                        .coupons("5", "ANN10"),
                new Amount(true, false));

        assertThat(receipt.lines())
                .containsExactly(line("goods with tax", "67.8400"), line("discounts", "-5"), line("coupons", "-5"));
        assertThat(receipt.amount()).isEqualByComparingTo("57.84");
    }

    @Test
    void aRefundLessensWhatCountsWithItsTaxWhereThatCounts() {
        Refund goods = refund("11.90", "1.90", "0", item(Refund.Kind.PRODUCT, 5, "1", "10"));
        assertThat(receipt(taxed(), ITEMS, goods).amount()).isEqualByComparingTo("80");
        assertThat(receipt(taxed(), new Amount(true, false), goods).amount()).isEqualByComparingTo("95.20");

        Refund shipping = refund("8", "0", "0", item(Refund.Kind.SHIPPING, 0, "1", "8"));
        assertThat(receipt(taxed(), ITEMS, shipping).amount()).isEqualByComparingTo("90");
        assertThat(receipt(taxed(), new Amount(false, true), shipping).amount()).isEqualByComparingTo("90");
    }

    @Test
    void whatAnOrderRefundWithoutAnAmountLeavesOfTheTotalIsForTheGoods() {
        Refund refund = refund(
                "30",
                "0",
                "0",
                new Refund.Item(Refund.Kind.ORDER, 1, n("1"), Optional.empty()),
                new Refund.Item(Refund.Kind.SHIPPING, 1, n("1"), Optional.empty()));
        assertThat(receipt(order(1).shipping("8", "8"), ITEMS, refund).amount()).isEqualByComparingTo("78");
        assertThat(receipt(order(1).shipping("8", "8"), new Amount(false, true), refund)
                        .amount())
                .isEqualByComparingTo("78");
    }

    @Test
    void declinedPaymentsCountAlsoWhereTheTotalIsMissing() {
        Refund refund = refund("0", "0", "15", item(Refund.Kind.PRODUCT, 5, "1", "20"));
        assertThat(ofGoods(refund)).isEqualByComparingTo("5");
        Refund mixed = refund(
                "0", "0", "15", item(Refund.Kind.PRODUCT, 5, "1", "20"), item(Refund.Kind.SHIPPING, 0, "1", "10"));
        assertThat(ofGoods(mixed)).isEqualByComparingTo("10");
    }

    /** Goods for 100 less 10, shipping for 8, handling for 2, and 19 % of tax on all of it. */
    private static OrderBuilder taxed() {
        return order(1).goods("100", "119")
                .coupons("10", "ANN10")
                .shipping("8", "8")
                .handling("2")
                .taxes("17.10", "1.52", "0.38");
    }

    private static BigDecimal ofGoods(Refund refund) {
        assertThat(RefundShare.needsLines(refund)).isFalse();
        return RefundShare.of(refund, order(1).build(), List.of(), ITEMS);
    }

    private static Receipt receipt(OrderBuilder order) {
        return receipt(order, ITEMS);
    }

    private static Receipt receipt(OrderBuilder order, Amount base, Refund... refunds) {
        return AmountRule.of(new OrderFacts(order.build(), List.of(), List.of(refunds), List.of()), base);
    }

    private static Refund refund(String total, String tax, String declined, Refund.Item... items) {
        return new Refund(7, 1, Optional.empty(), n(total), n(tax), n(declined), List.of(items));
    }

    private static Refund.Item item(Refund.Kind kind, long id, String quantity, String requested) {
        return new Refund.Item(kind, id, n(quantity), Optional.of(n(requested)));
    }

    private static Receipt.Line line(String name, String amount) {
        return new Receipt.Line(name, n(amount));
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }
}
