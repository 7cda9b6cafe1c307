package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.Product;
import java.util.ArrayList;
import java.util.List;

/** The goods that the store sells. */
public final class Catalog {

    private static final String[] THINGS = {
        "Linen Towel", "Ceramic Mug", "Canvas Bag", "Wool Blanket", "Oak Board", "Garden Shears",
        "Desk Lamp", "Running Shirt", "Rain Jacket", "Leather Belt", "Coffee Filter", "Herb Planter",
        "Picnic Basket", "Notebook", "Enamel Pot", "Cotton Socks", "Bread Knife", "Tea Kettle"
    };
    private static final String[] COLOURS = {"Beige", "Sage", "Charcoal", "Ocean Blue", "Brick Red", "Ivory"};
    private static final String[] SIZES = {"", "", "S", "M", "L"};
    private static final String[] BRANDS = {"Northfield", "Harbor & Hay", "Plain Goods", "Tallow"};

    public static final List<Product> PRODUCTS = products();

    private Catalog() {}

    private static List<Product> products() {
        List<Product> all = new ArrayList<>();
        for (int i = 0; i < THINGS.length * COLOURS.length; i++) {
            String thing = THINGS[i % THINGS.length];
            String colour = COLOURS[i / THINGS.length];
            String size = SIZES[i % SIZES.length];
            String sku = thing.substring(0, 2).toUpperCase(java.util.Locale.ROOT) + "-" + (100 + i) + size;
            String upc = "40123450" + (1000 + i);
            String brand = BRANDS[i % BRANDS.length];
            all.add(new Product(77 + i, size.isEmpty() ? 0 : 300 + i, thing + " - " + colour, sku, upc, brand, size));
        }
        return List.copyOf(all);
    }

    /** Always the same for a product: 4.95 to 189.95, in ten-thousandths. */
    public static long price(int index) {
        return (4 + index * 37 % 186) * 10_000L + 9_500;
    }
}
