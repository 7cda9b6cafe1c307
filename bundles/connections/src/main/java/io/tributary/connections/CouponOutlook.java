package io.tributary.connections;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows whom a store's next coupons are for. Registered as a service by whoever makes them; does not ask the store. */
@ConsumerType
public interface CouponOutlook {
    /** Empty when that is not known now. */
    Optional<Outlook> of(ConnectionId store);

    /**
     * How it looks in one store.
     *
     * @param sample what a coupon is called that would be made, or was; empty when no affiliate has a code
     * @param existing how many coupons there are of affiliates, which a changed discount program leaves alone
     * @param missing how many affiliates are to get a coupon and have none
     */
    record Outlook(Optional<Sample> sample, long existing, long missing) {}

    /** How a coupon is known to shoppers and in the store's control panel. */
    record Sample(String name, String code) {}
}
