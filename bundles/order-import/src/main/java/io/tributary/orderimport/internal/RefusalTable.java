package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The rows of {@code orders_refused} of one store: what the platform refused, and why. */
final class RefusalTable {
    private static final int LONGEST_FIELD = 255;
    private static final int LONGEST_REASON = 1000;
    private static final String WHERE = " where account = ? and store = ? and order_id = ?";

    private final Connection connection;
    private final ConnectionId store;

    RefusalTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** Puts a refusal in place of an earlier one of the same batch. */
    void write(Refusal refusal, long batch, Instant now) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("delete from orders_refused" + WHERE + " and batch = ?");
                PreparedStatement insert = connection.prepareStatement("insert into orders_refused"
                        + " (account, store, order_id, batch, field, reason, at) values (?, ?, ?, ?, ?, ?, ?)")) {
            bindKey(delete, refusal.order());
            delete.setLong(4, batch);
            delete.executeUpdate();
            bindKey(insert, refusal.order());
            insert.setLong(4, batch);
            insert.setString(5, Texts.cut(refusal.field(), LONGEST_FIELD));
            insert.setString(6, Texts.cut(refusal.reason(), LONGEST_REASON));
            insert.setObject(7, moment(now));
            insert.executeUpdate();
        }
    }

    /** Refusals of an order by batch. */
    Map<Long, Refusal> of(long order) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select batch, field, reason from orders_refused" + WHERE)) {
            bindKey(select, order);
            Map<Long, Refusal> refusals = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    refusals.put(rows.getLong(1), new Refusal(order, rows.getString(2), rows.getString(3)));
                }
            }
            return refusals;
        }
    }

    private void bindKey(PreparedStatement statement, long order) throws SQLException {
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        statement.setLong(3, order);
    }
}
