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
 */
public record OrderQuery(Optional<Instant> modifiedSince, long minId, long maxId, Optional<Instant> createdSince) {
    public static OrderQuery all() {
        return new OrderQuery(Optional.empty(), 1, Long.MAX_VALUE, Optional.empty());
    }

    public static OrderQuery modifiedSince(Instant moment) {
        return new OrderQuery(Optional.of(moment), 1, Long.MAX_VALUE, Optional.empty());
    }

    /** The same, from this id on. */
    public OrderQuery from(long id) {
        return new OrderQuery(modifiedSince, id, maxId, createdSince);
    }
}
