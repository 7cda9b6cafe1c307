package io.tributary.orderimport.internal;

/**
 * Who ordered.
 *
 * @param customer the store's number of her; 0 for a guest
 * @param email a keyed hash of her folded e-mail address; empty when the order has none
 * @param bought whether the order's status, by itself, makes it a purchase
 */
record Buyer(long order, long customer, String email, boolean bought) {
    /** Whether it could be the same person. */
    boolean isLike(Buyer other) {
        return customer != 0 && customer == other.customer || !email.isEmpty() && email.equals(other.email);
    }
}
