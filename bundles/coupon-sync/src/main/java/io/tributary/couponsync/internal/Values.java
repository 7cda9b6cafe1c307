package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Turns the store's coupons into what is kept of them, and back. */
final class Values {
    /** What {@code numeric(19, 4)} holds. */
    private static final BigDecimal BOUND = new BigDecimal("1E15");

    private static final int PLACES = 4;

    private Values() {}

    static CouponType type(DiscountProgram program) {
        return switch (program.type()) {
            case PERCENTAGE -> CouponType.PERCENTAGE_DISCOUNT;
            case FIXED -> CouponType.PER_TOTAL_DISCOUNT;
        };
    }

    /** Why a coupon's values cannot be kept, for people; empty when they can. */
    static Optional<String> problem(Coupon coupon) {
        if (fits(coupon.amount()) && fits(coupon.minPurchase())) {
            return Optional.empty();
        }
        return Optional.of("The store's coupon #" + coupon.id() + " has an amount or a minimum purchase with more than"
                + " 15 digits before the point. It is left alone; mend it in the store.");
    }

    private static boolean fits(BigDecimal value) {
        return value.abs().compareTo(BOUND) < 0;
    }

    /** What is kept of a coupon, in the form in which the database gives it back. */
    static CouponCopy copy(Coupon coupon) {
        return new CouponCopy(
                coupon.id(),
                text(coupon.name()),
                text(coupon.code()),
                coupon.type(),
                rounded(coupon.amount()),
                rounded(coupon.minPurchase()),
                text(coupon.expires()),
                coupon.enabled(),
                coupon.maxUses(),
                coupon.maxUsesPerCustomer(),
                coupon.uses(),
                text(coupon.scope()));
    }

    /** A discount program as one text, equal for equal programs; empty for none. */
    static String text(Optional<DiscountProgram> program) {
        return program.map(terms ->
                        terms.type().label() + " " + plain(terms.amount()) + " " + plain(terms.minimumPurchase()))
                .orElse("");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.scale() > PLACES ? value.setScale(PLACES, RoundingMode.HALF_UP) : value;
    }

    private static String text(String value) {
        return value.replace('\0', '\uFFFD');
    }

    /** What we sent to make a coupon; where the store fills in what we cannot know, what it has. */
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

    /** A coupon with the values that we once wrote; what it applies to stays as it is now. */
    static Coupon restored(Coupon now, CouponCopy written, boolean enabled) {
        return new Coupon(
                now.id(),
                written.name(),
                written.code(),
                written.type(),
                written.amount(),
                written.minimumPurchase(),
                written.expires(),
                enabled,
                written.maxUses(),
                written.maxUsesPerCustomer(),
                now.uses(),
                now.scope(),
                now.json());
    }
}
