package io.tributary.orderimport;

import io.tributary.connections.ConnectionId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What was decided for the orders of a store, and why. Safe for use by many threads. */
@ProviderType
public interface Orders {
    /** Everything known of one order; empty when the import has not seen it. */
    Optional<OrderExplanation> explain(ConnectionId store, long order);

    /**
     * Orders by descending id.
     *
     * @param state only orders that stand so; all when empty
     * @param before only orders with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     */
    List<OrderEntry> list(ConnectionId store, Optional<OrderState> state, long before, int limit);

    OrderSummary summary(ConnectionId store);
}
