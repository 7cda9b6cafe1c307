package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.database.Database;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.OrderSummary;
import io.tributary.orderimport.Orders;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the order ledger. */
@Component
public final class LedgerOrders implements Orders {
    private final Jdbi jdbi;

    @Activate
    public LedgerOrders(@Reference(name = "database") Database database) {
        this.jdbi = database.open(LedgerOrders.class, "orders");
    }

    @Override
    public Optional<OrderExplanation> explain(ConnectionId store, long order) {
        return Tables.inTransaction(jdbi, store, tables -> {
            LedgerRow row = tables.orders().find(List.of(order)).get(order);
            if (row == null) {
                return Optional.empty();
            }
            Explanation why = Explanation.read(tables.orders().explanation(order));
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
                    tables.changes().of(order),
                    tables.puts().find(row.batch()),
                    row.rulesVersion(),
                    row.orderedAt(),
                    row.modifiedAt(),
                    row.firstAt(),
                    row.decidedAt()));
        });
    }

    @Override
    public List<OrderEntry> list(ConnectionId store, Optional<OrderState> state, long before, int limit) {
        return Tables.inTransaction(jdbi, store, tables -> tables.orders().newest(state, before, limit)).stream()
                .map(LedgerOrders::entry)
                .toList();
    }

    private static OrderEntry entry(LedgerRow row) {
        return new OrderEntry(
                row.order(),
                row.state(),
                row.reason().label(),
                row.reason().why(),
                row.purchase(),
                row.orderedAt(),
                row.decidedAt());
    }

    @Override
    public OrderSummary summary(ConnectionId store) {
        return Tables.inTransaction(
                jdbi,
                store,
                tables -> new OrderSummary(
                        tables.orders().countByState(),
                        tables.cursor().find().flatMap(Cursor::readUntil),
                        tables.puts().pending().size()));
    }
}
