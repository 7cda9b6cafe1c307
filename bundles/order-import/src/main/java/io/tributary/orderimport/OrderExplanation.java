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
 * @param call the last time the platform was asked about it
 * @param rulesVersion of the connection's rules that decided
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
        Optional<PlatformCall> call,
        int rulesVersion,
        Instant orderedAt,
        Instant modifiedAt,
        Instant firstSeenAt,
        Instant decidedAt,
        List<String> flags) {
    public OrderExplanation {
        flags = List.copyOf(flags);
        trace = List.copyOf(trace);
        history = List.copyOf(history);
    }

    /** A decision gave way to another one; both as people read them. */
    public record Change(Instant at, String before, String after) {}

    /**
     * The platform was asked to hold the purchase.
     *
     * @param confirmedAt empty while its answer is missing; then it is asked again at the next run
     */
    public record PlatformCall(Instant askedAt, Optional<Instant> confirmedAt) {}

    /** All of it as lines of text for a console. */
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
        history.forEach(change -> text.append("until ")
                .append(change.at())
                .append(' ')
                .append(change.before())
                .append('\n'));
        call.ifPresent(c -> text.append("platform asked ")
                .append(c.askedAt())
                .append(c.confirmedAt().map(at -> ", confirmed " + at).orElse(", not confirmed yet"))
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
