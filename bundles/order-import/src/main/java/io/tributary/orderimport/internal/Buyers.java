package io.tributary.orderimport.internal;

import io.tributary.platform.AffiliateId;
import java.util.Map;

/**
 * What is known of the buyers of some orders.
 *
 * @param known orders by their ids: those in question, those by the addresses of the affiliates, and, where it matters
 *     whether they bought before, all orders of who may be the same buyers
 * @param affiliates e-mail addresses of those who may earn, as {@link Buyer#email()} has them; who has none is missing
 */
record Buyers(Map<Long, Buyer> known, Map<AffiliateId, String> affiliates) {
    static final Buyers NOBODY = new Buyers(Map.of(), Map.of());

    /** Whether the buyer ordered by the affiliate's address: now, or with an earlier order of the same customer. */
    boolean isAffiliate(long order, AffiliateId affiliate) {
        Buyer buyer = known.get(order);
        String email = affiliates.get(affiliate);
        if (buyer == null || email == null) {
            return false;
        }
        return email.equals(buyer.email())
                || buyer.customer() != 0
                        && known.values().stream()
                                .anyMatch(other -> other.customer() == buyer.customer()
                                        && other.order() < order
                                        && email.equals(other.email()));
    }

    /** Whether the buyer bought something by an earlier order, that is one with a smaller id. */
    boolean isReturning(long order) {
        Buyer buyer = known.get(order);
        return buyer != null
                && known.values().stream()
                        .anyMatch(other -> other.order() < order && other.bought() && other.isLike(buyer));
    }
}
