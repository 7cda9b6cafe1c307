package io.tributary.bigcommerce;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Coupons page by page, by ascending id. One thread uses it. */
@ProviderType
public interface CouponFeed {
    /** The next coupons; empty at the end. */
    List<Coupon> next() throws StoreException;
}
