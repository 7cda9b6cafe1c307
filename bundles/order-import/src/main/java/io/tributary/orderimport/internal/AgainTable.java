package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of {@code orders_again} of one store: orders that somebody wants looked at again. */
final class AgainTable {
    private static final String WHERE = " where account = ? and store = ? and order_id = ?";
    private static final String COLUMNS =
            "insert into orders_again (asking, anew, why, asked_at, account, store, order_id)";

    private final Connection connection;
    private final ConnectionId store;

    AgainTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** Keeps that somebody asks; the same order is asked for once, by the newest who asks. */
    void ask(long order, boolean anew, String why, Instant now) throws SQLException {
        // Between the two statements a run may have answered the one who asked before: then there is a row to insert
        // again.
        while (!update(order, anew, why, now)) {
            if (insert(order, anew, why, now)) {
                return;
            }
        }
    }

    private boolean update(long order, boolean anew, String why, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update orders_again set asking = asking + 1, anew = (anew or ?), why = ?, asked_at = ?" + WHERE)) {
            bind(update, order, anew, why, now);
            return update.executeUpdate() > 0;
        }
    }

    private boolean insert(long order, boolean anew, String why, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(COLUMNS + " values (1, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            bind(insert, order, anew, why, now);
            return insert.executeUpdate() > 0;
        }
    }

    private void bind(PreparedStatement statement, long order, boolean anew, String why, Instant now)
            throws SQLException {
        statement.setBoolean(1, anew);
        statement.setString(2, why);
        statement.setObject(3, moment(now));
        bindKey(statement, 4, order);
    }

    /** Those wanted, by ascending order from {@code after} on. */
    List<Asking> find(long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select order_id, asking, anew, why"
                + " from orders_again where account = ? and store = ? and order_id > ? order by order_id limit ?")) {
            bindKey(select, 1, after);
            select.setInt(4, limit);
            List<Asking> askings = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    askings.add(new Asking(rows.getLong(1), rows.getInt(2), rows.getBoolean(3), rows.getString(4)));
                }
            }
            return askings;
        }
    }

    /** These are answered; who asked again meanwhile is not. */
    void delete(Collection<Asking> askings) throws SQLException {
        if (askings.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from orders_again" + WHERE + " and asking = ?")) {
            for (Asking asking : askings) {
                bindKey(delete, 1, asking.order());
                delete.setInt(4, asking.number());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void bindKey(PreparedStatement statement, int first, long order) throws SQLException {
        statement.setString(first, store.account().value());
        statement.setString(first + 1, store.store());
        statement.setLong(first + 2, order);
    }
}
