package io.tributary.couponsync.internal;

import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Difference;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept about one code of a store.
 *
 * @param askedName the name under which we asked the store to make the coupon, as long as we do not know what came of it
 * @param askedEnabled how we asked the store to switch the coupon, as long as we do not know what came of it
 * @param written when its {@code enabled} is false, it was us who switched the coupon off
 */
record CouponRow(
        AffiliateCode.Key key,
        AffiliateCode code,
        Optional<AffiliateId> affiliate,
        CouponState state,
        String reason,
        Optional<DiscountProgram> wanted,
        Optional<String> askedName,
        Optional<Boolean> askedEnabled,
        Optional<CouponCopy> written,
        Optional<CouponCopy> seen,
        Instant changedAt) {
    CouponRow {
        wanted = wanted.map(CouponRow::plain);
    }

    /** A code of which nothing is known yet. */
    static CouponRow unknown(AffiliateCode code) {
        return new CouponRow(
                code.key(),
                code,
                Optional.empty(),
                CouponState.WANTED,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static DiscountProgram plain(DiscountProgram program) {
        return new DiscountProgram(program.type(), plain(program.amount()), plain(program.minimumPurchase()));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether something other than the time is different. */
    boolean differsFrom(CouponRow other) {
        return !at(other.changedAt).equals(other);
    }

    CouponStatus status() {
        List<Difference> differences =
                written.isPresent() && seen.isPresent() ? Drift.between(written.get(), seen.get()) : List.of();
        return new CouponStatus(code, affiliate, state, reason, wanted, written, seen, differences, changedAt);
    }

    CouponRow is(CouponState next, String why) {
        return new CouponRow(
                key, code, affiliate, next, why, wanted, askedName, askedEnabled, written, seen, changedAt);
    }

    CouponRow of(AffiliateId owner, AffiliateCode spelling) {
        return new CouponRow(
                key,
                spelling,
                Optional.of(owner),
                state,
                reason,
                wanted,
                askedName,
                askedEnabled,
                written,
                seen,
                changedAt);
    }

    CouponRow wanting(Optional<DiscountProgram> program) {
        return new CouponRow(
                key, code, affiliate, state, reason, program, askedName, askedEnabled, written, seen, changedAt);
    }

    /** The store is about to be asked to make the coupon. */
    CouponRow asking(String name) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, Optional.of(name), askedEnabled, written, seen, changedAt);
    }

    /** The store is about to be asked to switch the coupon. */
    CouponRow asking(boolean enabled) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, askedName, Optional.of(enabled), written, seen, changedAt);
    }

    /** It is known what came of what was asked. */
    CouponRow answered() {
        return new CouponRow(
                key,
                code,
                affiliate,
                state,
                reason,
                wanted,
                Optional.empty(),
                Optional.empty(),
                written,
                seen,
                changedAt);
    }

    CouponRow with(Optional<CouponCopy> ours, Optional<CouponCopy> theirs) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, askedName, askedEnabled, ours, theirs, changedAt);
    }

    CouponRow wrote(CouponCopy copy) {
        return with(Optional.of(copy), seen);
    }

    CouponRow saw(Optional<CouponCopy> copy) {
        return with(written, copy);
    }

    CouponRow at(Instant moment) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, askedName, askedEnabled, written, seen, moment);
    }
}
