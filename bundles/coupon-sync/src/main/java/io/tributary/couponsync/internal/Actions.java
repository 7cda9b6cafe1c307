package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateState;
import java.util.Optional;

/** Decides about a code for which somebody asked for something. Whether that makes sense is looked at anew: time went by. */
final class Actions {
    private static final int MANY_NAMES = 50;
    private static final String CHANGED = "The coupon was changed in the store since this was asked for.";
    private final CouponPlan plan;
    private final StoreView store;

    Actions(CouponPlan plan, StoreView store) {
        this.plan = plan;
        this.store = store;
    }

    /** @param row settled, with its owner of now */
    Decided decide(CouponRow row, Affiliate owner, Pending action) {
        return switch (action.action()) {
            case SKIP -> Decided.done(plan.decide(row.skipping(true), owner), action);
            case UNSKIP -> Decided.done(plan.decide(row.skipping(false), owner), action);
            case RETRY -> Decided.done(withManyNames(plan.decide(row, owner)), action);
            case MAKE_AGAIN -> makeAgain(row, owner, action);
            case ADOPT -> adopt(row, owner, action);
            case ACCEPT -> accept(row, owner, action);
            case RESET -> reset(row, owner, action);
        };
    }

    private static Step withManyNames(Step step) {
        return step instanceof Step.Create create
                ? new Step.Create(create.row(), create.affiliate(), MANY_NAMES)
                : step;
    }

    private Decided makeAgain(CouponRow row, Affiliate owner, Pending action) {
        if (ours(row).isPresent()) {
            return Decided.refused(plan.decide(row, owner), action, "The coupon is in the store.");
        }
        Step step = plan.decide(row.unmade(), owner);
        return step instanceof Step.Create
                ? Decided.done(step, action)
                : Decided.refused(plan.decide(row, owner), action, step.row().reason());
    }

    private Decided adopt(CouponRow row, Affiliate owner, Pending action) {
        Optional<Coupon> found = store.find(row.key())
                .filter(coupon -> coupon.type() != CouponType.PROMOTION)
                .filter(coupon -> isAsItWas(coupon, action));
        if (found.isEmpty()) {
            return Decided.refused(plan.decide(row, owner), action, CHANGED);
        }
        CouponRow adopted = row.unmade()
                .wanting(Optional.empty())
                .wrote(Values.copy(found.get()))
                .skipping(false);
        return Decided.done(plan.decide(adopted, owner), action);
    }

    private Decided accept(CouponRow row, Affiliate owner, Pending action) {
        Optional<Coupon> found = ours(row).filter(coupon -> isAsItWas(coupon, action));
        return found.isEmpty()
                ? Decided.refused(plan.decide(row, owner), action, CHANGED)
                : Decided.done(plan.decide(row.accepting(found.map(Values::copy)), owner), action);
    }

    private Decided reset(CouponRow row, Affiliate owner, Pending action) {
        Optional<Coupon> found = ours(row);
        if (found.isEmpty()) {
            return Decided.refused(plan.decide(row, owner), action, "The coupon was deleted in the store.");
        }
        // How the row stands now is kept as it is until the store has answered.
        CouponRow now = plan.decide(row, owner).row();
        return Decided.done(new Step.Reset(now, found.get(), owner.state() == AffiliateState.ACTIVE), action);
    }

    private Optional<Coupon> ours(CouponRow row) {
        return row.written().flatMap(written -> store.find(written.id()));
    }

    private static boolean isAsItWas(Coupon coupon, Pending action) {
        return Values.problem(coupon).isEmpty()
                && Pending.print(Values.copy(coupon)).equals(action.seen());
    }
}
