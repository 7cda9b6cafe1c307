package io.tributary.orderimport.internal;

/** A number of orders, within a range of ids, whose purchases the platform was asked to hold in one call. */
record Batch(long number, long firstId, long lastId) {}
