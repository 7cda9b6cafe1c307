package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
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
 * <p>We make a coupon once. From then on it is the merchant's: all we ever do to it by ourselves is switch it off while
 * its affiliate is not active, and on again when it was us who switched it off.
 */
final class CouponPlan {
    private static final int NAMES = 5;
    private final Optional<DiscountProgram> program;
    private final StoreView store;

    CouponPlan(Optional<DiscountProgram> program, StoreView store) {
        this.program = program;
        this.store = store;
    }

    /**
     * @param known what was kept about the code; {@link CouponRow#unknown} if nothing
     * @param owner the affiliate whose code it is now
     * @param action what somebody asked for
     */
    Decided decide(CouponRow known, Optional<Affiliate> owner, Optional<Pending> action) {
        CouponRow row = settle(known);
        if (owner.isEmpty()) {
            Step step = retire(row);
            return action.map(asked -> Decided.refused(step, asked, "The code is nobody's now."))
                    .orElseGet(() -> Decided.byItself(step));
        }
        CouponRow owned = row.of(owner.get().id(), owner.get().code().orElse(row.code()));
        return action.map(asked -> new Actions(this, store).decide(owned, owner.get(), asked))
                .orElseGet(() -> Decided.byItself(decide(owned, owner.get())));
    }

    /** @param row settled, and that of its owner of now */
    Step decide(CouponRow row, Affiliate owner) {
        return row.written().isPresent() ? look(row, owner) : introduce(row, owner);
    }

    /** Finds out what came of a request whose answer we never got. */
    private CouponRow settle(CouponRow row) {
        if (row.written().isEmpty()) {
            return row.askedName()
                    .flatMap(name -> store.find(row.key())
                            .filter(coupon -> coupon.name().equals(name))
                            .map(coupon -> row.wrote(Values.asSent(row, name, coupon))))
                    .orElse(row)
                    .answered();
        }
        long id = row.written().get().id();
        return row.askedEnabled()
                .filter(asked -> store.find(id)
                        .filter(coupon -> coupon.enabled() == asked)
                        .isPresent())
                .map(row::switched)
                .orElse(row)
                .answered();
    }

    private Step retire(CouponRow row) {
        if (row.written().isEmpty()) {
            return new Step.Forget(row);
        }
        Optional<CouponCopy> seen = store.find(row.written().get().id())
                .filter(coupon -> Values.problem(coupon).isEmpty())
                .map(Values::copy);
        String reason = seen.isPresent() ? CouponState.RETIRED.sentence() : "The code is nobody's now.";
        return new Step.Keep(row.saw(seen).is(CouponState.RETIRED, reason));
    }

    /** A code for which the store has no coupon of ours. */
    private Step introduce(CouponRow row, Affiliate owner) {
        Optional<Coupon> taken = store.find(row.key());
        CouponRow bare = taken.map(coupon -> seen(row, coupon))
                .orElseGet(() -> row.saw(Optional.empty()))
                .wanting(Optional.empty());
        if (row.skipped()) {
            return new Step.Keep(bare.is(CouponState.SKIPPED, CouponState.SKIPPED.sentence()));
        }
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
        return new Step.Create(wanted.is(CouponState.WANTED, CouponState.WANTED.sentence()), owner, NAMES);
    }

    /** The row with what is kept of a coupon; with nothing where its values cannot be kept. */
    private static CouponRow seen(CouponRow row, Coupon coupon) {
        return row.saw(Optional.of(coupon)
                .filter(found -> Values.problem(found).isEmpty())
                .map(Values::copy));
    }

    static CouponRow collision(CouponRow row, Coupon other) {
        return Values.problem(other)
                .map(problem -> seen(row, other).is(CouponState.UNREADABLE, problem))
                .orElseGet(() -> seen(row, other)
                        .is(
                                CouponState.COLLISION,
                                "The store has a coupon '" + other.name() + "' with this code that was not made for the"
                                        + " affiliate. It is left alone; adopt it, give the affiliate another code, skip"
                                        + " the code, or remove that coupon."));
    }

    /** A code for which we made a coupon. */
    private Step look(CouponRow row, Affiliate owner) {
        CouponCopy written = row.written().orElseThrow();
        Optional<Coupon> ours = store.find(written.id());
        if (ours.isEmpty()) {
            return new Step.Keep(missing(row));
        }
        boolean active = owner.state() == AffiliateState.ACTIVE;
        CouponRow now = seen(row.skipping(false), ours.get());
        boolean isOn = ours.get().enabled();
        if (isOn == written.enabled() && isOn != active) {
            return new Step.Switch(judge(now, ours.get(), active), ours.get(), active);
        }
        // Switched back on by the merchant before we would have done it: now there is nothing left to undo.
        return new Step.Keep(judge(active && isOn ? now.switched(true) : now, ours.get(), active));
    }

    /** Our coupon is not in the store any more. */
    private CouponRow missing(CouponRow row) {
        Optional<Coupon> other = store.find(row.key());
        if (row.skipped()) {
            return other.map(coupon -> seen(row, coupon))
                    .orElseGet(() -> row.saw(Optional.empty()))
                    .is(CouponState.SKIPPED, CouponState.SKIPPED.sentence());
        }
        return other.map(coupon -> collision(row, coupon)).orElseGet(() -> row.saw(Optional.empty())
                .is(CouponState.DELETED_IN_STORE, CouponState.DELETED_IN_STORE.sentence()));
    }

    /** How a coupon of ours that is in the store stands. */
    static CouponRow judge(CouponRow row, Coupon ours, boolean active) {
        Optional<String> problem = Values.problem(ours);
        if (problem.isPresent()) {
            return row.saw(Optional.empty()).is(CouponState.UNREADABLE, problem.get());
        }
        CouponCopy seen = Values.copy(ours);
        CouponRow now = row.saw(Optional.of(seen));
        List<Difference> differences = Drift.between(now.written().orElseThrow(), seen);
        if (differences.isEmpty()) {
            return active
                    ? now.accepting(Optional.empty()).is(CouponState.IN_STEP, "")
                    : now.is(CouponState.DISABLED_AFFILIATE, CouponState.DISABLED_AFFILIATE.sentence());
        }
        String fields = differences.stream().map(Difference::field).collect(Collectors.joining(", "));
        if (now.accepted()
                .filter(accepted -> Drift.between(accepted, seen).isEmpty())
                .isPresent()) {
            return now.is(CouponState.ACCEPTED, "Changed in the store and accepted: " + fields + ".");
        }
        return now.is(CouponState.DRIFT, "Changed in the store: " + fields + ". The coupon stays as it is there.");
    }
}
