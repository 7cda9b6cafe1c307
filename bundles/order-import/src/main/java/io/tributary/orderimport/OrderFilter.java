package io.tributary.orderimport;

import io.tributary.platform.AffiliateId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which orders of a store are wanted: those for which all of this holds. What is empty does not matter.
 *
 * @param reason as {@link OrderEntry#reason} says it
 * @param affiliate whose orders; of one who is credited
 * @param coupon a code, in any case, by which an affiliate was looked for; unknown for orders that were never paid
 * @param search an order's id, or a code as in {@code coupon} that is not only digits
 * @param since the first day on which it was ordered, where the store is
 * @param until the last one
 */
public record OrderFilter(
        Optional<OrderState> state,
        Optional<String> reason,
        Optional<AffiliateId> affiliate,
        Optional<String> coupon,
        Optional<String> search,
        Optional<LocalDate> since,
        Optional<LocalDate> until) {
    /** Every order. */
    public static final OrderFilter ALL = new OrderFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public OrderFilter {
        if (since.isPresent() && until.filter(since.get()::isAfter).isPresent()) {
            throw new IllegalArgumentException(
                    "the time ends before it begins: from " + since.get() + " to " + until.get());
        }
    }

    /** Every order that stands so. */
    public static OrderFilter in(OrderState state) {
        return new OrderFilter(
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
