package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who ordered what in one store: columns of {@code orders_order}, and the rows of {@code orders_buyer_key}. */
final class BuyerTable {
    private static final String TWIN = "looks-like-twin";
    private static final Duration TWINS_WITHIN = Duration.ofMinutes(1);
    private static final String COLUMNS = "order_id, customer, email, bought";
    private static final String KEY = " where account = ? and store = ?";

    private final Connection connection;
    private final ConnectionId store;

    BuyerTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** Those of these orders that are known. */
    Map<Long, Buyer> find(Collection<Long> orders) throws SQLException {
        try (PreparedStatement select = Wanted.select(connection, store, COLUMNS, "orders_order", orders)) {
            Map<Long, Buyer> found = new HashMap<>();
            read(select, found);
            return found;
        }
    }

    /** All orders of whoever may be one of these buyers. */
    Map<Long, Buyer> like(Collection<Buyer> buyers) throws SQLException {
        Set<Long> customers = new TreeSet<>();
        Set<String> emails = new TreeSet<>();
        for (Buyer buyer : buyers) {
            customers.add(buyer.customer());
            emails.add(buyer.email());
        }
        customers.remove(0L);
        emails.remove("");
        Map<Long, Buyer> found = new TreeMap<>();
        find("customer", "bigint", customers, found);
        find("email", "varchar", emails, found);
        return found;
    }

    /** Joined as in {@link Wanted}, and for the same reason. */
    private void find(String column, String type, Set<?> values, Map<Long, Buyer> found) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        Array wanted = connection.createArrayOf(type, values.toArray());
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from unnest(cast(? as "
                + type + " array)) as wanted (wanted_value) left join orders_order on account = ? and store = ? and "
                + column + " = wanted_value")) {
            select.setArray(1, wanted);
            select.setString(2, store.account().value());
            select.setString(3, store.store());
            read(select, found);
        }
    }

    private static void read(PreparedStatement select, Map<Long, Buyer> found) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(3) != null) {
                    found.put(
                            rows.getLong(1),
                            new Buyer(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
    }

    /** What people may want to look at, by order; orders without anything are missing. */
    Map<Long, List<String>> allFlags(List<LedgerRow> rows) throws SQLException {
        Map<Long, List<String>> flags = new HashMap<>();
        List<Long> orders = rows.stream().map(LedgerRow::order).toList();
        try (PreparedStatement select = Wanted.select(connection, store, "order_id, flags", "orders_order", orders);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                String text = found.getString(2);
                if (text != null && !text.isEmpty()) {
                    flags.put(found.getLong(1), new ArrayList<>(List.of(text.split(","))));
                }
            }
        }
        for (Long twin : twins(rows)) {
            flags.computeIfAbsent(twin, order -> new ArrayList<>()).add(TWIN);
        }
        return flags;
    }

    /**
     * Those with another order of the same buyer and amount within a minute; both are purchases. Looked for order by order
     * and by time: all orders of a store may have one buyer, as those that come from a market place.
     */
    private Set<Long> twins(List<LedgerRow> rows) throws SQLException {
        Set<Long> twins = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement("select y.order_id from orders_order y"
                + " join orders_order a on a.account = y.account and a.store = y.store and a.order_id = ?"
                + " where y.account = ? and y.store = ? and y.ordered_at between ? and ? and y.order_id <> ?"
                + " and y.purchase = 'live' and y.amount = ? and y.currency = ?"
                + " and (y.customer = a.customer and a.customer <> 0 or y.email = a.email and a.email <> '')"
                + " limit 1")) {
            for (LedgerRow row : rows) {
                if (row.purchase().filter(p -> p.state() == Purchase.State.LIVE).isPresent()
                        && isTwin(select, row, row.purchase().get().amount())) {
                    twins.add(row.order());
                }
            }
        }
        return twins;
    }

    private boolean isTwin(PreparedStatement select, LedgerRow row, Money amount) throws SQLException {
        select.setLong(1, row.order());
        bindStore(select, 2);
        select.setObject(4, moment(row.orderedAt().minus(TWINS_WITHIN)));
        select.setObject(5, moment(row.orderedAt().plus(TWINS_WITHIN)));
        select.setLong(6, row.order());
        select.setBigDecimal(7, amount.amount());
        select.setString(8, amount.currency().getCurrencyCode());
        try (ResultSet found = select.executeQuery()) {
            return found.next();
        }
    }

    /** The store's key, as it was sealed. */
    Optional<String> key() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select sealed from orders_buyer_key" + KEY)) {
            bindStore(select, 1);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Keeps a key where there is none yet. */
    void insertKey(String sealed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into orders_buyer_key" + " (account, store, sealed) values (?, ?, ?) on conflict do nothing")) {
            bindStore(insert, 1);
            insert.setString(3, sealed);
            insert.executeUpdate();
        }
    }

    private void bindStore(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, store.account().value());
        statement.setString(first + 1, store.store());
    }
}
