package io.tributary.sync.internal.rest;

/**
 * A run that is asked for.
 *
 * @param job which work: {@code orders}, {@code coupons}
 * @param dryRun whether it only finds out what it would do; left out for no
 */
record NewRunJson(String job, Boolean dryRun) {}
