package io.tributary.demo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of the demo, in the shape in which it is written to {@code demo-report.json}. */
@JsonPropertyOrder({"platform", "coupons", "orders", "purchases", "requests", "seconds"})
record Report(
        String platform, Coupons coupons, Orders orders, List<Purchase> purchases, Requests requests, double seconds) {
    private static final int SHOWN = 25;

    record Coupons(long created) {}

    record Orders(long read) {}

    /**
     * One purchase.
     *
     * @param affiliate the code it is credited to, or null
     * @param reason why it is credited, or why not
     */
    record Purchase(long orderId, String amount, String currency, String affiliate, String reason) {}

    record Requests(long total, long refused) {}

    void print(PrintStream out) {
        out.println();
        out.printf(Locale.ROOT, "Platform          %s%n", platform);
        out.printf(Locale.ROOT, "Coupons made      %d%n", coupons.created());
        out.printf(Locale.ROOT, "Orders read       %d%n", orders.read());
        out.printf(Locale.ROOT, "Purchases         %d%n", purchases.size());
        Map<String, Long> byAffiliate = new TreeMap<>();
        purchases.forEach(
                purchase -> byAffiliate.merge(purchase.affiliate() == null ? "" : purchase.affiliate(), 1L, Long::sum));
        byAffiliate.forEach((code, count) ->
                out.printf(Locale.ROOT, "  %-15s %d%n", code.isEmpty() ? "no affiliate" : code, count));
        out.printf(Locale.ROOT, "Requests          %d, refused %d%n", requests.total(), requests.refused());
        out.printf(Locale.ROOT, "Seconds           %.1f%n%n", seconds);
        out.printf(Locale.ROOT, "%8s  %14s  %-3s  %-12s  %s%n", "ORDER", "AMOUNT", "", "AFFILIATE", "REASON");
        // Credited ones first: they are what a demo is looked at for.
        List<Purchase> shown = purchases.stream()
                .sorted((a, b) -> Boolean.compare(a.affiliate() == null, b.affiliate() == null))
                .limit(SHOWN)
                .toList();
        shown.forEach(purchase -> out.printf(
                Locale.ROOT,
                "%8d  %14s  %-3s  %-12s  %s%n",
                purchase.orderId(),
                purchase.amount(),
                purchase.currency(),
                purchase.affiliate() == null ? "-" : purchase.affiliate(),
                purchase.reason()));
        if (purchases.size() > shown.size()) {
            out.printf(Locale.ROOT, "          ... and %d more%n", purchases.size() - shown.size());
        }
        out.println();
    }
}
