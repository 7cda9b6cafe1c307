package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.Difference;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides about one code after another: whose it is, what we know of it, what the store has. Asks nobody and changes
 * nothing.
 *
 * <p>We make a coupon once. From then on it is the merchant's: all we ever do to it is switch it off while its affiliate
 * is not active, and on again when it was us who switched it off.
 */
final class CouponPlan {
    private final Optional<DiscountProgram> program;
    private final StoreView store;

    CouponPlan(Optional<DiscountProgram> program, StoreView store) {
        this.program = program;
        this.store = store;
    }

    /**
     * @param known what was kept about the code; {@link CouponRow#unknown} if nothing
     * @param owner the affiliate whose code it is now
     */
    Step decide(CouponRow known, Optional<Affiliate> owner) {
        CouponRow row = settle(known);
        if (owner.isEmpty()) {
            return retire(row);
        }
        CouponRow owned = row.of(owner.get().id(), owner.get().code().orElse(row.code()));
        return row.written().isPresent() ? look(owned, owner.get()) : introduce(owned, owner.get());
    }

    /** Finds out what came of a request whose answer we never got. */
    private CouponRow settle(CouponRow row) {
        if (row.written().isEmpty()) {
            return row.askedName()
                    .flatMap(name -> store.find(row.key())
                            .filter(coupon -> coupon.name().equals(name))
                            .map(coupon -> row.wrote(asSent(row, name, coupon))))
                    .orElse(row)
                    .answered();
        }
        CouponCopy written = row.written().get();
        return row.askedEnabled()
                .filter(asked -> store.find(written.id())
                        .filter(coupon -> coupon.enabled() == asked)
                        .isPresent())
                .map(asked -> row.wrote(written.withEnabled(asked)))
                .orElse(row)
                .answered();
    }

    /** What we sent; where the store fills in what we cannot know, what it has. */
    static CouponCopy asSent(CouponRow row, String name, Coupon coupon) {
        CouponCopy found = copy(coupon);
        return row.wanted()
                .map(terms -> new CouponCopy(
                        found.id(),
                        name,
                        row.code().value(),
                        type(terms),
                        terms.amount(),
                        terms.minimumPurchase(),
                        "",
                        true,
                        0,
                        0,
                        0,
                        found.scope()))
                .orElse(found);
    }

    static CouponType type(DiscountProgram program) {
        return switch (program.type()) {
            case PERCENTAGE -> CouponType.PERCENTAGE_DISCOUNT;
            case FIXED -> CouponType.PER_TOTAL_DISCOUNT;
        };
    }

    static CouponCopy copy(Coupon coupon) {
        return new CouponCopy(
                coupon.id(),
                coupon.name(),
                coupon.code(),
                coupon.type(),
                coupon.amount(),
                coupon.minPurchase(),
                coupon.expires(),
                coupon.enabled(),
                coupon.maxUses(),
                coupon.maxUsesPerCustomer(),
                coupon.uses(),
                coupon.scope());
    }

    private Step retire(CouponRow row) {
        if (row.written().isEmpty()) {
            return new Step.Forget(row);
        }
        Optional<CouponCopy> seen = store.find(row.written().get().id()).map(CouponPlan::copy);
        String reason = seen.isPresent() ? CouponState.RETIRED.sentence() : "The code is nobody's now.";
        return new Step.Keep(row.saw(seen).is(CouponState.RETIRED, reason));
    }

    /** A code for which the store has no coupon of ours. */
    private Step introduce(CouponRow row, Affiliate owner) {
        Optional<Coupon> taken = store.find(row.key());
        CouponRow bare = row.wanting(Optional.empty()).saw(taken.map(CouponPlan::copy));
        Optional<String> problem = NewCoupon.problemWithCode(row.code().value());
        if (problem.isPresent()) {
            return new Step.Keep(bare.is(CouponState.ILLEGAL_CODE, problem.get()));
        }
        if (owner.state() != AffiliateState.ACTIVE) {
            return new Step.Keep(bare.is(
                    CouponState.DISABLED_AFFILIATE,
                    "The affiliate is not active; her coupon is made when she is active again."));
        }
        CouponRow wanted = bare.wanting(program);
        if (taken.isPresent()) {
            return new Step.Keep(collision(wanted, taken.get()));
        }
        if (program.isEmpty()) {
            return new Step.Keep(
                    wanted.is(CouponState.WANTED, "Set the store's discount program; the coupon is made after that."));
        }
        return new Step.Create(wanted.is(CouponState.WANTED, CouponState.WANTED.sentence()), owner);
    }

    static CouponRow collision(CouponRow row, Coupon other) {
        return row.saw(Optional.of(copy(other)))
                .is(
                        CouponState.COLLISION,
                        "The store has a coupon '" + other.name() + "' with this code that was not made for the"
                                + " affiliate. It is left alone; give the affiliate another code, or remove that coupon.");
    }

    /** A code for which we made a coupon. */
    private Step look(CouponRow row, Affiliate owner) {
        CouponCopy written = row.written().orElseThrow();
        Optional<Coupon> ours = store.find(written.id());
        if (ours.isEmpty()) {
            return new Step.Keep(
                    store.find(row.key()).map(other -> collision(row, other)).orElseGet(() -> row.saw(Optional.empty())
                            .is(CouponState.DELETED_IN_STORE, CouponState.DELETED_IN_STORE.sentence())));
        }
        boolean active = owner.state() == AffiliateState.ACTIVE;
        CouponCopy seen = copy(ours.get());
        CouponRow now = row.saw(Optional.of(seen));
        if (seen.enabled() == written.enabled() && seen.enabled() != active) {
            return new Step.Switch(judge(now, active), ours.get(), active);
        }
        // Switched back on by the merchant before we would have done it: now there is nothing left to undo.
        return new Step.Keep(judge(active && seen.enabled() ? now.wrote(written.withEnabled(true)) : now, active));
    }

    /** How a coupon of ours that is in the store stands. */
    static CouponRow judge(CouponRow row, boolean active) {
        List<Difference> differences =
                Drift.between(row.written().orElseThrow(), row.seen().orElseThrow());
        if (!differences.isEmpty()) {
            String fields = differences.stream().map(Difference::field).collect(Collectors.joining(", "));
            return row.is(CouponState.DRIFT, "Changed in the store: " + fields + ". The coupon stays as it is there.");
        }
        return active
                ? row.is(CouponState.IN_STEP, "")
                : row.is(CouponState.DISABLED_AFFILIATE, CouponState.DISABLED_AFFILIATE.sentence());
    }
}
