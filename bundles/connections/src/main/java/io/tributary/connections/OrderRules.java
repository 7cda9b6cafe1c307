package io.tributary.connections;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which orders of a store count. Statuses are meant by id, because merchants rename the labels; one that is in no set is
 * held for a person to look at.
 *
 * @param version goes up with every change and stands in each decision made by these rules
 * @param counts paid, completed and shipped orders: purchases
 * @param waits may become purchases
 * @param ignored never purchases
 * @param reverses take a purchase back
 * @param recomputes count for what is left after refunds
 * @param holds keep a purchase as it is until the status moves on
 * @param createdSince orders created before are not credited; no bound when empty
 * @param migrated whether orders with the external source {@code M-MIG}, history from another shop system, count
 */
public record OrderRules(
        int version,
        Set<Integer> counts,
        Set<Integer> waits,
        Set<Integer> ignored,
        Set<Integer> reverses,
        Set<Integer> recomputes,
        Set<Integer> holds,
        Optional<Instant> createdSince,
        boolean migrated) {
    public OrderRules {
        counts = Set.copyOf(counts);
        waits = Set.copyOf(waits);
        ignored = Set.copyOf(ignored);
        reverses = Set.copyOf(reverses);
        recomputes = Set.copyOf(recomputes);
        holds = Set.copyOf(holds);
    }

    /** What counts unless the merchant says otherwise. */
    public static OrderRules standard() {
        return new OrderRules(
                1,
                Set.of(2, 3, 8, 9, 10, 11),
                Set.of(1, 7, 12),
                Set.of(0),
                Set.of(4, 5, 6),
                Set.of(14),
                Set.of(13),
                Optional.empty(),
                false);
    }

    /** These rules with another bound for the time of orders, as another version of them. */
    public OrderRules since(int version, Optional<Instant> createdSince) {
        return new OrderRules(version, counts, waits, ignored, reverses, recomputes, holds, createdSince, migrated);
    }
}
