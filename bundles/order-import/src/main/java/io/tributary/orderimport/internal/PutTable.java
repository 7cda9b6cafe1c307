package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
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

    void insert(Batch batch, long fence) throws SQLException {
        try (PreparedStatement insert = prepare(
                "insert into orders_put"
                        + " (account, store, batch, first_id, last_id, confirmed, asked_at, fence) values (?, ?, ?, ?, ?, false, ?, ?)")) {
            insert.setLong(3, batch.number());
            insert.setLong(4, batch.firstId());
            insert.setLong(5, batch.lastId());
            insert.setObject(6, moment(batch.askedAt()));
            insert.setLong(7, fence);
            insert.executeUpdate();
        }
    }

    /** Batches of which it is not certain that the platform holds what they asked for. */
    List<Batch> pending() throws SQLException {
        try (PreparedStatement select =
                prepare("select batch, first_id, last_id, asked_at, confirmed_at from orders_put" + WHERE
                        + "and confirmed = false order by batch")) {
            List<Batch> batches = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    batches.add(new Batch(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            instant(rows, 4),
                            instant(rows, 5) != null));
                }
            }
            return batches;
        }
    }

    /** How many batches wait for an answer. */
    long countUnanswered() throws SQLException {
        try (PreparedStatement select =
                prepare("select count(*) from orders_put" + WHERE + "and confirmed = false and confirmed_at is null")) {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The platform has answered. */
    void confirm(Batch batch, Instant now) throws SQLException {
        update(batch, "confirmed = true, confirmed_at = ?", now);
    }

    /**
     * The platform was asked what it holds, and holds what it should.
     *
     * @param certain whether this is the end of it; otherwise the batch stays pending
     */
    void lookedUp(Batch batch, boolean certain, Instant now) throws SQLException {
        update(
                batch,
                "confirmed = " + certain + ", confirmed_at = coalesce(confirmed_at, ?), looked_up_at = ?",
                now,
                now);
    }

    /** The platform was asked now and may or may not have acted. */
    void doubt(Batch batch, Instant now) throws SQLException {
        update(batch, "confirmed = false, confirmed_at = null, asked_at = ?", now);
    }

    private void update(Batch batch, String change, Instant... moments) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update orders_put set " + change + WHERE + "and batch = ?")) {
            int at = 1;
            for (Instant moment : moments) {
                update.setObject(at++, moment(moment));
            }
            update.setString(at++, store.account().value());
            update.setString(at++, store.store());
            update.setLong(at, batch.number());
            update.executeUpdate();
        }
    }

    /** What is known of a batch, apart from what was asked in it. */
    Optional<Row> find(long batch) throws SQLException {
        try (PreparedStatement select = prepare(
                "select asked_at, confirmed_at, looked_up_at, fence from orders_put" + WHERE + "and batch = ?")) {
            select.setLong(3, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Row(
                                instant(row, 1),
                                Optional.ofNullable(instant(row, 2)),
                                Optional.ofNullable(instant(row, 3)),
                                row.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** Times of a batch; {@code fence} is the run that asked. */
    record Row(Instant askedAt, Optional<Instant> confirmedAt, Optional<Instant> lookedUpAt, long fence) {}

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        return statement;
    }
}
