package io.tributary.orderimport.internal;

import java.util.Locale;

/** Why an order stands as it does, in one sentence, and what would change that in another. */
enum Reason {
    COUPON("a coupon on it belongs to an affiliate", "A change of its coupons, amounts or status in the store."),
    LINK(
            "an affiliate had sent its shopper to the store",
            "A change of its amounts or status in the store, or a coupon of an affiliate on the order."),
    NO_COUPON(
            "no coupon was used on it, and no affiliate is known to have sent its shopper",
            "A coupon of an affiliate on the order."),
    NO_AFFILIATE(
            "no active affiliate had one of its coupons, or had sent its shopper, when it was ordered",
            "Another coupon on the order. A code that is assigned later counts for later orders."),
    SELF_REFERRAL(
            "its buyer is the affiliate herself",
            "Another coupon on the order, or the connection's rule for orders of affiliates themselves."),
    SELF_REFERRAL_HELD(
            "its buyer is the affiliate herself, and a person has to decide",
            "A person's decision, or the connection's rule for orders of affiliates themselves."),
    RETURNING_CUSTOMER(
            "its buyer had bought before, and only new customers earn",
            "The connection's rule that only new customers earn, or that no earlier order of the buyer counts any more."),
    BY_HAND("a person said whose it is", "Taking that back, or saying otherwise."),
    UNPAID("it is not paid yet", "A status that counts, for example Awaiting Fulfillment (11)."),
    UNFINISHED("its checkout was never finished", "A status that counts, for example Awaiting Fulfillment (11)."),
    NEVER_COUNTED("it was cancelled, declined or refunded before it counted", "A status that counts."),
    TAKEN_BACK("it was cancelled, declined or refunded", "A status that counts makes the purchase live again."),
    ARCHIVED("it is archived in the store", "Taking it back from the archive."),
    MIGRATED("it was migrated from another shop system", "The connection's setting that migrated orders count."),
    TOO_OLD("it was created before the date from which orders count", "An earlier date in the connection's settings."),
    ON_HOLD("its status puts it on hold", "The next status: one that counts, or one that takes it back."),
    UNKNOWN_STATUS("its status is not one of the known ones", "A known status, or a rule for this one."),
    GONE("the store does not show it any more, which alone does not prove that it is void", "Its return to the store."),
    UNREADABLE("it could not be read fully", "The next run, which tries again."),
    UNKEEPABLE(
            "its amount or its texts are larger than can be kept",
            "A change of the order in the store; look at it there."),
    REFUSED("the affiliate platform refused it", "The next run, which tries again.");

    private final String why;
    private final String wouldChange;

    Reason(String why, String wouldChange) {
        this.why = why;
        this.wouldChange = wouldChange;
    }

    String why() {
        return why;
    }

    String wouldChange() {
        return wouldChange;
    }

    /** As the REST API writes it: {@code no-coupon}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
