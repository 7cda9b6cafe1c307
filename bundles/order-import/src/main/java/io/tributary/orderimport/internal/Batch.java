package io.tributary.orderimport.internal;

import java.time.Instant;

/**
 * A number of orders, within a range of ids, whose purchases the platform was asked to hold in one call.
 *
 * @param askedAt when that was, or was about to be
 * @param answered whether it was known once that the platform held them
 */
record Batch(long number, long firstId, long lastId, Instant askedAt, boolean answered) {}
