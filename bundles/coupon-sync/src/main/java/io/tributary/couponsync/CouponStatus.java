package io.tributary.couponsync;

import io.tributary.connections.DiscountProgram;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one code stands in one store.
 *
 * @param code as the platform spells it
 * @param affiliate whose it is; of a retired code, whose it was last
 * @param reason what people should know about the state; empty when there is nothing to say
 * @param wanted what the coupon is made with; empty when none is to be made
 * @param written what we last sent, as the store took it; empty when the store has no coupon of ours
 * @param seen what the store had when we last looked; empty when it had none
 * @param differences what the merchant changed since we wrote it
 * @param changedAt since when all of this is so
 */
public record CouponStatus(
        AffiliateCode code,
        Optional<AffiliateId> affiliate,
        CouponState state,
        String reason,
        Optional<DiscountProgram> wanted,
        Optional<CouponCopy> written,
        Optional<CouponCopy> seen,
        List<Difference> differences,
        Instant changedAt) {
    public CouponStatus {
        differences = List.copyOf(differences);
    }
}
