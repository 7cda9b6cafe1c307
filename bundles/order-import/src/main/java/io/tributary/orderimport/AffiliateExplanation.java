package io.tributary.orderimport;

import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an affiliate may know of an order that is or was hers: nothing of who bought it, nothing of other affiliates.
 *
 * @param hers whether it is credited to her now
 * @param state how the order stands; empty when it is not hers any more
 * @param purchase what she is credited with: {@code live 90.00 USD}; empty when there is none or it is not hers any more
 * @param receipt how the amount comes about; empty when it does not count or is not hers any more
 * @param history what happened to her credit, oldest first
 */
public record AffiliateExplanation(
        long order,
        AffiliateId affiliate,
        boolean hers,
        Optional<OrderState> state,
        String why,
        Optional<String> purchase,
        Optional<Receipt> receipt,
        List<Event> history,
        Instant orderedAt) {
    public AffiliateExplanation {
        history = List.copyOf(history);
    }

    /** Something happened to her credit. */
    public record Event(Instant at, String what) {}

    /** All of it as lines of text, for her. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("order ").append(order).append(" of ").append(orderedAt).append(": ");
        text.append(state.map(s -> s.label() + ", because " + why).orElse(why)).append('\n');
        purchase.ifPresent(p -> text.append("your purchase: ").append(p).append('\n'));
        receipt.ifPresent(r -> {
            text.append("receipt in ").append(r.currency().getCurrencyCode()).append('\n');
            r.lines().forEach(line -> append(text, line.name(), line));
            append(text, "amount", new Receipt.Line("amount", r.amount()));
            r.leftOut().forEach(line -> append(text, "not counted: " + line.name(), line));
        });
        history.forEach(event ->
                text.append(event.at()).append(' ').append(event.what()).append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Receipt.Line line) {
        text.append("  ")
                .append(name)
                .append(' ')
                .append(line.amount().toPlainString())
                .append('\n');
    }
}
