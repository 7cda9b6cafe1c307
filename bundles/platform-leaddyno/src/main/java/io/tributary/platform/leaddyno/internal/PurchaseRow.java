package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.Optional;

/**
 * What LeadDyno was asked for an order.
 *
 * @param asked the purchase as it should be
 * @param generation which purchase code of the order is in use, from 1
 * @param told whether that one was posted by us
 * @param toldAffiliate for whom it was posted
 * @param cancelledFor why we cancelled that one: {@value #MOVED}, {@value #REVERSED}, or empty
 * @param keptBack whether LeadDyno is not to have a live purchase of it
 * @param postingSince since when a post waits for its answer
 * @param remark what LeadDyno did not follow; empty when it did
 */
record PurchaseRow(
        Purchase asked,
        int generation,
        boolean told,
        Optional<AffiliateId> toldAffiliate,
        String cancelledFor,
        boolean keptBack,
        Optional<Instant> postingSince,
        String remark) {
    static final String MOVED = "moved";
    static final String REVERSED = "reversed";

    /** Nothing was done for it yet. */
    static PurchaseRow fresh(Purchase asked, int generation) {
        return new PurchaseRow(asked, generation, false, Optional.empty(), "", false, Optional.empty(), "");
    }

    PurchaseRow asking(Purchase purchase) {
        return new PurchaseRow(purchase, generation, told, toldAffiliate, cancelledFor, keptBack, postingSince, remark);
    }

    PurchaseRow remarked(String text) {
        return new PurchaseRow(asked, generation, told, toldAffiliate, cancelledFor, keptBack, postingSince, text);
    }

    PurchaseRow keptBack(boolean kept) {
        return new PurchaseRow(asked, generation, told, toldAffiliate, cancelledFor, kept, postingSince, remark);
    }

    PurchaseRow cancelling(String why) {
        return new PurchaseRow(asked, generation, told, toldAffiliate, why, keptBack, postingSince, remark);
    }

    /** A post of the purchase is about to be sent. */
    PurchaseRow posting(int number, Instant now) {
        return new PurchaseRow(
                asked, number, true, asked.credit().map(Purchase.Credit::affiliate), "", false, Optional.of(now), "");
    }

    /** No post is under way. */
    PurchaseRow posted() {
        return new PurchaseRow(
                asked, generation, told, toldAffiliate, cancelledFor, keptBack, Optional.empty(), remark);
    }
}
