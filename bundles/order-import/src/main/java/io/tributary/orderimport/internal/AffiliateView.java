package io.tributary.orderimport.internal;

import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.AffiliateExplanation.Event;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Receipt;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of an explanation one affiliate may see. It is made from what is known to be harmless, never by leaving out what is
 * known to be not: a trace may name codes of others, a receipt how the buyer paid, a reason given by hand anything.
 */
final class AffiliateView {
    private static final Set<String> PARTS = Set.of("goods without tax", "discounts", "coupons", "refunded quantities");
    private static final Set<String> LEFT_OUT = Set.of("tax", "shipping", "handling", "gift wrapping");

    private final AffiliateId affiliate;
    /** The beginning of a decision that credits her, as {@link ChangeTable#described} writes it. */
    private final Pattern hers;

    AffiliateView(AffiliateId affiliate) {
        this.affiliate = affiliate;
        this.hers = Pattern.compile(
                "[a-z]+: ((live|reversed) [0-9.]+ [A-Z]{3}) for affiliate " + Pattern.quote(affiliate.value())
                        + " \\(.*",
                Pattern.DOTALL);
    }

    /** Empty when the order never was hers. */
    Optional<AffiliateExplanation> of(OrderExplanation order) {
        boolean isHers = order.purchase().filter(this::isHers).isPresent();
        List<Event> history = history(order);
        if (!isHers && history.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AffiliateExplanation(
                order.order(),
                affiliate,
                isHers,
                isHers ? Optional.of(order.state()) : Optional.empty(),
                isHers ? why(order) : "it is not credited to you any more",
                order.purchase().filter(this::isHers).map(AffiliateView::described),
                isHers ? order.receipt().map(AffiliateView::receipt) : Optional.empty(),
                history,
                order.orderedAt()));
    }

    private boolean isHers(Purchase purchase) {
        return purchase.credit().filter(c -> c.affiliate().equals(affiliate)).isPresent();
    }

    private static String why(OrderExplanation order) {
        if (order.state() == OrderState.CREDITED && order.reason().equals(Reason.COUPON.label())) {
            return "your coupon is on it";
        }
        return order.state() == OrderState.CREDITED && order.reason().equals(Reason.LINK.label())
                ? "you had sent the shopper to the store"
                : order.why();
    }

    private List<Event> history(OrderExplanation order) {
        List<Event> events = new ArrayList<>();
        for (OrderExplanation.Change change : order.history()) {
            Optional<String> before = hers(change.before());
            Optional<String> after = hers(change.after());
            if (!before.equals(after)) {
                events.add(new Event(
                        change.at(),
                        before.isEmpty()
                                ? "credited to you: " + after.get()
                                : after.map(now -> before.get() + " became " + now)
                                        .orElse("not credited to you any more; it was " + before.get())));
            }
        }
        return events;
    }

    private Optional<String> hers(String decision) {
        Matcher matcher = hers.matcher(decision);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String described(Purchase purchase) {
        return (purchase.state() == Purchase.State.LIVE ? "live " : "reversed ") + plain(purchase.amount());
    }

    private static String plain(Money money) {
        return money.plain() + " " + money.currency().getCurrencyCode();
    }

    private static Receipt receipt(Receipt receipt) {
        return new Receipt(
                receipt.currency(),
                receipt.lines().stream()
                        .map(line -> new Receipt.Line(name(line.name()), line.amount()))
                        .toList(),
                receipt.leftOut().stream()
                        .filter(line -> LEFT_OUT.contains(line.name()))
                        .toList(),
                receipt.amount());
    }

    private static String name(String part) {
        if (PARTS.contains(part)) {
            return part;
        }
        return part.startsWith("refund ") ? "refund" : "other";
    }
}
