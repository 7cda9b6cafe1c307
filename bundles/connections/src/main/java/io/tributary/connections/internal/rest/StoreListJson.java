package io.tributary.connections.internal.rest;

import java.util.List;

/**
 * The connected stores of an account.
 *
 * @param next null: the list is whole
 */
record StoreListJson(List<StoreJson> items, String next) {}
