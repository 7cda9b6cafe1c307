package io.tributary.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * A refund to record. {@code new RefundSpec()} is empty; the {@code with} methods add to a copy.
 *
 * @param items what is given back
 * @param reason the merchant's words, may be empty
 * @param tax the part of the total that is tax, ten-thousandths
 * @param declined whether the gateway refused the pay-out
 * @param keepsStatus whether the order's status and {@code date_modified} stay as they are
 */
public record RefundSpec(List<Item> items, String reason, long tax, boolean declined, boolean keepsStatus) {

    /** What a refunded amount was paid for. */
    public enum Kind {
        PRODUCT,
        GIFT_WRAPPING,
        SHIPPING,
        HANDLING,
        ORDER,
        FEE
    }

    /**
     * A part of a refund.
     *
     * @param line index of the order's line for PRODUCT and GIFT_WRAPPING, of the fee for FEE, otherwise 0
     * @param quantity units for PRODUCT, otherwise 0
     * @param amount ten-thousandths, without tax
     */
    public record Item(Kind kind, int line, int quantity, long amount) {}

    public RefundSpec {
        items = List.copyOf(items);
    }

    public RefundSpec() {
        this(List.of(), "", 0, false, false);
    }

    /** Gives units of a line back, for this amount without tax. */
    public static RefundSpec ofGoods(int line, int quantity, String amount) {
        return new RefundSpec().withItem(new Item(Kind.PRODUCT, line, quantity, Amount.of(amount)));
    }

    /** Money back on the order as a whole, free of tax. */
    public static RefundSpec ofOrder(String amount) {
        return new RefundSpec().withItem(new Item(Kind.ORDER, 0, 0, Amount.of(amount)));
    }

    public static RefundSpec ofShipping(String amount) {
        return new RefundSpec().withItem(new Item(Kind.SHIPPING, 0, 0, Amount.of(amount)));
    }

    public RefundSpec withItem(Item item) {
        List<Item> more = new ArrayList<>(items);
        more.add(item);
        return new RefundSpec(more, reason, tax, declined, keepsStatus);
    }

    public RefundSpec withGoods(int line, int quantity, String amount) {
        return withItem(new Item(Kind.PRODUCT, line, quantity, Amount.of(amount)));
    }

    public RefundSpec withShipping(String amount) {
        return withItem(new Item(Kind.SHIPPING, 0, 0, Amount.of(amount)));
    }

    public RefundSpec withReason(String text) {
        return new RefundSpec(items, text, tax, declined, keepsStatus);
    }

    public RefundSpec withTax(String amount) {
        return new RefundSpec(items, reason, Amount.of(amount), declined, keepsStatus);
    }

    /** The record exists, the money does not flow, the status stays. */
    public RefundSpec asDeclined() {
        return new RefundSpec(items, reason, tax, true, keepsStatus);
    }

    /** The order keeps its status and its {@code date_modified}: only the refund feed tells. */
    public RefundSpec keepingStatus() {
        return new RefundSpec(items, reason, tax, declined, true);
    }

    /** Items and tax, ten-thousandths. */
    public long total() {
        long sum = tax;
        for (Item item : items) {
            sum += item.amount();
        }
        return sum;
    }
}
