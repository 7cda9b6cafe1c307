package io.tributary.couponsync.internal;

import java.time.Instant;

/**
 * A look at all coupons of a store.
 *
 * @param existing how many coupons the store had
 */
record Scan(Instant at, long existing) {}
