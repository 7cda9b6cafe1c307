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
    private static final int LONGEST_CAUSE = 600;

    private final Connection connection;
    private final ConnectionId store;

    ChangeTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    void write(List<Entry> entries, long fence, Instant now) throws SQLException {
        List<Entry> changed = entries.stream().filter(Entry::isRecorded).toList();
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into orders_change"
                + " (account, store, order_id, change, fence, at, was, became, batch_was, cause)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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
                insert.setLong(9, before.batch());
                insert.setString(10, Texts.cut(entry.cause(), LONGEST_CAUSE));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The changes of an order, oldest first. */
    List<Row> of(long order) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select at, was, became, fence, cause, batch_was from orders_change"
                        + " where account = ? and store = ? and order_id = ? order by change")) {
            select.setString(1, store.account().value());
            select.setString(2, store.store());
            select.setLong(3, order);
            List<Row> changes = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.add(new Row(
                            new Change(
                                    instant(rows, 1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getLong(4),
                                    rows.getString(5)),
                            rows.getLong(6)));
                }
            }
            return changes;
        }
    }

    /**
     * A change.
     *
     * @param batchBefore the batch in which the platform was asked to hold what was before; 0 for none
     */
    record Row(Change change, long batchBefore) {}

    /** As people read it: {@code credited: live 90.00 USD for affiliate 3 (ANN10)}. */
    static String described(OrderState state, Optional<Purchase> purchase) {
        return state.label() + purchase.map(p -> ": " + Decider.described(p)).orElse(": no purchase");
    }
}
