package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.OrderCount;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.ReconcileReport.Finding;
import io.tributary.orderimport.ReconcileReport.Standing;
import io.tributary.orderimport.ReconcileReport.StatusCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what a reconcile sees. */
final class ReconcileTally {
    /** Stores may count and list orders whose checkout was never finished, or not. */
    private static final int UNFINISHED = 0;

    private final Map<Integer, Long> listed = new TreeMap<>();
    private final Map<OrderState, Map<Reason, Long>> standings = new EnumMap<>(OrderState.class);
    private final Map<ReconcileKind, Long> found = new EnumMap<>(ReconcileKind.class);
    private final List<Finding> named = new ArrayList<>();
    private long unseen;
    private long hidden;
    private OrderCount counted = new OrderCount(0, Map.of());

    void listed(int status) {
        listed.merge(status, 1L, Long::sum);
    }

    /** A listed order that the ledger has. */
    void standing(LedgerRow row) {
        standings
                .computeIfAbsent(row.state(), state -> new EnumMap<>(Reason.class))
                .merge(row.reason(), 1L, Long::sum);
    }

    /** A listed order that the ledger has not. */
    void unseen() {
        unseen++;
    }

    /** An order that the ledger knows not to be shown. */
    void hidden() {
        hidden++;
    }

    void found(Finding finding) {
        found.merge(finding.kind(), 1L, Long::sum);
        if (named.size() < ReconcileReport.MOST_NAMED) {
            named.add(finding);
        }
    }

    void counted(OrderCount count) {
        counted = count;
    }

    long listed() {
        return listed.values().stream().mapToLong(Long::longValue).sum();
    }

    long counted() {
        return counted.all();
    }

    /** Whether the list showed as many orders as are counted, whatever is done with unfinished ones. */
    boolean complete() {
        long unfinishedCounted = counted.byStatus().getOrDefault(UNFINISHED, 0L);
        long unfinishedListed = listed.getOrDefault(UNFINISHED, 0L);
        return listed() >= counted.all() || listed() - unfinishedListed >= counted.all() - unfinishedCounted;
    }

    Map<ReconcileKind, Long> found() {
        return found;
    }

    ReconcileReport report(long run, boolean dryRun, OrderPeriod period, Instant startedAt, Instant endedAt) {
        return new ReconcileReport(
                run,
                dryRun,
                period.from(),
                period.to(),
                startedAt,
                endedAt,
                complete(),
                listed(),
                counted.all(),
                statuses(),
                standings(),
                unseen,
                hidden,
                found,
                named.stream()
                        .sorted(Comparator.comparingLong(Finding::order).thenComparing(Finding::kind))
                        .toList());
    }

    private List<StatusCount> statuses() {
        if (counted.byStatus().isEmpty() && counted.all() > 0) {
            return List.of();
        }
        TreeSet<Integer> ids = new TreeSet<>(listed.keySet());
        ids.addAll(counted.byStatus().keySet());
        return ids.stream()
                .map(id -> new StatusCount(id, counted.byStatus().getOrDefault(id, 0L), listed.getOrDefault(id, 0L)))
                .toList();
    }

    private List<Standing> standings() {
        List<Standing> all = new ArrayList<>();
        standings.forEach((state, reasons) -> reasons.forEach(
                (reason, orders) -> all.add(new Standing(state, reason.label(), reason.why(), orders))));
        return all;
    }
}
