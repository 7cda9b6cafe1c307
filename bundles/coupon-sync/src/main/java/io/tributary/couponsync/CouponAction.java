package io.tributary.couponsync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people can have done about a code. The coupon job does it; nothing else ever writes to the store. */
public enum CouponAction {
    MAKE_AGAIN("Makes a coupon by the discount program of now, for a code whose coupon was deleted in the store."),
    ADOPT(
            "Takes the coupon that the store has with this code for the affiliate's, as it is; the store is not written to."),
    RETRY("Tries again to make the coupon, with more names than usual."),
    SKIP("Leaves the code without a coupon of ours."),
    UNSKIP("Takes 'skip' back."),
    RESET("Gives the coupon the values back that we wrote; what it applies to stays as it is in the store."),
    ACCEPT("Takes the coupon for right as the merchant changed it, until it changes again.");

    private final String sentence;

    CouponAction(String sentence) {
        this.sentence = sentence;
    }

    /** What it does, for people. */
    public String sentence() {
        return sentence;
    }

    /** As people and the REST API write it: {@code make-again}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action with this label. */
    public static Optional<CouponAction> of(String label) {
        return Arrays.stream(values())
                .filter(action -> action.label().equals(label))
                .findFirst();
    }
}
