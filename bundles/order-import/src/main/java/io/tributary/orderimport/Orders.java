package io.tributary.orderimport;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AffiliateId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What was decided for the orders of a store, and why; and a way to have it decided again. Safe for use by many threads. */
@ProviderType
public interface Orders {
    /** Everything known of one order; empty when the import has not seen it. */
    Optional<OrderExplanation> explain(ConnectionId store, long order);

    /** What this affiliate may know of an order; empty unless it is or was credited to her. */
    Optional<AffiliateExplanation> explainTo(AffiliateId affiliate, ConnectionId store, long order);

    /**
     * Orders by descending id.
     *
     * @param before only orders with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     */
    List<OrderEntry> list(ConnectionId store, OrderFilter filter, long before, int limit);

    OrderSummary summary(ConnectionId store);

    /**
     * Has orders read from the store and decided again, whether they changed or not, and the platform asked again to hold
     * what comes of it. An order that was never seen is imported. Who asks twice before it is done asks once.
     *
     * @param orders ids, greater than 0
     * @param anew whether the affiliate is found again as well; otherwise one who was found once stays
     * @param why for people, in the order's trace; cut at 500 characters
     * @throws IllegalArgumentException when there is no such connection or an id is not greater than 0
     */
    LookAgain lookAgain(ConnectionId store, Collection<Long> orders, boolean anew, String why);

    /** {@link #lookAgain} because somebody wants an order tried again. */
    LookAgain retry(ConnectionId store, Collection<Long> orders, boolean anew);

    /** {@link #retry} of all orders that {@link OrderState#FAILED failed}. */
    LookAgain retryAll(ConnectionId store, boolean anew);
}
