package io.tributary.orderimport.internal;

/** A newer run writes for this store, so this one must not any more. */
final class SupersededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SupersededException(long fence) {
        super("a newer run has taken over from run " + fence);
    }
}
