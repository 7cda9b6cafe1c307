package io.tributary.sandbox.internal.storefront;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which scripts a shopper allows.
 *
 * @param asked whether the store asks her at all
 * @param answered whether she has answered
 */
record Consent(boolean asked, boolean answered, Set<String> allowed) {

    /** The numbers of <a href="https://docs.bigcommerce.com/developer/docs/storefront">the storefront's API</a>. */
    static final Map<Integer, String> CATEGORIES = Map.of(1, "analytics", 2, "functional", 3, "targeting");

    /** Reads {@link #cookie}; empty before she has answered. */
    static Consent of(boolean asked, String cookie) {
        Set<String> allowed = new TreeSet<>(Set.of(cookie.split("-")));
        allowed.retainAll(CATEGORIES.values());
        return new Consent(asked, !cookie.isEmpty(), allowed);
    }

    /** The cookie of who allows these categories. */
    static String cookie(Set<String> allowed) {
        return "essential"
                + allowed.stream().sorted().map(category -> "-" + category).collect(Collectors.joining());
    }

    /** A script without a category is in none that she could allow. */
    boolean allows(String category) {
        return !asked || category.equals("essential") || allowed.contains(category);
    }
}
