package io.tributary.sandbox.internal.store;

import java.util.Comparator;
import java.util.function.Predicate;

/**
 * What an order list asks for.
 *
 * @param minId lowest id, inclusive
 * @param maxId highest id, inclusive
 * @param others all other filters, combined by AND
 * @param order empty-handed ({@code null}) for ascending ids, the only order that needs no sorting
 */
public record OrderFilter(long minId, long maxId, Predicate<Order> others, Comparator<Order> order) {}
