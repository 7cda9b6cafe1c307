package io.tributary.orderimport;

import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order in a list.
 *
 * @param reason short and stable, for programs: {@code coupon}, {@code no-affiliate}
 * @param why the same as a sentence
 * @param purchase as the platform was asked to hold it
 * @param flags what a person may want to look at, short and stable, for programs: {@code self-referral}
 */
public record OrderEntry(
        long order,
        OrderState state,
        String reason,
        String why,
        Optional<Purchase> purchase,
        Instant orderedAt,
        Instant decidedAt,
        List<String> flags) {
    public OrderEntry {
        flags = List.copyOf(flags);
    }
}
