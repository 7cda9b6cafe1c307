package io.tributary.orderimport.internal;

/** What an order's status means for its purchase, and why when that is not plain from the status. */
record Meaning(Effect effect, Reason reason) {
    /** What becomes of the purchase. */
    enum Effect {
        /** Live, for what is left after discounts and refunds. */
        COUNTS,
        /** The same, and some of it is known to have been refunded. */
        RECOMPUTES,
        WAITS,
        IGNORED,
        REVERSES,
        /** Stays as it is. */
        HOLDS
    }

    boolean counts() {
        return effect == Effect.COUNTS || effect == Effect.RECOMPUTES;
    }
}
