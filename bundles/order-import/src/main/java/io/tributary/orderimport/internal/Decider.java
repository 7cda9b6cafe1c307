package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.connections.OrderRules;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.TraceLine;
import io.tributary.orderimport.internal.Meaning.Effect;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.PurchaseKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what the purchase of an order should be. The result depends on the arguments alone.
 *
 * @param histories of the codes on the order
 */
record Decider(OrderRules rules, Map<AffiliateCode.Key, CodeHistory> histories) {

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
        Optional<Purchase> purchase = meaning.effect() == Effect.HOLDS ? prior.purchase() : reversed(prior);
        trace.add(new TraceLine(
                "purchase", described(prior.purchase()), wasLive ? described(purchase) : "no purchase is due"));
        OrderState state = state(meaning, prior);
        return new Decision(state, reason(meaning, state), purchase, prior.codes(), Optional.empty(), trace);
    }

    private Decision counting(PurchaseKey key, OrderFacts facts, Meaning meaning, Prior prior, List<TraceLine> trace) {
        Order order = facts.order();
        Receipt receipt = AmountRule.of(facts);
        trace.add(amount(receipt));
        if (meaning.effect() == Effect.RECOMPUTES
                && facts.refunds().isEmpty()
                && facts.lines().isEmpty()) {
            trace.add(new TraceLine(
                    "refunds",
                    "the status says that part of it was refunded",
                    "the store has no refund record, so the amount stays whole; look at it"));
        }
        String codes = comparable(facts.codes());
        Optional<Credit> credit;
        if (prior.codes().filter(codes::equals).isPresent()) {
            credit = prior.purchase().flatMap(Purchase::credit);
            trace.add(kept(facts.codes(), credit));
        } else {
            Attribution attribution = Attribution.of(facts.codes(), order.createdAt(), histories);
            credit = attribution.credit();
            trace.addAll(attribution.trace());
        }
        Purchase purchase = new Purchase(
                key, Purchase.State.LIVE, new Money(receipt.amount(), receipt.currency()), credit, order.createdAt());
        trace.add(new TraceLine("purchase", described(prior.purchase()), described(Optional.of(purchase))));
        Reason reason =
                credit.isPresent() ? Reason.COUPON : facts.codes().isEmpty() ? Reason.NO_COUPON : Reason.NO_AFFILIATE;
        return new Decision(
                credit.isPresent() ? OrderState.CREDITED : OrderState.UNCREDITED,
                reason,
                Optional.of(purchase),
                Optional.of(codes),
                Optional.of(receipt),
                trace);
    }

    /** The set of codes as one text; the order in which they were applied does not matter once somebody was chosen. */
    static String comparable(List<String> codes) {
        return codes.stream()
                .map(code -> AffiliateCode.Key.of(code).value())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
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
