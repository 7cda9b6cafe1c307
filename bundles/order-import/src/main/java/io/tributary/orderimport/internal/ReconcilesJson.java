package io.tributary.orderimport.internal;

import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reconciles as the REST API shows them. */
final class ReconcilesJson {
    private ReconcilesJson() {}

    /**
     * A reconcile that is asked for.
     *
     * @param from a date where the store is, or a moment; left out for 30 days before the end
     * @param to the last date, or the first moment after; left out for now
     * @param dryRun whether differing orders are only named; left out for no
     */
    public record Wanted(String from, String to, Boolean dryRun) {}

    /**
     * A reconcile that was asked for; its report is there when the run has ended.
     *
     * @param run its id among the store's {@code syncs}
     */
    public record Asked(long run) {}

    public record Page(List<Summary> items) {}

    /**
     * A report without its orders.
     *
     * @param agrees whether nothing differs and the store counts as many orders as it lists
     * @param found how many orders were found of each kind: {@code missing}, {@code stale}, {@code gone}, {@code platform}
     *     differ; {@code newer}, {@code unconfirmed}, {@code failed} are open
     */
    public record Summary(
            long run,
            boolean dryRun,
            Instant from,
            Instant to,
            Instant startedAt,
            Instant endedAt,
            boolean complete,
            boolean agrees,
            long listed,
            long counted,
            Map<String, Long> found) {
        static Summary of(ReconcileReport report) {
            return new Summary(
                    report.run(),
                    report.dryRun(),
                    report.from(),
                    report.to(),
                    report.startedAt(),
                    report.endedAt(),
                    report.complete(),
                    report.agrees(),
                    report.listed(),
                    report.counted(),
                    counts(report));
        }
    }

    /**
     * A whole report.
     *
     * @param statuses how many orders the store counts and lists by status; empty when it does not count by status
     * @param standings how the listed orders stand in the ledger
     * @param unseen how many of the listed orders the ledger does not have
     * @param hidden orders that the ledger knows as archived or gone, and that the store rightly does not list
     * @param orders the first 500 that were found, by id
     */
    public record Detail(
            Summary summary,
            List<ReconcileReport.StatusCount> statuses,
            List<StandingJson> standings,
            long unseen,
            long hidden,
            List<FindingJson> orders) {
        static Detail of(ReconcileReport report) {
            return new Detail(
                    Summary.of(report),
                    report.statuses(),
                    report.standings().stream()
                            .map(each ->
                                    new StandingJson(each.state().label(), each.reason(), each.why(), each.orders()))
                            .toList(),
                    report.unseen(),
                    report.hidden(),
                    report.orders().stream()
                            .map(each -> new FindingJson(
                                    each.order(),
                                    each.kind().label(),
                                    each.kind().means(),
                                    each.detail()))
                            .toList());
        }
    }

    public record StandingJson(String state, String reason, String why, long orders) {}

    /** {@code means} is the same for all of a kind, {@code detail} what was seen of this order. */
    public record FindingJson(long order, String kind, String means, String detail) {}

    private static Map<String, Long> counts(ReconcileReport report) {
        Map<String, Long> found = new TreeMap<>();
        for (ReconcileKind kind : ReconcileKind.values()) {
            found.put(kind.label(), report.found().getOrDefault(kind, 0L));
        }
        return found;
    }
}
