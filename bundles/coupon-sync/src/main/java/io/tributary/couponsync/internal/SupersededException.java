package io.tributary.couponsync.internal;

/** A later run has written for this store, so this one must not write any more. */
final class SupersededException extends Exception {
    private static final long serialVersionUID = 1L;

    SupersededException() {
        super("A later run of this store's coupons has taken over; this one stopped without writing more.");
    }
}
