package io.tributary.couponsync;

import io.tributary.connections.DiscountProgram;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param asked what was asked for and is not done yet
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
        Instant changedAt,
        Optional<AskedAction> asked) {
    public CouponStatus {
        differences = List.copyOf(differences);
    }

    /** What can be asked for as things stand; nothing as long as something else is to be done. */
    public Set<CouponAction> actions() {
        if (asked.isPresent()) {
            return Set.of();
        }
        Set<CouponAction> actions =
                switch (state) {
                    case IN_STEP, DISABLED_AFFILIATE, RETIRED -> EnumSet.noneOf(CouponAction.class);
                    case WANTED -> EnumSet.of(CouponAction.RETRY, CouponAction.SKIP);
                    case DRIFT -> EnumSet.of(CouponAction.RESET, CouponAction.ACCEPT);
                    case ACCEPTED -> EnumSet.of(CouponAction.RESET);
                    case DELETED_IN_STORE -> EnumSet.of(CouponAction.MAKE_AGAIN, CouponAction.SKIP);
                    case COLLISION -> EnumSet.of(CouponAction.ADOPT, CouponAction.RETRY, CouponAction.SKIP);
                    case ILLEGAL_CODE -> EnumSet.of(CouponAction.SKIP);
                    case UNREADABLE -> EnumSet.of(written.isPresent() ? CouponAction.RESET : CouponAction.SKIP);
                    case SKIPPED -> EnumSet.of(CouponAction.UNSKIP);
                };
        return Collections.unmodifiableSet(actions);
    }
}
