package io.tributary.orderimport.internal;

import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Receipt;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import io.tributary.sync.Run;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the REST section shows, member by member. Amounts are decimal strings. */
final class OrdersJson {
    private OrdersJson() {}

    /** {@code next} is absent on the last page. */
    public record Page(List<Item> items, String next) {}

    /**
     * {@code purchase} is null when there is none; {@code coupons} are the codes by which an affiliate was looked for, in
     * one case; {@code modifiedAt} is when the order was changed in the store last.
     */
    public record Item(
            long orderId,
            String state,
            String reason,
            String why,
            PurchaseJson purchase,
            List<String> coupons,
            Instant orderedAt,
            Instant modifiedAt,
            Instant decidedAt,
            List<String> flags) {
        static Item of(OrderEntry entry, Map<AffiliateId, String> names) {
            return new Item(
                    entry.order(),
                    entry.state().label(),
                    entry.reason(),
                    entry.why(),
                    PurchaseJson.of(entry.purchase(), names),
                    entry.coupons(),
                    entry.orderedAt(),
                    entry.modifiedAt(),
                    entry.decidedAt(),
                    entry.flags());
        }
    }

    /** {@code affiliate} is null when nobody is credited. */
    public record PurchaseJson(String state, String amount, String currency, AffiliateJson affiliate) {
        static PurchaseJson of(Optional<Purchase> purchase, Map<AffiliateId, String> names) {
            return purchase.map(p -> new PurchaseJson(
                            p.state().name().toLowerCase(Locale.ROOT),
                            p.amount().plain(),
                            p.amount().currency().getCurrencyCode(),
                            p.credit()
                                    .map(c -> new AffiliateJson(
                                            c.affiliate().value(), c.code().value(), names.get(c.affiliate())))
                                    .orElse(null)))
                    .orElse(null);
        }
    }

    /** {@code name} is null when the platform does not tell it now. */
    public record AffiliateJson(String id, String code, String name) {}

    /** How many orders stand in each state; all states are there. */
    public record Counts(List<Count> counts) {
        static Counts of(Map<OrderState, Long> orders) {
            return new Counts(Arrays.stream(OrderState.values())
                    .map(state -> new Count(state.label(), orders.getOrDefault(state, 0L)))
                    .toList());
        }
    }

    public record Count(String state, long orders) {}

    /** {@code receipt} is null for an order that does not count. */
    public record Detail(
            long orderId,
            String state,
            Decision decision,
            ReceiptJson receipt,
            List<Step> trace,
            List<Change> history,
            List<ByHand> byHand,
            List<Call> calls,
            List<String> flags,
            String text) {
        static Detail of(OrderExplanation why, Map<AffiliateId, String> names) {
            return new Detail(
                    why.order(),
                    why.state().label(),
                    new Decision(
                            why.reason(),
                            why.why(),
                            why.wouldChange(),
                            PurchaseJson.of(why.purchase(), names),
                            why.rulesVersion(),
                            why.firstRun(),
                            why.orderedAt(),
                            why.modifiedAt(),
                            why.firstSeenAt(),
                            why.decidedAt()),
                    why.receipt().map(ReceiptJson::of).orElse(null),
                    why.trace().stream()
                            .map(line -> new Step(line.rule(), line.input(), line.outcome()))
                            .toList(),
                    why.history().stream().map(Change::of).toList(),
                    why.byHand().stream()
                            .map(said -> new ByHand(said.at(), said.what(), said.reason(), said.author()))
                            .toList(),
                    why.calls().stream().map(Call::of).toList(),
                    why.flags(),
                    why.text());
        }
    }

    public record Decision(
            String reason,
            String why,
            String wouldChange,
            PurchaseJson purchase,
            int settingsVersion,
            long firstRun,
            Instant orderedAt,
            Instant modifiedAt,
            Instant firstSeenAt,
            Instant decidedAt) {}

    /** {@code lines} add up to {@code amount}, unless that would be negative. */
    public record ReceiptJson(String currency, List<Line> lines, List<Line> leftOut, String amount) {
        static ReceiptJson of(Receipt receipt) {
            return new ReceiptJson(
                    receipt.currency().getCurrencyCode(),
                    receipt.lines().stream().map(Line::of).toList(),
                    receipt.leftOut().stream().map(Line::of).toList(),
                    receipt.amount().toPlainString());
        }
    }

    public record Line(String name, String amount) {
        static Line of(Receipt.Line line) {
            return new Line(line.name(), line.amount().toPlainString());
        }
    }

    public record Step(String rule, String input, String outcome) {}

    /** {@code run} is the number of the job's run for this store. */
    public record Change(Instant at, String before, String after, long run, String cause) {
        static Change of(OrderExplanation.Change change) {
            return new Change(change.at(), change.before(), change.after(), change.run(), change.cause());
        }
    }

    public record ByHand(Instant at, String what, String reason, String author) {}

    /**
     * {@code confirmedAt} is null while the platform's answer is missing, {@code lookedUpAt} unless that had to be looked
     * up, {@code refusal} unless it refused.
     */
    public record Call(
            Instant askedAt, long run, String asked, Instant confirmedAt, Instant lookedUpAt, String refusal) {
        static Call of(OrderExplanation.PlatformCall call) {
            return new Call(
                    call.askedAt(),
                    call.run(),
                    call.asked(),
                    call.confirmedAt().orElse(null),
                    call.lookedUpAt().orElse(null),
                    call.refusal().orElse(null));
        }
    }

    /** {@code state}, {@code purchase} and {@code receipt} are null when it is not hers any more. */
    public record ForAffiliate(
            long orderId,
            String affiliate,
            boolean hers,
            String state,
            String why,
            String purchase,
            ReceiptJson receipt,
            List<Event> history,
            Instant orderedAt,
            String text) {
        static ForAffiliate of(AffiliateExplanation order) {
            return new ForAffiliate(
                    order.order(),
                    order.affiliate().value(),
                    order.hers(),
                    order.state().map(OrderState::label).orElse(null),
                    order.why(),
                    order.purchase().orElse(null),
                    order.receipt().map(ReceiptJson::of).orElse(null),
                    order.history().stream()
                            .map(event -> new Event(event.at(), event.what()))
                            .toList(),
                    order.orderedAt(),
                    order.text());
        }
    }

    public record Event(Instant at, String what) {}

    /** {@code anew}: whether the affiliate is found again as well; left out, it is not. */
    public record Retry(Boolean anew) {
        boolean isAnew() {
            return Boolean.TRUE.equals(anew);
        }
    }

    /**
     * Whose an order is.
     *
     * @param affiliate her id; null for nobody
     * @param code one that is or was hers; null for the one that is hers now
     * @param reason 1 to 1000 characters
     */
    public record Credit(String affiliate, String code, String reason) {}

    /** {@code run} is null when none can be asked for now; then it is done in the next one. */
    public record LookAgainJson(int orders, Long run) {
        static LookAgainJson of(LookAgain lookAgain) {
            return new LookAgainJson(
                    lookAgain.orders(), lookAgain.run().map(Run::id).orElse(null));
        }
    }
}
