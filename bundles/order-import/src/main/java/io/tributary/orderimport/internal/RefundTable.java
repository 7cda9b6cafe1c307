package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Refund;
import io.tributary.connections.ConnectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code orders_refund} of one store. */
final class RefundTable {
    private static final String WHERE = " where account = ? and store = ? ";

    private final Connection connection;
    private final ConnectionId store;

    RefundTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** Refunds by order; an order without any is missing. */
    Map<Long, List<Refund>> find(Collection<Long> orders) throws SQLException {
        Map<Long, List<Refund>> found = new HashMap<>();
        try (PreparedStatement select =
                        Wanted.select(connection, store, "order_id, refund_id, refund", "orders_refund", orders);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(3) != null) {
                    found.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
                            .add(RefundText.read(rows.getString(3)));
                }
            }
        }
        found.values().forEach(refunds -> refunds.sort(Comparator.comparingLong(Refund::id)));
        return found;
    }

    /** Those that are not in the table as they are. */
    List<Refund> unknown(List<Refund> refunds) throws SQLException {
        Map<Long, List<Refund>> known =
                find(refunds.stream().map(Refund::orderId).toList());
        List<Refund> unknown = new ArrayList<>();
        for (Refund refund : refunds) {
            String text = RefundText.of(refund);
            if (known.getOrDefault(refund.orderId(), List.of()).stream()
                    .noneMatch(other -> text.equals(RefundText.of(other)))) {
                unknown.add(refund);
            }
        }
        return unknown;
    }

    /** Puts refunds in place of earlier forms of themselves. */
    void write(List<Refund> refunds, boolean applied) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                        "delete from orders_refund" + WHERE + "and order_id = ? and refund_id = ?");
                PreparedStatement insert = connection.prepareStatement("insert into orders_refund"
                        + " (account, store, order_id, refund_id, refund, applied) values (?, ?, ?, ?, ?, ?)")) {
            for (Refund refund : refunds) {
                bindKey(delete, refund);
                delete.addBatch();
                bindKey(insert, refund);
                insert.setString(5, RefundText.of(refund));
                insert.setBoolean(6, applied);
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    private void bindKey(PreparedStatement statement, Refund refund) throws SQLException {
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        statement.setLong(3, refund.orderId());
        statement.setLong(4, refund.id());
    }

    /** Orders with a refund that their decision does not know, by ascending id from {@code after} on. */
    List<Long> openOrders(long after, int limit) throws SQLException {
        try (PreparedStatement select = prepare("select distinct order_id from orders_refund" + WHERE
                + "and applied = false and order_id > ? order by order_id limit ?")) {
            select.setLong(3, after);
            select.setInt(4, limit);
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    void markApplied(Collection<Long> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update orders_refund set applied = true" + WHERE + "and applied = false and order_id = ?")) {
            for (Long order : orders) {
                update.setString(1, store.account().value());
                update.setString(2, store.store());
                update.setLong(3, order);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        return statement;
    }
}
