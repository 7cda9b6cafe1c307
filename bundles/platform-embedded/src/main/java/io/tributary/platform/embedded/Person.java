package io.tributary.platform.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one person's visits.
 *
 * @param lead empty where she never left her address
 * @param visitors the browsers in which she left it
 * @param orders which orders are tied to these browsers
 */
public record Person(
        String email,
        Optional<Lead> lead,
        List<Browser> visitors,
        List<Visit> visits,
        List<Visit> touches,
        List<Order> orders) {
    public Person {
        visitors = List.copyOf(visitors);
        visits = List.copyOf(visits);
        touches = List.copyOf(touches);
        orders = List.copyOf(orders);
    }

    /** A browser, and when the address was left in it. */
    public record Browser(String visitor, Instant leftAt, String source) {}

    /** @param store empty where only the browser told of the order */
    public record Order(String store, long order, String visitor, Instant at) {}
}
