package io.tributary.orderimport.internal;

import io.tributary.connections.OrderRules.CouponChoice;
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
 * Who earns by the coupons of an order: the affiliate to whom the first (or, if the rules say so, the last) applied code
 * belonged, and who was active, when the shopper ordered.
 *
 * @param trace names every code and what came of it
 */
record Attribution(Optional<Credit> credit, List<TraceLine> trace) {
    private static final String RULE = "affiliate";

    /**
     * @param codes in the order in which they were applied
     * @param histories of at least those codes that belong or belonged to somebody
     */
    static Attribution of(
            List<String> codes, Instant orderedAt, Map<AffiliateCode.Key, CodeHistory> histories, CouponChoice choice) {
        if (codes.isEmpty()) {
            return new Attribution(Optional.empty(), List.of(new TraceLine(RULE, "no coupons", "nobody is credited")));
        }
        List<Optional<CodeHistory.Tenure>> tenures = codes.stream()
                .map(code -> Optional.ofNullable(histories.get(AffiliateCode.Key.of(code)))
                        .flatMap(history -> history.at(orderedAt)))
                .toList();
        int winner = winner(tenures, choice);
        List<TraceLine> trace = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            trace.add(new TraceLine(RULE, "coupon " + codes.get(i), outcome(tenures.get(i), i == winner, choice)));
        }
        Optional<Credit> credit = winner < 0
                ? Optional.empty()
                : tenures.get(winner).map(t -> new Credit(t.affiliate(), t.code(), Channel.COUPON));
        return new Attribution(credit, trace);
    }

    /** The place of the code that earns; -1 for none. */
    private static int winner(List<Optional<CodeHistory.Tenure>> tenures, CouponChoice choice) {
        int winner = -1;
        for (int i = 0; i < tenures.size(); i++) {
            boolean earns = tenures.get(i)
                    .filter(t -> t.state() == AffiliateState.ACTIVE)
                    .isPresent();
            if (earns && (winner < 0 || choice == CouponChoice.LAST)) {
                winner = i;
            }
        }
        return winner;
    }

    private static String outcome(Optional<CodeHistory.Tenure> tenure, boolean wins, CouponChoice choice) {
        if (tenure.isEmpty()) {
            return "belonged to no affiliate when the shopper ordered";
        }
        String owner = "belongs to affiliate " + tenure.get().affiliate();
        if (wins) {
            return owner + ", who is credited";
        }
        return switch (tenure.get().state()) {
            case ACTIVE ->
                owner + ", but another coupon was applied " + (choice == CouponChoice.FIRST ? "before" : "after");
            case PAUSED -> owner + ", who was paused when the shopper ordered";
            case ARCHIVED -> owner + ", who had left when the shopper ordered";
        };
    }
}
