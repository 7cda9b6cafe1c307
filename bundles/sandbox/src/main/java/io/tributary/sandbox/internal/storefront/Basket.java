package io.tributary.sandbox.internal.storefront;

import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.internal.store.Catalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a shopper is about to buy.
 *
 * @param units by place in the catalog
 */
record Basket(Map<Integer, Integer> units) {

    private static final int MOST_UNITS = 99;

    Basket {
        units = new TreeMap<>(units);
    }

    /** Reads {@link #cookie}; what is no line of one is left out. */
    static Basket of(String cookie) {
        Map<Integer, Integer> units = new TreeMap<>();
        for (String line : cookie.split("-")) {
            if (line.matches("\\d{1,3}x\\d{1,2}")) {
                int place = Integer.parseInt(line.substring(0, line.indexOf('x')));
                int count = Integer.parseInt(line.substring(line.indexOf('x') + 1));
                if (place < Catalog.PRODUCTS.size() && count > 0) {
                    units.put(place, count);
                }
            }
        }
        return new Basket(units);
    }

    /** One unit more of a product. */
    Basket with(int place) {
        Map<Integer, Integer> more = new TreeMap<>(units);
        more.merge(place, 1, (had, added) -> Math.min(MOST_UNITS, had + added));
        return new Basket(more);
    }

    String cookie() {
        return units.entrySet().stream()
                .map(line -> line.getKey() + "x" + line.getValue())
                .collect(Collectors.joining("-"));
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    List<OrderLine> lines() {
        return units.entrySet().stream()
                .map(line -> new OrderLine(
                        Catalog.PRODUCTS.get(line.getKey()), line.getValue(), Catalog.price(line.getKey()), false))
                .toList();
    }

    /** What the goods cost, in ten-thousandths. */
    long goods() {
        return lines().stream()
                .mapToLong(line -> line.quantity() * line.price())
                .sum();
    }
}
