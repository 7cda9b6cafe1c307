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
 * @param coupons the codes by which an affiliate was looked for, in one case; empty also while none was looked for
 * @param modifiedAt when it was changed in the store last
 * @param flags what a person may want to look at, short and stable, for programs: {@code self-referral}
 */
public record OrderEntry(
        long order,
        OrderState state,
        String reason,
        String why,
        Optional<Purchase> purchase,
        List<String> coupons,
        Instant orderedAt,
        Instant modifiedAt,
        Instant decidedAt,
        List<String> flags) {
    public OrderEntry {
        coupons = List.copyOf(coupons);
        flags = List.copyOf(flags);
    }
}
