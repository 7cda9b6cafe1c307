package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderExplanation.Change;
import io.tributary.orderimport.OrderState;
import io.tributary.platform.Purchase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code orders_change} of one store: decisions that were replaced. */
final class ChangeTable {
    private final Connection connection;
    private final ConnectionId store;

    ChangeTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    void write(List<Entry> entries, long fence, Instant now) throws SQLException {
        List<Entry> changed = entries.stream().filter(Entry::changesDecision).toList();
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into orders_change"
                + " (account, store, order_id, change, fence, at, was, became) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry entry : changed) {
                LedgerRow before = entry.before().orElseThrow();
                insert.setString(1, store.account().value());
                insert.setString(2, store.store());
                insert.setLong(3, entry.order());
                insert.setInt(4, before.changes() + 1);
                insert.setLong(5, fence);
                insert.setObject(6, moment(now));
                insert.setString(7, described(before.state(), before.purchase()));
                insert.setString(
                        8, described(entry.decision().state(), entry.decision().purchase()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    List<Change> of(long order) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select at, was, became from orders_change"
                + " where account = ? and store = ? and order_id = ? order by change")) {
            select.setString(1, store.account().value());
            select.setString(2, store.store());
            select.setLong(3, order);
            List<Change> changes = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.add(new Change(instant(rows, 1), rows.getString(2), rows.getString(3)));
                }
            }
            return changes;
        }
    }

    private static String described(OrderState state, Optional<Purchase> purchase) {
        return state.label() + purchase.map(p -> ": " + Decider.described(p)).orElse(": no purchase");
    }
}
