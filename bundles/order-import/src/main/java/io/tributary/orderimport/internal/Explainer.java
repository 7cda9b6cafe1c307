package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderExplanation.PlatformCall;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what the ledger knows of one order. */
final class Explainer {
    private final Tables tables;
    private final ConnectionId store;

    Explainer(Tables tables, ConnectionId store) {
        this.tables = tables;
        this.store = store;
    }

    Optional<OrderExplanation> explain(long order) throws SQLException {
        LedgerRow row = tables.orders().find(List.of(order)).get(order);
        if (row == null) {
            return Optional.empty();
        }
        Explanation why = Explanation.read(tables.orders().explanation(order));
        List<ChangeTable.Row> changes = tables.changes().of(order);
        return Optional.of(new OrderExplanation(
                store,
                order,
                row.state(),
                row.reason().label(),
                row.reason().why(),
                row.reason().wouldChange(),
                row.purchase(),
                why.receipt(),
                why.trace(),
                changes.stream().map(ChangeTable.Row::change).toList(),
                tables.overrides().of(order).stream().map(Explainer::byHand).toList(),
                calls(row, changes),
                row.rulesVersion(),
                row.firstFence(),
                row.orderedAt(),
                row.modifiedAt(),
                row.firstAt(),
                row.decidedAt(),
                tables.buyers().allFlags(List.of(row)).getOrDefault(order, List.of())));
    }

    private static OrderExplanation.ByHand byHand(ByHand said) {
        return new OrderExplanation.ByHand(said.at(), said.outcome(), said.reason(), said.author());
    }

    /** Each decision knows in which batch the platform was last asked; where that changes, it was asked once more. */
    private List<PlatformCall> calls(LedgerRow row, List<ChangeTable.Row> changes) throws SQLException {
        Map<Long, Refusal> refusals = tables.refusals().of(row.order());
        List<PlatformCall> calls = new ArrayList<>();
        long batch = 0;
        for (ChangeTable.Row change : changes) {
            if (change.batchBefore() != batch) {
                batch = change.batchBefore();
                add(calls, batch, change.change().before(), refusals);
            }
        }
        if (row.batch() != batch) {
            add(calls, row.batch(), ChangeTable.described(row.state(), row.purchase()), refusals);
        }
        return calls;
    }

    private void add(List<PlatformCall> calls, long batch, String asked, Map<Long, Refusal> refusals)
            throws SQLException {
        Optional<PutTable.Row> put = tables.puts().find(batch);
        if (put.isPresent()) {
            calls.add(new PlatformCall(
                    asked.substring(asked.indexOf(": ") + 2),
                    put.get().fence(),
                    put.get().askedAt(),
                    put.get().confirmedAt(),
                    put.get().lookedUpAt(),
                    Optional.ofNullable(refusals.get(batch)).map(no -> no.field() + ": " + no.reason())));
        }
    }
}
