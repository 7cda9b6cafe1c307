package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.connections.OrderRules;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.TraceLine;
import io.tributary.orderimport.internal.Meaning.Effect;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.PurchaseKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what the purchase of an order should be. The result depends on the arguments alone.
 *
 * @param histories of the codes on the order
 * @param leads who sent the shoppers, by order
 * @param buyers of the order and of others
 */
record Decider(
        OrderRules rules, Map<AffiliateCode.Key, CodeHistory> histories, Map<Long, LeadHistory> leads, Buyers buyers) {
    private static final String SELF_REFERRAL = "self-referral";
    private static final String HISTORICAL = "historical";

    Decision decide(PurchaseKey key, OrderFacts facts, Prior prior) {
        Order order = facts.order();
        Meaning meaning = StatusRule.of(order, rules);
        List<TraceLine> trace = new ArrayList<>();
        trace.add(status(order, meaning));
        if (meaning.counts()) {
            return counting(key, facts, meaning, prior, trace);
        }
        boolean wasLive =
                prior.purchase().filter(p -> p.state() == Purchase.State.LIVE).isPresent();
        Optional<Purchase> purchase = (meaning.effect() == Effect.HOLDS ? prior.purchase() : reversed(prior))
                .map(p -> prior.byHand().map(said -> said.apply(p)).orElse(p));
        prior.byHand().ifPresent(said -> trace.add(said.trace()));
        trace.add(new TraceLine(
                "purchase", described(prior.purchase()), wasLive ? described(purchase) : "no purchase is due"));
        OrderState state = state(meaning, prior);
        return new Decision(state, reason(meaning, state), purchase, prior.codes(), Optional.empty(), trace);
    }

    private Decision counting(PurchaseKey key, OrderFacts facts, Meaning meaning, Prior prior, List<TraceLine> trace) {
        Order order = facts.order();
        Receipt receipt = AmountRule.of(facts, rules.amount());
        trace.add(amount(receipt));
        if (meaning.effect() == Effect.RECOMPUTES
                && facts.refunds().isEmpty()
                && facts.lines().isEmpty()) {
            trace.add(new TraceLine(
                    "refunds",
                    "the status says that part of it was refunded",
                    "the store has no refund record, so the amount stays whole; look at it"));
        }
        String basis = Basis.of(facts.codes(), rules);
        Optional<Credit> chosen;
        if (prior.byHand().isPresent()) {
            chosen = prior.byHand().get().credit();
            trace.add(prior.byHand().get().trace());
        } else if (prior.codes().filter(basis::equals).isPresent()) {
            chosen = prior.purchase().flatMap(Purchase::credit);
            Optional.ofNullable(leads.get(order.id())).ifPresent(lead -> trace.addAll(Attribution.path(lead)));
            trace.add(kept(facts.codes(), chosen));
        } else {
            Attribution attribution = Attribution.of(
                    facts.codes(), order.createdAt(), histories, Optional.ofNullable(leads.get(order.id())), rules);
            trace.addAll(attribution.trace());
            chosen = attribution.credit().or(() -> remembered(order.id(), prior, trace));
        }
        List<String> flags = new ArrayList<>();
        if (StatusRule.isHistorical(order, rules)) {
            flags.add(HISTORICAL);
        }
        // A person who says whose it is knows what the rules object to.
        Optional<Reason> bar =
                prior.byHand().isPresent() ? Optional.empty() : chosen.flatMap(c -> bar(order.id(), c, trace, flags));
        Optional<String> codes = prior.byHand().isPresent()
                ? Optional.empty()
                : Optional.of(bar.isPresent() ? Basis.barred(basis) : basis);
        if (bar.filter(Reason.SELF_REFERRAL_HELD::equals).isPresent()) {
            trace.add(new TraceLine("purchase", described(prior.purchase()), "stays as it is"));
            return new Decision(
                    OrderState.HELD, bar.get(), prior.purchase(), codes, Optional.of(receipt), trace, flags);
        }
        Optional<Credit> credit = bar.isPresent() ? Optional.empty() : chosen;
        Purchase purchase = new Purchase(
                key, Purchase.State.LIVE, new Money(receipt.amount(), receipt.currency()), credit, order.createdAt());
        trace.add(new TraceLine("purchase", described(prior.purchase()), described(Optional.of(purchase))));
        Reason reason = bar.orElseGet(() -> reason(facts, prior, credit));
        return new Decision(
                credit.isPresent() ? OrderState.CREDITED : OrderState.UNCREDITED,
                reason,
                Optional.of(purchase),
                codes,
                Optional.of(receipt),
                trace,
                flags);
    }

    /** A platform forgets shoppers after a time, or because they ask for it; that takes back no credit. */
    private Optional<Credit> remembered(long order, Prior prior, List<TraceLine> trace) {
        Optional<Credit> before = prior.purchase()
                .flatMap(Purchase::credit)
                .filter(credit -> credit.through() == Purchase.Channel.LINK && !leads.containsKey(order));
        before.ifPresent(credit -> trace.add(new TraceLine(
                "affiliate",
                "the shopper is not known any more",
                "stays with affiliate " + credit.affiliate() + " (" + credit.code() + "), who had sent her")));
        return before;
    }

    private Reason reason(OrderFacts facts, Prior prior, Optional<Credit> credit) {
        if (prior.byHand().isPresent()) {
            return Reason.BY_HAND;
        }
        if (credit.isPresent()) {
            return credit.get().through() == Purchase.Channel.LINK ? Reason.LINK : Reason.COUPON;
        }
        return facts.codes().isEmpty() && !leads.containsKey(facts.order().id())
                ? Reason.NO_COUPON
                : Reason.NO_AFFILIATE;
    }

    /** Why whoever was chosen is not credited all the same; empty when nothing keeps her from it. */
    private Optional<Reason> bar(long order, Credit chosen, List<TraceLine> trace, List<String> flags) {
        if (rules.newCustomersOnly()) {
            boolean returning = buyers.isReturning(order);
            trace.add(new TraceLine(
                    "new customers only",
                    returning ? "the buyer bought before" : "no earlier order of the buyer counts",
                    returning ? "affiliate " + chosen.affiliate() + " is not credited" : "a new customer"));
            if (returning) {
                return Optional.of(Reason.RETURNING_CUSTOMER);
            }
        }
        if (!buyers.isAffiliate(order, chosen.affiliate())) {
            return Optional.empty();
        }
        String outcome =
                switch (rules.selfReferral()) {
                    case BLOCK -> "she is not credited";
                    case HOLD -> "held until a person decides";
                    case FLAG -> "she is credited; flagged";
                };
        trace.add(new TraceLine(SELF_REFERRAL, "the buyer is affiliate " + chosen.affiliate() + " herself", outcome));
        return switch (rules.selfReferral()) {
            case BLOCK -> Optional.of(Reason.SELF_REFERRAL);
            case HOLD -> Optional.of(Reason.SELF_REFERRAL_HELD);
            case FLAG -> {
                flags.add(SELF_REFERRAL);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Purchase> reversed(Prior prior) {
        return prior.purchase()
                .map(p -> new Purchase(p.key(), Purchase.State.REVERSED, p.amount(), p.credit(), p.orderedAt()));
    }

    private static OrderState state(Meaning meaning, Prior prior) {
        return switch (meaning.effect()) {
            case WAITS -> OrderState.WAITING;
            case HOLDS -> OrderState.HELD;
            default -> prior.purchase().isPresent() ? OrderState.REVERSED : OrderState.IGNORED;
        };
    }

    private static Reason reason(Meaning meaning, OrderState state) {
        return meaning.reason() == Reason.TAKEN_BACK && state == OrderState.IGNORED
                ? Reason.NEVER_COUNTED
                : meaning.reason();
    }

    private static TraceLine status(Order order, Meaning meaning) {
        String outcome =
                switch (meaning.effect()) {
                    case COUNTS -> "counts";
                    case RECOMPUTES -> "counts for what is left after refunds";
                    case WAITS -> "waits: " + meaning.reason().why();
                    case IGNORED -> "does not count: " + meaning.reason().why();
                    case REVERSES -> "is taken back: " + meaning.reason().why();
                    case HOLDS -> "is held: " + meaning.reason().why();
                };
        String created = meaning.reason() == Reason.TOO_OLD ? ", created " + order.createdAt() : "";
        return new TraceLine("status", order.statusId() + " (" + order.status() + ")" + created, outcome);
    }

    private static TraceLine amount(Receipt receipt) {
        StringBuilder input = new StringBuilder();
        for (Receipt.Line line : receipt.lines()) {
            input.append(input.length() == 0 ? "" : ", ").append(line.name()).append(' ');
            input.append(plain(line.amount()));
        }
        return new TraceLine("amount", input.toString(), plain(new Money(receipt.amount(), receipt.currency())));
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale())).toPlainString();
    }

    private static String plain(Money money) {
        return money.plain() + " " + money.currency().getCurrencyCode();
    }

    private static TraceLine kept(List<String> codes, Optional<Credit> credit) {
        return new TraceLine(
                "affiliate",
                codes.isEmpty() ? "no coupons, as before" : "coupons " + String.join(", ", codes) + ", as before",
                credit.map(c -> "stays with affiliate " + c.affiliate() + " (" + c.code() + ")")
                        .orElse("stays without an affiliate"));
    }

    private static String described(Optional<Purchase> purchase) {
        return purchase.map(Decider::described).orElse("none");
    }

    /** As people read it: {@code live 90.00 USD for affiliate 3 (ANN10)}. */
    static String described(Purchase purchase) {
        return (purchase.state() == Purchase.State.LIVE ? "live " : "reversed ")
                + plain(purchase.amount())
                + purchase.credit()
                        .map(c -> " for affiliate " + c.affiliate() + " (" + c.code() + ")")
                        .orElse(" without affiliate");
    }
}
