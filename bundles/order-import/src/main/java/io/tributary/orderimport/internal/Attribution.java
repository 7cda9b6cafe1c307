package io.tributary.orderimport.internal;

import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who earns by the coupons of an order: the affiliate to whom the first applied code belonged, and who was active, when
 * the shopper ordered.
 *
 * @param trace names every code and what came of it
 */
record Attribution(Optional<Credit> credit, List<TraceLine> trace) {
    private static final String RULE = "affiliate";

    /**
     * @param codes in the order in which they were applied
     * @param histories of at least those codes that belong or belonged to somebody
     */
    static Attribution of(List<String> codes, Instant orderedAt, Map<AffiliateCode.Key, CodeHistory> histories) {
        if (codes.isEmpty()) {
            return new Attribution(Optional.empty(), List.of(new TraceLine(RULE, "no coupons", "nobody is credited")));
        }
        Optional<Credit> credit = Optional.empty();
        List<TraceLine> trace = new ArrayList<>();
        for (String code : codes) {
            Optional<CodeHistory.Tenure> tenure = Optional.ofNullable(histories.get(AffiliateCode.Key.of(code)))
                    .flatMap(h -> h.at(orderedAt));
            boolean wins = credit.isEmpty()
                    && tenure.filter(t -> t.state() == AffiliateState.ACTIVE).isPresent();
            trace.add(new TraceLine(RULE, "coupon " + code, outcome(tenure, wins)));
            if (wins) {
                credit = tenure.map(t -> new Credit(t.affiliate(), t.code(), Channel.COUPON));
            }
        }
        return new Attribution(credit, trace);
    }

    private static String outcome(Optional<CodeHistory.Tenure> tenure, boolean wins) {
        if (tenure.isEmpty()) {
            return "belonged to no affiliate when the shopper ordered";
        }
        String owner = "belongs to affiliate " + tenure.get().affiliate();
        if (wins) {
            return owner + ", who is credited";
        }
        return switch (tenure.get().state()) {
            case ACTIVE -> owner + ", but another coupon was applied before";
            case PAUSED -> owner + ", who was paused when the shopper ordered";
            case ARCHIVED -> owner + ", who had left when the shopper ordered";
        };
    }
}
