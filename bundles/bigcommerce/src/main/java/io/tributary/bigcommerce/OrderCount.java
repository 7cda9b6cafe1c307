package io.tributary.bigcommerce;

import java.util.Map;

/**
 * How many orders a store says that it has.
 *
 * @param all in all. Stores may leave out of it what never finished its checkout (status 0)
 * @param byStatus by status id, without those of which there are none; empty when the store does not tell
 */
public record OrderCount(long all, Map<Integer, Long> byStatus) {
    public OrderCount {
        byStatus = Map.copyOf(byStatus);
    }
}
