package io.tributary.couponsync;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.AffiliateCode;
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

    /** One code, in whatever spelling. */
    Optional<CouponStatus> find(ConnectionId connection, AffiliateCode code);

    /**
     * Has something done about a code. It is kept, and a run of the coupon job is asked for that does it; asking for the
     * same again before that changes nothing.
     *
     * @return how the code stands, with what was asked for
     * @throws CouponActionException.Unknown when there is no such store or code
     * @throws CouponActionException.Refused when it makes no sense as the code stands
     */
    CouponStatus ask(ConnectionId connection, AffiliateCode code, CouponAction action, Actor by)
            throws CouponActionException;

    /**
     * What the newest dry run of the coupon job found; empty when there was none.
     *
     * @param offset how many lines to leave out at the start
     * @param limit at most so many lines
     */
    Optional<CouponPreview> preview(ConnectionId connection, long offset, int limit);
}
