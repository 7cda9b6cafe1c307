package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The row of {@code orders_cursor} of one store; also where a newer run shuts out an older one. */
final class CursorTable {
    private static final String WHERE = " where account = ? and store = ?";
    /** How often {@link #standing} names the store, and where it names more. */
    private static final int PARTS = 6;

    private static final int GONE = 3;

    private final Connection connection;
    private final ConnectionId store;

    CursorTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** Shuts out runs that are older than {@code fence}; says whether there is a row to do it on. */
    boolean enter(long fence, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update orders_cursor set fence = ?, updated_at = ?"
                + " where account = ? and store = ? and fence <= ?")) {
            update.setLong(1, fence);
            update.setObject(2, moment(now));
            update.setString(3, store.account().value());
            update.setString(4, store.store());
            update.setLong(5, fence);
            return update.executeUpdate() > 0;
        }
    }

    /**
     * How far the store was read, and what there is besides to be looked after: one statement, because a store in which
     * nothing happens is asked this more often than anything else.
     *
     * @param goneAfter orders that are gone since then are looked after
     */
    Optional<Standing> standing(Instant goneAfter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select read_until, quiet_since, window_since,"
                + " window_started, window_last_id, highest_id, refunds_until, last_batch,"
                + " exists (select 1 from orders_put" + WHERE + " and confirmed = false),"
                + " exists (select 1 from orders_again" + WHERE + "),"
                + " exists (select 1 from orders_order" + WHERE + " and " + OrderTable.is(OrderState.FAILED) + "),"
                + " exists (select 1 from orders_order" + WHERE + " and " + OrderTable.GONE + " and decided_at > ?),"
                + " exists (select 1 from orders_refund" + WHERE + " and applied = false)"
                + " from orders_cursor" + WHERE)) {
            int at = 1;
            for (int part = 0; part < PARTS; part++) {
                select.setString(at++, store.account().value());
                select.setString(at++, store.store());
                if (part == GONE) {
                    select.setObject(at++, moment(goneAfter));
                }
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                cursor(row),
                                row.getBoolean(9),
                                row.getBoolean(10),
                                row.getBoolean(11) || row.getBoolean(12),
                                row.getBoolean(13)))
                        : Optional.empty();
            }
        }
    }

    /**
     * What a run finds.
     *
     * @param puts whether the platform was asked for something that is not settled
     * @param asked whether somebody wants orders looked at again
     * @param failed whether there are orders to try again
     * @param refunds whether there are refunds that their orders' decisions do not know
     */
    record Standing(Cursor cursor, boolean puts, boolean asked, boolean failed, boolean refunds) {}

    Optional<Cursor> find() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select read_until, quiet_since, window_since, window_started,"
                        + " window_last_id, highest_id, refunds_until, last_batch from orders_cursor"
                        + " where account = ? and store = ?")) {
            select.setString(1, store.account().value());
            select.setString(2, store.store());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(cursor(row)) : Optional.empty();
            }
        }
    }

    private static Cursor cursor(ResultSet row) throws SQLException {
        return new Cursor(
                Optional.ofNullable(instant(row, 1)),
                Optional.ofNullable(instant(row, 2)),
                Optional.ofNullable(instant(row, 3)),
                Optional.ofNullable(instant(row, 4)),
                row.getLong(5),
                row.getLong(6),
                Optional.ofNullable(instant(row, 7)),
                row.getLong(8));
    }

    void insert(Cursor cursor, long fence, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into orders_cursor"
                + " (fence, read_until, quiet_since, window_since, window_started, window_last_id, highest_id,"
                + " refunds_until, last_batch, updated_at, account, store)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(insert, cursor, fence, now);
            insert.executeUpdate();
        }
    }

    /**
     * To be called first in each writing transaction: it locks the row, so that runs write one after the other.
     *
     * @throws SupersededException when a newer run has written
     */
    void update(Cursor cursor, long fence, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update orders_cursor set fence = ?,"
                + " read_until = ?, quiet_since = ?, window_since = ?, window_started = ?, window_last_id = ?,"
                + " highest_id = ?, refunds_until = ?, last_batch = ?, updated_at = ?"
                + " where account = ? and store = ? and fence <= ?")) {
            bind(update, cursor, fence, now);
            update.setLong(13, fence);
            if (update.executeUpdate() == 0) {
                throw new SupersededException(fence);
            }
        }
    }

    private void bind(PreparedStatement statement, Cursor cursor, long fence, Instant now) throws SQLException {
        statement.setLong(1, fence);
        statement.setObject(2, moment(cursor.readUntil().orElse(null)));
        statement.setObject(3, moment(cursor.quietSince().orElse(null)));
        statement.setObject(4, moment(cursor.windowSince().orElse(null)));
        statement.setObject(5, moment(cursor.windowStarted().orElse(null)));
        statement.setLong(6, cursor.windowLastId());
        statement.setLong(7, cursor.highestId());
        statement.setObject(8, moment(cursor.refundsUntil().orElse(null)));
        statement.setLong(9, cursor.lastBatch());
        statement.setObject(10, moment(now));
        statement.setString(11, store.account().value());
        statement.setString(12, store.store());
    }
}
