package io.tributary.couponsync.internal;

/**
 * What came of an action.
 *
 * @param refusal why it was not done; empty when it was
 */
record Closing(Pending action, String refusal) {
    static Closing done(Pending action) {
        return new Closing(action, "");
    }

    boolean isDone() {
        return refusal.isEmpty();
    }
}
