package io.tributary.orderimport.internal;

/** The platform did not take the purchase of an order: what of it, and why. */
record Refusal(long order, String field, String reason) {}
