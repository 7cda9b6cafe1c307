package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import java.util.Optional;

/**
 * Gives a coupon the values back that we wrote. Doing it twice does no harm, and what the store has already is not sent:
 * after a crash or an answer that was lost the next run looks first.
 */
final class CouponReset {
    private final Store store;

    CouponReset(Store store) {
        this.store = store;
    }

    /**
     * What came of it.
     *
     * @param refusal why it was not done; empty when it was
     * @param unanswered whether it has to be found out by looking again later
     */
    record Outcome(CouponRow row, String refusal, boolean unanswered) {}

    Outcome reset(Step.Reset step) throws StoreException {
        CouponRow row = step.row();
        CouponCopy written = row.written().orElseThrow();
        // The scan may be minutes old, and the whole coupon is sent: what it applies to must be of now.
        Optional<Coupon> now = store.findCoupon(written.id());
        if (now.isEmpty()) {
            CouponState deleted = CouponState.DELETED_IN_STORE;
            return new Outcome(
                    row.saw(Optional.empty()).is(deleted, deleted.sentence()),
                    "The coupon was deleted in the store.",
                    false);
        }
        Coupon wanted = Values.restored(now.get(), written, step.active());
        if (isSame(wanted, now.get())) {
            return done(step, now.get());
        }
        try {
            return done(step, store.updateCoupon(now.get(), wanted));
        } catch (StoreException.Rejected e) {
            String why = "The store refused to reset the coupon: " + e.getMessage();
            return new Outcome(row.is(row.state(), why), why, false);
        } catch (StoreException.Unavailable e) {
            if (!e.mayHaveActed()) {
                throw e;
            }
            Optional<Coupon> later = store.findCoupon(written.id()).filter(coupon -> isSame(wanted, coupon));
            return later.map(coupon -> done(step, coupon)).orElseGet(() -> new Outcome(row, "", true));
        }
    }

    private static boolean isSame(Coupon wanted, Coupon now) {
        return Values.problem(now).isEmpty()
                && Drift.between(Values.copy(wanted), Values.copy(now)).isEmpty();
    }

    /** From now on it is as it was written, in the scope that the merchant gave it. */
    private static Outcome done(Step.Reset step, Coupon now) {
        CouponCopy written =
                Values.copy(Values.restored(now, step.row().written().orElseThrow(), step.active()));
        CouponRow row = step.row().answered().accepting(Optional.empty()).wrote(written);
        return new Outcome(CouponPlan.judge(row, now, step.active()), "", false);
    }
}
