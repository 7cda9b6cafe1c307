package io.tributary.bigcommerce;

import java.time.Instant;
import java.util.Optional;

/**
 * Which orders to read.
 *
 * @param modifiedSince only orders modified at or after this moment of the store's clock; all when empty
 * @param minId only orders with this id or a greater one
 * @param maxId only orders up to this id; {@link Long#MAX_VALUE} for no bound
 * @param createdSince only orders created at or after this moment; all when empty
 * @param createdBefore only orders created before this moment; all when empty
 * @param withLines whether to send the lines along, by which {@link Order#codes} is known
 */
public record OrderQuery(
        Optional<Instant> modifiedSince,
        long minId,
        long maxId,
        Optional<Instant> createdSince,
        Optional<Instant> createdBefore,
        boolean withLines) {
    /** Without an upper bound for the creation, with the lines. */
    public OrderQuery(Optional<Instant> modifiedSince, long minId, long maxId, Optional<Instant> createdSince) {
        this(modifiedSince, minId, maxId, createdSince, Optional.empty(), true);
    }

    public static OrderQuery all() {
        return new OrderQuery(Optional.empty(), 1, Long.MAX_VALUE, Optional.empty());
    }

    public static OrderQuery modifiedSince(Instant moment) {
        return new OrderQuery(Optional.of(moment), 1, Long.MAX_VALUE, Optional.empty());
    }

    /** Orders created at or after one moment and before another. */
    public static OrderQuery created(Instant since, Instant before) {
        return new OrderQuery(Optional.empty(), 1, Long.MAX_VALUE, Optional.of(since), Optional.of(before), true);
    }

    /** The same, from this id on. */
    public OrderQuery from(long id) {
        return new OrderQuery(modifiedSince, id, maxId, createdSince, createdBefore, withLines);
    }

    /** The same without the lines: ids, statuses and times of many orders in little traffic. */
    public OrderQuery withoutLines() {
        return new OrderQuery(modifiedSince, minId, maxId, createdSince, createdBefore, false);
    }
}
