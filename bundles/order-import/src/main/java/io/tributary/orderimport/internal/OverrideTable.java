package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code orders_override} of one store: only ever added to. */
final class OverrideTable {
    private static final String UNDO = "undo";
    private static final String COLUMNS = "order_id, number, verb, affiliate, code, reason, author, at";

    private final Connection connection;
    private final ConnectionId store;

    OverrideTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** The last word about each of these orders; an order about which nothing was said is missing. */
    Map<Long, ByHand> last(Collection<Long> orders) throws SQLException {
        Map<Long, ByHand> found = new HashMap<>();
        try (PreparedStatement select = Wanted.select(connection, store, COLUMNS, "orders_override", orders);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(3) != null) {
                    found.merge(rows.getLong(1), row(rows), (a, b) -> a.number() > b.number() ? a : b);
                }
            }
        }
        return found;
    }

    /** All that was said about an order, oldest first. */
    List<ByHand> of(long order) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from orders_override"
                + " where account = ? and store = ? and order_id = ? order by number")) {
            select.setString(1, store.account().value());
            select.setString(2, store.store());
            select.setLong(3, order);
            List<ByHand> said = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    said.add(row(rows));
                }
            }
            return said;
        }
    }

    void insert(long order, ByHand said) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into orders_override" + " (account, store, "
                + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, store.account().value());
            insert.setString(2, store.store());
            insert.setLong(3, order);
            insert.setInt(4, said.number());
            insert.setString(5, said.undo() ? UNDO : said.credit().isPresent() ? "credit" : "nobody");
            insert.setString(6, said.credit().map(c -> c.affiliate().value()).orElse(null));
            insert.setString(7, said.credit().map(c -> c.code().value()).orElse(null));
            insert.setString(8, said.reason());
            insert.setString(9, said.author());
            insert.setObject(10, moment(said.at()));
            insert.executeUpdate();
        }
    }

    private static ByHand row(ResultSet row) throws SQLException {
        String affiliate = row.getString(4);
        Optional<Purchase.Credit> credit = affiliate == null
                ? Optional.empty()
                : Optional.of(new Purchase.Credit(
                        new AffiliateId(affiliate), new AffiliateCode(row.getString(5)), Purchase.Channel.MANUAL));
        return new ByHand(
                row.getInt(2),
                UNDO.equals(row.getString(3)),
                credit,
                row.getString(6),
                row.getString(7),
                instant(row, 8));
    }
}
