package io.tributary.sandbox;

/**
 * What is on a line of an order.
 *
 * @param id 0 for a custom product
 * @param variantId 0 if there are no variants
 * @param upc empty if there is none
 * @param size the chosen size, empty if there is no such option
 */
public record Product(int id, int variantId, String name, String sku, String upc, String brand, String size) {

    /** A product without options; its id comes from its name. */
    public static Product named(String name) {
        return new Product(1 + Math.floorMod(name.hashCode(), 9_999), 0, name, "", "", "", "");
    }
}
