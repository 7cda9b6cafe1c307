package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.ReconcileReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The rows of {@code orders_reconcile} of one store, and what a reconcile asks of the ledger. */
final class ReconcileTable {
    private static final String WHERE = " where account = ? and store = ? ";
    private static final String SELECT =
            "select run, dry_run, from_at, to_at, started_at, ended_at, findings" + " from orders_reconcile" + WHERE;
    private static final int FETCH = 5_000;

    private final Connection connection;
    private final ConnectionId store;

    ReconcileTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** The ids of all orders of the ledger that were created in a time, ascending: eight bytes for each. */
    long[] orders(OrderPeriod period) throws SQLException {
        try (PreparedStatement select =
                prepare("select order_id from orders_order" + WHERE + "and ordered_at >= ? and ordered_at < ?")) {
            select.setFetchSize(FETCH);
            select.setObject(3, moment(period.from()));
            select.setObject(4, moment(period.to()));
            LongStream.Builder ids = LongStream.builder();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids.build().sorted().toArray();
        }
    }

    /** By which status orders were decided, as their traces tell; those of which they do not tell are missing. */
    Map<Long, Integer> statuses(Collection<Long> orders) throws SQLException {
        Map<Long, Integer> statuses = new HashMap<>();
        try (PreparedStatement select =
                        Wanted.select(connection, store, "order_id, explanation", "orders_order", orders);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long order = rows.getLong(1);
                if (!rows.wasNull()) {
                    Explanation.read(rows.getString(2)).status().ifPresent(status -> statuses.put(order, status));
                }
            }
        }
        return statuses;
    }

    /** Keeps a report, and only so many of the newest. */
    void keep(ReconcileReport report, int most) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into orders_reconcile"
                + " (account, store, run, dry_run, from_at, to_at, started_at, ended_at, findings)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, store.account().value());
            insert.setString(2, store.store());
            insert.setLong(3, report.run());
            insert.setBoolean(4, report.dryRun());
            insert.setObject(5, moment(report.from()));
            insert.setObject(6, moment(report.to()));
            insert.setObject(7, moment(report.startedAt()));
            insert.setObject(8, moment(report.endedAt()));
            insert.setString(9, ReconcileText.write(report));
            insert.executeUpdate();
        }
        try (PreparedStatement delete = prepare("delete from orders_reconcile" + WHERE
                + "and run <= (select run from orders_reconcile where account = ? and store = ?"
                + " order by run desc offset ? rows fetch next 1 rows only)")) {
            delete.setString(3, store.account().value());
            delete.setString(4, store.store());
            delete.setInt(5, most);
            delete.executeUpdate();
        }
    }

    List<ReconcileReport> newest(int limit) throws SQLException {
        try (PreparedStatement select = prepare(SELECT + "order by run desc limit ?")) {
            select.setInt(3, limit);
            return reports(select);
        }
    }

    List<ReconcileReport> find(long run) throws SQLException {
        try (PreparedStatement select = prepare(SELECT + "and run = ?")) {
            select.setLong(3, run);
            return reports(select);
        }
    }

    private static List<ReconcileReport> reports(PreparedStatement select) throws SQLException {
        List<ReconcileReport> reports = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reports.add(ReconcileText.read(
                        rows.getLong(1),
                        rows.getBoolean(2),
                        new OrderPeriod(instant(rows, 3), instant(rows, 4)),
                        instant(rows, 5),
                        instant(rows, 6),
                        rows.getString(7)));
            }
        }
        return reports;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        return statement;
    }
}
