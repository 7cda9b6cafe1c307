package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.ReconcileReport;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What a reconcile asks of the ledger of one store; it writes nothing there but its report. */
final class ReconcileLedger {
    /** So many reports of a store are kept. */
    private static final int MOST_REPORTS = 60;

    private final Jdbi jdbi;
    private final ConnectionId store;

    ReconcileLedger(Jdbi jdbi, ConnectionId store) {
        this.jdbi = jdbi;
        this.store = store;
    }

    /**
     * What the ledger says of some orders at one moment.
     *
     * @param statuses by which they were decided, where that was kept
     * @param unconfirmed numbers of the batches to which the platform has not answered
     */
    record Known(Map<Long, LedgerRow> rows, Map<Long, Integer> statuses, Set<Long> unconfirmed) {}

    /** Until when the store was read; empty before the first import has ended. */
    Optional<Instant> readUntil() {
        return Tables.inTransaction(
                jdbi, store, tables -> tables.cursor().find().flatMap(Cursor::readUntil));
    }

    long[] orders(OrderPeriod period) {
        return Tables.inTransaction(jdbi, store, tables -> tables.reconciles().orders(period));
    }

    Known known(Collection<Long> orders) {
        return Tables.inTransaction(
                jdbi,
                store,
                tables -> new Known(
                        tables.orders().find(orders),
                        tables.reconciles().statuses(orders),
                        tables.puts().pending().stream().map(Batch::number).collect(Collectors.toSet())));
    }

    /** Why an order failed, for people. */
    String failure(long order) {
        return Tables.inTransaction(
                        jdbi, store, tables -> Explanation.read(tables.orders().explanation(order)).trace().stream())
                .filter(line -> line.rule().equals("store") || line.rule().equals("platform"))
                .map(line -> line.input())
                .findFirst()
                .orElse("");
    }

    void keep(ReconcileReport report) {
        Tables.inTransaction(jdbi, store, tables -> {
            tables.reconciles().keep(report, MOST_REPORTS);
            return null;
        });
    }
}
