package io.tributary.orderimport;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A store's orders of some time, held against the ledger and the platform.
 *
 * @param run that found it
 * @param dryRun whether differing orders were only named, not looked at again
 * @param from orders created at or after this moment
 * @param to and before this one
 * @param complete whether the store's list showed as many orders as the store counts; if not, nothing is said of orders
 *     that it does not show
 * @param listed how many orders the store's list showed
 * @param counted how many it counts
 * @param statuses the same by status, where there are any; empty when the store does not count by status
 * @param standings how the listed orders that the ledger has stand there; with {@link ReconcileKind#MISSING} and those
 *     {@link ReconcileKind#NEWER} ones that the ledger has not, they add up to {@code listed}
 * @param unseen how many of the listed orders the ledger does not have
 * @param hidden orders that the ledger knows as archived or gone, and that the list rightly does not show
 * @param found how many orders were found of each kind; kinds without any are missing
 * @param orders the first of them, by id
 */
public record ReconcileReport(
        long run,
        boolean dryRun,
        Instant from,
        Instant to,
        Instant startedAt,
        Instant endedAt,
        boolean complete,
        long listed,
        long counted,
        List<StatusCount> statuses,
        List<Standing> standings,
        long unseen,
        long hidden,
        Map<ReconcileKind, Long> found,
        List<Finding> orders) {
    /** So many orders are named one by one. */
    public static final int MOST_NAMED = 500;

    public ReconcileReport {
        statuses = List.copyOf(statuses);
        standings = List.copyOf(standings);
        found = Map.copyOf(found);
        orders = List.copyOf(orders);
    }

    /** How many orders differ. */
    public long differences() {
        return found.entrySet().stream()
                .filter(kind -> kind.getKey().isDifference())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether nothing differs, and the store lists as many orders of each status as it counts. */
    public boolean agrees() {
        return complete
                && differences() == 0
                && statuses.stream().allMatch(status -> status.counted() == status.listed());
    }

    /**
     * How many orders of a status the store counts and lists.
     *
     * @param status its id
     */
    public record StatusCount(int status, long counted, long listed) {}

    /**
     * How many orders stand so, for this reason.
     *
     * @param reason short and stable, for programs: {@code no-affiliate}
     * @param why the same as a sentence
     */
    public record Standing(OrderState state, String reason, String why, long orders) {}

    /**
     * An order that was found.
     *
     * @param detail what was seen on both sides, for people
     */
    public record Finding(long order, ReconcileKind kind, String detail) {}
}
