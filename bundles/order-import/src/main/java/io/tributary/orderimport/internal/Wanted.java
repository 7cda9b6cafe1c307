package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Looks rows of many orders up at once.
 *
 * <p>H2 scans the whole store for an {@code in} or {@code any} behind other conditions, and keeps the order in which it
 * joins from when the table was empty; an outer join can only look each wanted order up in the key. Orders without a row
 * come as rows of nulls.
 */
final class Wanted {
    private Wanted() {}

    /** A query for {@code columns} of the {@code table}, which has {@code account}, {@code store} and {@code order_id}. */
    static PreparedStatement select(
            Connection connection, ConnectionId store, String columns, String table, Collection<Long> orders)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement("select " + columns
                + " from unnest(cast(? as bigint array)) as wanted (wanted_id) left join " + table
                + " on account = ? and store = ? and order_id = wanted_id");
        select.setArray(
                1, connection.createArrayOf("bigint", orders.stream().distinct().toArray(Long[]::new)));
        select.setString(2, store.account().value());
        select.setString(3, store.store());
        return select;
    }
}
