package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderPreview;
import io.tributary.orderimport.OrderPreview.Change;
import io.tributary.orderimport.OrderPreview.Sum;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what a dry run decides. */
final class Preview {
    private final Map<String, Totals> currencies = new TreeMap<>();
    private final Map<String, Totals> affiliates = new TreeMap<>();
    private final Map<Long, Change> changes = new TreeMap<>();
    private long orders;
    private long changed;

    /** Live purchases of one kind. */
    private static final class Totals {
        private final String affiliate;
        private final String currency;
        private long ordersBefore;
        private long ordersAfter;
        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;

        Totals(String affiliate, String currency) {
            this.affiliate = affiliate;
            this.currency = currency;
        }

        void add(boolean isAfter, Money amount) {
            if (isAfter) {
                ordersAfter++;
                after = after.add(amount.amount());
            } else {
                ordersBefore++;
                before = before.add(amount.amount());
            }
        }

        Sum sum() {
            return new Sum(affiliate, currency, ordersBefore, before, ordersAfter, after);
        }
    }

    void add(List<Entry> entries) {
        for (Entry entry : entries) {
            add(entry);
        }
    }

    private void add(Entry entry) {
        orders++;
        entry.before().flatMap(LedgerRow::purchase).ifPresent(purchase -> add(false, purchase));
        entry.decision().purchase().ifPresent(purchase -> add(true, purchase));
        if (entry.before().isEmpty() || entry.changesDecision()) {
            changed++;
            if (changes.size() < OrderPreview.MOST_NAMED) {
                changes.put(entry.order(), change(entry));
            }
        }
    }

    private void add(boolean isAfter, Purchase purchase) {
        if (purchase.state() == Purchase.State.LIVE) {
            String currency = purchase.amount().currency().getCurrencyCode();
            String affiliate =
                    purchase.credit().map(credit -> credit.affiliate().value()).orElse("");
            currencies
                    .computeIfAbsent(currency, key -> new Totals("", currency))
                    .add(isAfter, purchase.amount());
            affiliates
                    .computeIfAbsent(affiliate + "\n" + currency, key -> new Totals(affiliate, currency))
                    .add(isAfter, purchase.amount());
        }
    }

    private static Change change(Entry entry) {
        return new Change(
                entry.order(),
                entry.before()
                        .map(row -> side(row.state().label(), row.reason(), row.purchase()))
                        .orElse("not seen"),
                side(
                        entry.decision().state().label(),
                        entry.decision().reason(),
                        entry.decision().purchase()));
    }

    private static String side(String state, Reason reason, Optional<Purchase> purchase) {
        return state + ", " + purchase.map(Decider::described).orElse(reason.why());
    }

    /**
     * @param from first moment of the time that was looked at; empty for what was new
     * @param rules those that were tried; empty for the saved ones
     */
    OrderPreview report(long run, Instant at, String from, String to, String rules) {
        return new OrderPreview(
                run,
                at,
                from,
                to,
                rules,
                orders,
                changed,
                currencies.values().stream().map(Totals::sum).toList(),
                affiliates.values().stream().map(Totals::sum).toList(),
                List.copyOf(changes.values()));
    }
}
