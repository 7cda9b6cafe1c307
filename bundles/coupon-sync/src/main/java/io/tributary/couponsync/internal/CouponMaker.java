package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.platform.Affiliate;
import java.util.Optional;

/**
 * Makes one coupon. What is asked of the store is kept before it is asked, so that an answer that never came is found
 * out by looking the code up; nothing is ever asked twice blindly.
 */
final class CouponMaker {
    private final Store store;
    private final Notebook notebook;
    private final StoreView view;

    CouponMaker(Store store, Notebook notebook, StoreView view) {
        this.store = store;
        this.notebook = notebook;
        this.view = view;
    }

    /**
     * @return how the code stands then: {@link CouponState#WANTED} with the reason when there is no coupon, and still
     *     asking when there may be one
     * @throws StoreException when the store cannot be worked with at all
     */
    CouponRow make(Step.Create step) throws StoreException, SupersededException {
        CouponRow wanted = step.row();
        Affiliate owner = step.affiliate();
        for (int attempt = 0; attempt < step.names(); attempt++) {
            String name = CouponName.of(owner.name(), wanted.code(), attempt);
            if (view.hasName(name)) {
                continue;
            }
            CouponRow asked = wanted.asking(name);
            notebook.keep(asked);
            try {
                Coupon made = store.createCoupon(coupon(asked, name));
                return made(asked, written(asked, name, made), made);
            } catch (StoreException.Rejected e) {
                Optional<Coupon> found = StoreLook.byCode(store, asked.code());
                if (found.isPresent()) {
                    return recognise(asked, name, found.get());
                }
                if (!e.conflict()) {
                    return asked.answered().is(CouponState.WANTED, "The store refused the coupon: " + e.getMessage());
                }
            } catch (StoreException.Unavailable e) {
                if (!e.mayHaveActed()) {
                    throw e;
                }
                Optional<Coupon> found = StoreLook.byCode(store, asked.code());
                return found.isPresent()
                        ? recognise(asked, name, found.get())
                        : asked.is(CouponState.WANTED, "The store did not answer; the next run looks what came of it.");
            }
        }
        return wanted.answered()
                .is(CouponState.WANTED, "The store has coupons with every name that this one could be given.");
    }

    private static NewCoupon coupon(CouponRow row, String name) {
        DiscountProgram terms = row.wanted().orElseThrow();
        return new NewCoupon(name, row.code().value(), Values.type(terms), terms.amount(), terms.minimumPurchase());
    }

    /** What the store says that it made, as long as that can be kept. */
    private static CouponCopy written(CouponRow asked, String name, Coupon made) {
        return Values.problem(made).isEmpty() ? Values.copy(made) : Values.asSent(asked, name, made);
    }

    /**
     * The one that we asked for, if it has the name that we gave it; otherwise somebody else was faster. What it has that
     * we did not ask for was changed since.
     */
    private static CouponRow recognise(CouponRow asked, String name, Coupon found) {
        return found.name().equals(name)
                ? made(asked, Values.asSent(asked, name, found), found)
                : CouponPlan.collision(asked.answered(), found);
    }

    private static CouponRow made(CouponRow asked, CouponCopy written, Coupon seen) {
        return CouponPlan.judge(asked.answered().wrote(written), seen, true);
    }
}
