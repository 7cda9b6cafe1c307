package io.tributary.couponsync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a code stands in a store. */
public enum CouponState {
    IN_STEP("The store has the coupon as it was made for the affiliate."),
    WANTED("The coupon is not made yet."),
    DRIFT("The coupon was changed in the store; it stays as it is there."),
    ACCEPTED("The coupon was changed in the store, and that is as the merchant wants it."),
    DELETED_IN_STORE("The coupon was deleted in the store; it is not made again by itself."),
    COLLISION("The store has a coupon of its own with this code; it is left alone."),
    ILLEGAL_CODE("The store does not take this code for a coupon."),
    DISABLED_AFFILIATE("The affiliate is not active, so there is no working coupon for the code."),
    UNREADABLE("The store's coupon has values that cannot be kept here."),
    SKIPPED("The code has no coupon of ours, as the merchant wants it."),
    RETIRED("The code is nobody's now; its coupon stays in the store until the merchant removes it.");

    private final String sentence;

    CouponState(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, for people. */
    public String sentence() {
        return sentence;
    }

    /** As people and the REST API write it: {@code in_step}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this label. */
    public static Optional<CouponState> of(String label) {
        return Arrays.stream(values())
                .filter(state -> state.label().equals(label))
                .findFirst();
    }
}
