package io.tributary.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted; what is empty does not matter.
 *
 * @param subject the whole subject
 * @param action an action, or the start of several that ends with a dot: {@code coupon.}
 * @param by the whole name of an actor
 * @param since at this moment or later
 * @param until before this moment
 */
public record AuditFilter(
        Optional<String> store,
        Optional<String> subject,
        Optional<String> action,
        Optional<String> by,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** Every entry. */
    public static final AuditFilter ALL = new AuditFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Only what is about one store. */
    public static AuditFilter ofStore(String store) {
        return new AuditFilter(
                Optional.of(store),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
