package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderExplanation.PlatformCall;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code orders_put} of one store: what the platform was asked, and whether it answered. */
final class PutTable {
    private static final String WHERE = " where account = ? and store = ? ";

    private final Connection connection;
    private final ConnectionId store;

    PutTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    void insert(Batch batch, Instant now) throws SQLException {
        try (PreparedStatement insert = prepare(
                "insert into orders_put"
                        + " (account, store, batch, first_id, last_id, confirmed, asked_at) values (?, ?, ?, ?, ?, false, ?)")) {
            insert.setLong(3, batch.number());
            insert.setLong(4, batch.firstId());
            insert.setLong(5, batch.lastId());
            insert.setObject(6, moment(now));
            insert.executeUpdate();
        }
    }

    List<Batch> pending() throws SQLException {
        try (PreparedStatement select = prepare(
                "select batch, first_id, last_id from orders_put" + WHERE + "and confirmed = false order by batch")) {
            List<Batch> batches = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    batches.add(new Batch(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return batches;
        }
    }

    void setConfirmed(Batch batch, boolean confirmed, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update orders_put set confirmed = ?, confirmed_at = ?" + WHERE + "and batch = ?")) {
            update.setBoolean(1, confirmed);
            update.setObject(2, confirmed ? moment(now) : null);
            update.setString(3, store.account().value());
            update.setString(4, store.store());
            update.setLong(5, batch.number());
            update.executeUpdate();
        }
    }

    Optional<PlatformCall> find(long batch) throws SQLException {
        try (PreparedStatement select =
                prepare("select asked_at, confirmed_at from orders_put" + WHERE + "and batch = ?")) {
            select.setLong(3, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new PlatformCall(instant(row, 1), Optional.ofNullable(instant(row, 2))))
                        : Optional.empty();
            }
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        return statement;
    }
}
