package io.tributary.orderimport;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the import of a store stands.
 *
 * @param orders how many orders stand in each state; states without any are missing
 * @param readUntil all orders modified before this moment of the store's clock are taken into account; empty before the
 *     first import has ended
 * @param unconfirmed how many calls to the platform wait for an answer
 */
public record OrderSummary(Map<OrderState, Long> orders, Optional<Instant> readUntil, long unconfirmed) {
    public OrderSummary {
        orders = Map.copyOf(orders);
    }
}
