package io.tributary.couponsync;

import io.tributary.connections.ConnectionId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is known of the coupons of connected stores, without asking the stores. Safe for use by many threads. */
@ProviderType
public interface Coupons {
    /** Every code, ordered by code; empty for a store that is not known or was never synced. */
    List<CouponStatus> list(ConnectionId connection);

    /**
     * A part of {@link #list(ConnectionId)}.
     *
     * @param state only codes in this state; all when it is empty
     * @param offset how many to leave out at the start
     * @param limit at most so many
     */
    List<CouponStatus> list(ConnectionId connection, Optional<CouponState> state, long offset, int limit);
}
