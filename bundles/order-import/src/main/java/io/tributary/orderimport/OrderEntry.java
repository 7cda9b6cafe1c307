package io.tributary.orderimport;

import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.Optional;

/**
 * An order in a list.
 *
 * @param reason short and stable, for programs: {@code coupon}, {@code no-affiliate}
 * @param why the same as a sentence
 * @param purchase as the platform was asked to hold it
 */
public record OrderEntry(
        long order,
        OrderState state,
        String reason,
        String why,
        Optional<Purchase> purchase,
        Instant orderedAt,
        Instant decidedAt) {}
