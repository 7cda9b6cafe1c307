package io.tributary.couponsync;

/**
 * A value that the merchant has changed.
 *
 * @param field the member of {@link CouponCopy}: {@code amount}, {@code expires}
 * @param ours as we last sent it; may be empty
 * @param theirs as the store has it; may be empty
 */
public record Difference(String field, String ours, String theirs) {}
