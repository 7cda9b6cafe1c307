package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.platform.AffiliateCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Looks at a store's coupons: at all of them page by page, or at single ones. */
final class StoreLook {
    private final Store store;
    private final Set<AffiliateCode.Key> codes = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private final List<CouponRow> promotions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param rows the codes to look for, and the coupons made for them
     * @param names what new coupons would be called, to see whether it is free
     */
    StoreLook(Store store, Collection<CouponRow> rows, Set<String> names) {
        this.store = store;
        names.forEach(name -> this.names.add(StoreView.fold(name)));
        for (CouponRow row : rows) {
            codes.add(row.key());
            row.written().map(CouponCopy::id).ifPresent(ids::add);
            if (hidden(row)) {
                promotions.add(row);
            }
        }
    }

    /** @param read told how many coupons came with each page */
    StoreView all(LongConsumer read) throws StoreException {
        StoreView view = new StoreView();
        CouponFeed feed = store.coupons();
        for (List<Coupon> page = feed.next(); !page.isEmpty(); page = feed.next()) {
            page.forEach(coupon -> take(coupon, view));
            read.accept(page.size());
        }
        // Codes of promotions are not among the coupons, and such a code would be refused again and again.
        for (CouponRow row : promotions) {
            byCode(store, row.code()).ifPresent(view::add);
        }
        return view;
    }

    private static boolean hidden(CouponRow row) {
        return row.state() == CouponState.COLLISION
                && row.seen()
                        .map(CouponCopy::type)
                        .filter(CouponType.PROMOTION::equals)
                        .isPresent();
    }

    private void take(Coupon coupon, StoreView view) {
        if (ids.contains(coupon.id()) || codes.contains(AffiliateCode.Key.of(coupon.code()))) {
            view.add(coupon);
        }
        if (names.contains(StoreView.fold(coupon.name()))) {
            view.addName(coupon.name());
        }
    }

    /** One request a row for the coupon that we made for the code; where there is none, one for what has the code. */
    static StoreView each(Store store, Collection<CouponRow> rows) throws StoreException {
        StoreView view = new StoreView();
        for (CouponRow row : rows) {
            Optional<Coupon> ours = row.written().isPresent()
                    ? store.findCoupon(row.written().get().id())
                    : Optional.empty();
            ours.ifPresent(view::add);
            if (ours.isEmpty() && NewCoupon.problemWithCode(row.code().value()).isEmpty()) {
                byCode(store, row.code()).ifPresent(view::add);
            }
        }
        return view;
    }

    /** The coupon with this code, if the store's idea of the same code is ours too. */
    static Optional<Coupon> byCode(Store store, AffiliateCode code) throws StoreException {
        return store.findCouponByCode(code.value())
                .filter(coupon -> AffiliateCode.Key.of(coupon.code()).equals(code.key()));
    }
}
