package io.tributary.sandbox;

/**
 * A fee of an order, free of tax.
 *
 * @param cost ten-thousandths
 */
public record OrderFee(String name, long cost) {

    public static OrderFee of(String name, String cost) {
        return new OrderFee(name, Amount.of(cost));
    }
}
