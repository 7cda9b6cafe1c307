package io.tributary.sandbox;

/**
 * A line of an order.
 *
 * @param price unit price in ten-thousandths, with tax where prices are entered with tax
 * @param digital whether it is a download
 */
public record OrderLine(Product product, int quantity, long price, boolean digital) {

    public OrderLine {
        if (quantity < 1 || price < 0) {
            throw new IllegalArgumentException("line of " + quantity + " at " + price);
        }
    }

    /** Physical goods; the price is a decimal text such as {@code 55.99}. */
    public static OrderLine of(String name, int quantity, String price) {
        return new OrderLine(Product.named(name), quantity, Amount.of(price), false);
    }
}
