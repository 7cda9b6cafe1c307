package io.tributary.sync.internal.rest;

import java.util.List;

/**
 * Runs, the newest first.
 *
 * @param next what to give as {@code before} for the next page; null on the last one
 */
record RunPageJson(List<RunJson> items, Long next) {}
