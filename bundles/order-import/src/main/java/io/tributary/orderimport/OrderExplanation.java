package io.tributary.orderimport;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was decided for an order, and why.
 *
 * @param reason short and stable, for programs: {@code coupon}, {@code no-affiliate}
 * @param why the same as a sentence
 * @param wouldChange what would lead to another decision
 * @param purchase as the platform was asked to hold it
 * @param receipt of an order that counts
 * @param trace the rules in the order in which they were applied
 * @param history earlier decisions, oldest first
 * @param byHand what people said about whose it is, oldest first
 * @param calls every time the platform was asked to hold a purchase for it, oldest first
 * @param rulesVersion of the connection's rules that decided
 * @param firstRun the run that decided it first; 0 when that is not known
 * @param firstSeenAt when the order was first decided
 * @param flags what a person may want to look at, short and stable, for programs: {@code self-referral}, {@code
 *     looks-like-twin}, {@code historical}
 */
public record OrderExplanation(
        ConnectionId connection,
        long order,
        OrderState state,
        String reason,
        String why,
        String wouldChange,
        Optional<Purchase> purchase,
        Optional<Receipt> receipt,
        List<TraceLine> trace,
        List<Change> history,
        List<ByHand> byHand,
        List<PlatformCall> calls,
        int rulesVersion,
        long firstRun,
        Instant orderedAt,
        Instant modifiedAt,
        Instant firstSeenAt,
        Instant decidedAt,
        List<String> flags) {
    public OrderExplanation {
        flags = List.copyOf(flags);
        trace = List.copyOf(trace);
        history = List.copyOf(history);
        byHand = List.copyOf(byHand);
        calls = List.copyOf(calls);
    }

    /**
     * A decision gave way to another one, or the platform was asked once more; before and after as people read them.
     *
     * @param run the number of the job's run for this store that made the change
     * @param cause what led to it; empty when that is not known
     */
    public record Change(Instant at, String before, String after, long run, String cause) {}

    /**
     * What a person said about whose the order is.
     *
     * @param what {@code credited to affiliate 3 (ANN10)}, {@code credited to nobody}, {@code left to the rules again}
     */
    public record ByHand(Instant at, String what, String reason, String author) {}

    /**
     * The platform was asked to hold a purchase.
     *
     * @param asked the purchase, as people read it
     * @param run the number of the run that asked; 0 when that is not known
     * @param confirmedAt when it was known that it holds it; empty while its answer is missing, then it is asked again
     * @param lookedUpAt when a later run looked up what it holds, since its answer was missing
     * @param refusal what it refused, and why; empty when it did not
     */
    public record PlatformCall(
            String asked,
            long run,
            Instant askedAt,
            Optional<Instant> confirmedAt,
            Optional<Instant> lookedUpAt,
            Optional<String> refusal) {
        /** How it went, as people read it: {@code confirmed 2026-03-04T12:00:00Z}. */
        public String outcome() {
            if (refusal.isPresent()) {
                return "refused: " + refusal.get();
            }
            String end = confirmedAt
                    .map(at -> "confirmed " + at)
                    .orElse("not confirmed yet: it is asked again at the next run");
            return end + lookedUpAt.map(at -> ", looked up " + at).orElse("");
        }
    }

    /** All of it as lines of text, for the merchant. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("order ").append(order).append(": ").append(state.label()).append(", because ");
        text.append(why).append('\n');
        if (!flags.isEmpty()) {
            text.append("flags: ").append(String.join(", ", flags)).append('\n');
        }
        purchase.ifPresent(p -> text.append("purchase: ")
                .append(p.state().name().toLowerCase(java.util.Locale.ROOT))
                .append(' ')
                .append(p.amount())
                .append(p.credit()
                        .map(c -> " for affiliate " + c.affiliate() + " (" + c.code() + ")")
                        .orElse(" without affiliate"))
                .append('\n'));
        receipt.ifPresent(r -> {
            text.append("receipt in ").append(r.currency().getCurrencyCode()).append('\n');
            r.lines().forEach(line -> append(text, line));
            append(text, new Receipt.Line("amount", r.amount()));
            r.leftOut().forEach(line -> append(text, new Receipt.Line("not counted: " + line.name(), line.amount())));
        });
        text.append("trace\n");
        trace.forEach(line -> text.append("  ")
                .append(line.rule())
                .append(": ")
                .append(line.input())
                .append(" -> ")
                .append(line.outcome())
                .append('\n'));
        byHand.forEach(said -> text.append(said.at())
                .append(' ')
                .append(said.author())
                .append(": ")
                .append(said.what())
                .append(", because ")
                .append(said.reason())
                .append('\n'));
        history.forEach(change -> text.append(change.at())
                .append(" run ")
                .append(change.run())
                .append(": ")
                .append(change.before())
                .append(" became ")
                .append(change.after())
                .append(change.cause().isEmpty() ? "" : ", because of: " + change.cause())
                .append('\n'));
        calls.forEach(call -> text.append(call.askedAt())
                .append(" run ")
                .append(call.run())
                .append(": the platform was asked to hold ")
                .append(call.asked())
                .append(", ")
                .append(call.outcome())
                .append('\n'));
        text.append("decided ")
                .append(decidedAt)
                .append(" by settings ")
                .append(rulesVersion)
                .append('\n');
        return text.append("what would change it: ")
                .append(wouldChange)
                .append('\n')
                .toString();
    }

    private static void append(StringBuilder text, Receipt.Line line) {
        text.append("  ")
                .append(line.name())
                .append(' ')
                .append(line.amount().toPlainString())
                .append('\n');
    }
}
