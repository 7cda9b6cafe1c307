package io.tributary.orderimport.internal;

import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRules.CouponChoice;
import io.tributary.connections.OrderRules.Precedence;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who earns by an order: the affiliate to whom the first (or, if the rules say so, the last) applied code belonged when
 * the shopper ordered, or the one who had sent the shopper then; if these are two, the rules say which. Only an affiliate
 * who was active then earns.
 *
 * @param trace names every code, how the shopper came, and what came of it
 */
record Attribution(Optional<Credit> credit, List<TraceLine> trace) {
    private static final String RULE = "affiliate";

    /**
     * @param codes in the order in which they were applied
     * @param histories of at least those codes that belong or belonged to somebody
     * @param lead who sent the shopper, as far as the platform knows her
     */
    static Attribution of(
            List<String> codes,
            Instant orderedAt,
            Map<AffiliateCode.Key, CodeHistory> histories,
            Optional<LeadHistory> lead,
            OrderRules rules) {
        List<Optional<Tenure>> owners = codes.stream()
                .map(code -> Optional.ofNullable(histories.get(AffiliateCode.Key.of(code)))
                        .flatMap(history -> history.at(orderedAt)))
                .toList();
        int best = best(owners, rules.coupon());
        Optional<Tenure> coupon = best < 0 ? Optional.empty() : owners.get(best);
        Optional<Tenure> sender = lead.flatMap(history -> history.at(lastMoment(orderedAt)));
        Optional<Tenure> link = sender.filter(Attribution::isActive);
        boolean linkWins = link.isPresent() && (coupon.isEmpty() || rules.precedence() == Precedence.LINK);
        List<TraceLine> trace = new ArrayList<>();
        if (codes.isEmpty()) {
            trace.add(new TraceLine(RULE, "no coupons", linkWins ? "a link decides" : "nobody is credited"));
        }
        for (int i = 0; i < codes.size(); i++) {
            trace.add(new TraceLine(
                    RULE, "coupon " + codes.get(i), outcome(owners.get(i), i == best, linkWins, rules.coupon())));
        }
        lead.ifPresent(history -> trace.addAll(trace(history, sender, coupon, linkWins)));
        Optional<Credit> credit = linkWins
                ? link.map(t -> new Credit(t.affiliate(), t.code(), Channel.LINK))
                : coupon.map(t -> new Credit(t.affiliate(), t.code(), Channel.COUPON));
        return new Attribution(credit, trace);
    }

    /** Stores tell whole seconds: who came by a link within the second of her order came before it. */
    static Instant lastMoment(Instant orderedAt) {
        return orderedAt.plusMillis(999);
    }

    /** The place of the code that earns among the codes; -1 for none. */
    private static int best(List<Optional<Tenure>> owners, CouponChoice choice) {
        int best = -1;
        for (int i = 0; i < owners.size(); i++) {
            boolean earns = owners.get(i).filter(Attribution::isActive).isPresent();
            if (earns && (best < 0 || choice == CouponChoice.LAST)) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isActive(Tenure tenure) {
        return tenure.state() == AffiliateState.ACTIVE;
    }

    private static String outcome(Optional<Tenure> owner, boolean isBest, boolean linkWins, CouponChoice choice) {
        if (owner.isEmpty()) {
            return "belonged to no affiliate when the shopper ordered";
        }
        String belongs = "belongs to affiliate " + owner.get().affiliate();
        if (isBest) {
            return belongs + (linkWins ? ", but the rules put a link before coupons" : ", who is credited");
        }
        return switch (owner.get().state()) {
            case ACTIVE ->
                belongs + ", but another coupon was applied " + (choice == CouponChoice.FIRST ? "before" : "after");
            case PAUSED -> belongs + ", who was paused when the shopper ordered";
            case ARCHIVED -> belongs + ", who had left when the shopper ordered";
        };
    }

    private static List<TraceLine> trace(
            LeadHistory lead, Optional<Tenure> sender, Optional<Tenure> coupon, boolean linkWins) {
        List<TraceLine> trace = new ArrayList<>(path(lead));
        String known =
                switch (lead.known()) {
                    case EMAIL -> "the shopper, known by her e-mail address";
                    case BROWSER -> "the shopper, known by the browser that showed the confirmation";
                };
        trace.add(new TraceLine(
                RULE,
                sender.map(t -> "link " + t.code() + ", " + known).orElse(known),
                sender.map(t -> outcome(t, coupon, linkWins))
                        .orElse("no affiliate had sent her when she ordered, or too long ago")));
        return trace;
    }

    /** How the shopper came. */
    static List<TraceLine> path(LeadHistory lead) {
        return lead.path().stream()
                .map(step -> new TraceLine("path", step.at().toString(), step.what()))
                .toList();
    }

    private static String outcome(Tenure sender, Optional<Tenure> coupon, boolean linkWins) {
        String sent = "sent by affiliate " + sender.affiliate();
        if (linkWins) {
            return sent + ", who is credited";
        }
        return switch (sender.state()) {
            case ACTIVE ->
                coupon.filter(t -> t.affiliate().equals(sender.affiliate())).isPresent()
                        ? sent + ", who is credited for the coupon"
                        : sent + ", but the rules put coupons before a link";
            case PAUSED -> sent + ", who was paused when the shopper ordered";
            case ARCHIVED -> sent + ", who had left when the shopper ordered";
        };
    }
}
