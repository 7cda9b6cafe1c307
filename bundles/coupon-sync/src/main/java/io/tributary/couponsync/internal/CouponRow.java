package io.tributary.couponsync.internal;

import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.AskedAction;
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
 * @param copies of the coupon, as we wrote, saw and were told to accept it
 * @param skipped whether the merchant wants no coupon for the code
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
        Copies copies,
        boolean skipped,
        Instant changedAt) {
    CouponRow {
        wanted = wanted.map(CouponRow::plain);
    }

    /**
     * What is known of a coupon's values.
     *
     * @param written when its {@code enabled} is false, it was us who switched the coupon off
     * @param accepted what the merchant made of it and wants to stay so
     */
    record Copies(Optional<CouponCopy> written, Optional<CouponCopy> seen, Optional<CouponCopy> accepted) {
        static final Copies NONE = new Copies(Optional.empty(), Optional.empty(), Optional.empty());
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
                Copies.NONE,
                false,
                Instant.EPOCH);
    }

    private static DiscountProgram plain(DiscountProgram program) {
        return new DiscountProgram(program.type(), plain(program.amount()), plain(program.minimumPurchase()));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    Optional<CouponCopy> written() {
        return copies.written();
    }

    Optional<CouponCopy> seen() {
        return copies.seen();
    }

    Optional<CouponCopy> accepted() {
        return copies.accepted();
    }

    /** Whether something other than the time is different. */
    boolean differsFrom(CouponRow other) {
        return !at(other.changedAt).equals(other);
    }

    CouponStatus status(Optional<AskedAction> asked) {
        List<Difference> differences = written().isPresent() && seen().isPresent()
                ? Drift.between(written().get(), seen().get())
                : List.of();
        return new CouponStatus(
                code, affiliate, state, reason, wanted, written(), seen(), differences, changedAt, asked);
    }

    CouponRow is(CouponState next, String why) {
        return new CouponRow(
                key, code, affiliate, next, why, wanted, askedName, askedEnabled, copies, skipped, changedAt);
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
                copies,
                skipped,
                changedAt);
    }

    CouponRow wanting(Optional<DiscountProgram> program) {
        return new CouponRow(
                key, code, affiliate, state, reason, program, askedName, askedEnabled, copies, skipped, changedAt);
    }

    /** The store is about to be asked to make the coupon. */
    CouponRow asking(String name) {
        return asking(Optional.of(name), askedEnabled);
    }

    /** The store is about to be asked to switch the coupon. */
    CouponRow asking(boolean enabled) {
        return asking(askedName, Optional.of(enabled));
    }

    /** It is known what came of what was asked. */
    CouponRow answered() {
        return asking(Optional.empty(), Optional.empty());
    }

    private CouponRow asking(Optional<String> name, Optional<Boolean> enabled) {
        return new CouponRow(key, code, affiliate, state, reason, wanted, name, enabled, copies, skipped, changedAt);
    }

    CouponRow with(Copies now) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, askedName, askedEnabled, now, skipped, changedAt);
    }

    CouponRow wrote(CouponCopy copy) {
        return with(new Copies(Optional.of(copy), seen(), accepted()));
    }

    CouponRow saw(Optional<CouponCopy> copy) {
        return with(new Copies(written(), copy, accepted()));
    }

    CouponRow accepting(Optional<CouponCopy> copy) {
        return with(new Copies(written(), seen(), copy));
    }

    /** The coupon was switched by us, or in our sense: that is no change of the merchant's. */
    CouponRow switched(boolean on) {
        return with(new Copies(
                written().map(copy -> copy.withEnabled(on)), seen(), accepted().map(copy -> copy.withEnabled(on))));
    }

    /** As if no coupon had ever been made for the code. */
    CouponRow unmade() {
        return answered().with(new Copies(Optional.empty(), seen(), Optional.empty()));
    }

    CouponRow skipping(boolean skip) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, askedName, askedEnabled, copies, skip, changedAt);
    }

    CouponRow at(Instant moment) {
        return new CouponRow(
                key, code, affiliate, state, reason, wanted, askedName, askedEnabled, copies, skipped, moment);
    }
}
