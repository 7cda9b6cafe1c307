package io.tributary.couponsync.internal;

import java.util.Optional;

/**
 * What is to happen to a code, and the action that this carries out.
 *
 * @param asked the action, if there is one
 * @param refusal why the action is not done; empty when it is
 */
record Decided(Step step, Optional<Pending> asked, String refusal) {
    static Decided byItself(Step step) {
        return new Decided(step, Optional.empty(), "");
    }

    static Decided done(Step step, Pending action) {
        return new Decided(step, Optional.of(action), "");
    }

    static Decided refused(Step step, Pending action, String why) {
        return new Decided(step, Optional.of(action), why);
    }

    CouponRow row() {
        return step.row();
    }

    /** What came of the action as soon as the row is kept; empty where only the store's answer will tell. */
    Optional<Closing> closing() {
        return asked.filter(action -> !(step instanceof Step.Reset)).map(action -> new Closing(action, refusal));
    }
}
