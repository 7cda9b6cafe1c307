package io.tributary.orderimport.internal;

import static java.util.stream.Collectors.joining;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderState;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code orders_order} of one store, read and written by the page. */
final class OrderTable {
    private static final String COLUMNS = "order_id, state, reason, purchase, amount, currency, affiliate, code, codes,"
            + " ordered_at, modified_at, digest, rules_version, changes, batch, first_at, decided_at, override_no, through,"
            + " first_fence";
    private static final String WHERE = " where account = ? and store = ? ";
    private static final String SELECT = "select " + COLUMNS + " from orders_order" + WHERE;

    /** The store did not show it when it was last asked for. */
    static final String GONE = "reason = '" + Reason.GONE.label() + "' and " + is(OrderState.HELD);

    private final Connection connection;
    private final ConnectionId store;

    OrderTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /**
     * Orders that stand so, as a constant: PostgreSQL plans a parameter as if every state were as common as the others, and
     * to see whether any order failed it would read them all.
     */
    static String is(OrderState state) {
        return "state = '" + state.label() + "'";
    }

    Map<Long, LedgerRow> find(Collection<Long> ids) throws SQLException {
        Map<Long, LedgerRow> found = new HashMap<>();
        try (PreparedStatement select = Wanted.select(connection, store, COLUMNS, "orders_order", ids);
                ResultSet rows = select.executeQuery()) {
            read(rows).forEach(row -> found.put(row.order(), row));
        }
        return found;
    }

    /** Rows that this or a later batch asked the platform to hold. */
    List<LedgerRow> sinceBatch(Batch batch) throws SQLException {
        try (PreparedStatement select =
                prepare(SELECT + "and order_id between ? and ? and batch >= ? order by order_id")) {
            select.setLong(3, batch.firstId());
            select.setLong(4, batch.lastId());
            select.setLong(5, batch.number());
            return rows(select);
        }
    }

    /** How many of these orders there are. */
    long countBetween(long first, long last) throws SQLException {
        try (PreparedStatement select =
                prepare("select count(*) from orders_order" + WHERE + "and order_id between ? and ?")) {
            select.setLong(3, first);
            select.setLong(4, last);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Locks a row until the transaction ends; says whether there is one. */
    boolean lock(long order) throws SQLException {
        try (PreparedStatement update =
                prepareUpdate("update orders_order set override_no = override_no", "and order_id = ?")) {
            bindKey(update, 1, order);
            return update.executeUpdate() > 0;
        }
    }

    /** From now on an override holds; 0 for none. */
    void setOverride(long order, int number) throws SQLException {
        try (PreparedStatement update = prepareUpdate("update orders_order set override_no = ?", "and order_id = ?")) {
            update.setInt(1, number);
            bindKey(update, 2, order);
            update.executeUpdate();
        }
    }

    /**
     * Orders that failed, or are gone since {@code goneAfter}, by ascending id from {@code after} on. Each half goes through
     * an index of its own; asked for by one condition, databases rather read every order of the store.
     */
    List<Long> toRetry(Instant goneAfter, long after, int limit) throws SQLException {
        try (PreparedStatement select = prepare("select order_id from ((select order_id from orders_order" + WHERE
                + "and " + is(OrderState.FAILED) + " and order_id > ? order by order_id limit ?) union all"
                + " (select order_id from orders_order" + WHERE + "and " + GONE + " and decided_at > ? offset 0 rows))"
                + " retry where order_id > ? order by order_id limit ?")) {
            select.setLong(3, after);
            select.setInt(4, limit);
            select.setString(5, store.account().value());
            select.setString(6, store.store());
            select.setObject(7, moment(goneAfter));
            select.setLong(8, after);
            select.setInt(9, limit);
            return ids(select);
        }
    }

    private static List<Long> ids(PreparedStatement select) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** Orders that stand so, by ascending id from {@code after} on. */
    List<Long> in(OrderState state, long after, int limit) throws SQLException {
        try (PreparedStatement select = prepare("select order_id from orders_order" + WHERE + "and " + is(state)
                + " and order_id > ? order by order_id limit ?")) {
            select.setLong(3, after);
            select.setInt(4, limit);
            return ids(select);
        }
    }

    /** Orders by descending id. */
    List<LedgerRow> newest(OrderCondition wanted, int limit) throws SQLException {
        String sort = wanted.sort().stream().map(column -> column + " desc").collect(joining(", "));
        // Of the columns only the first, the order's id, is also one of a word.
        try (PreparedStatement select =
                connection.prepareStatement("select o." + COLUMNS + wanted.sql() + "order by " + sort + " limit ?")) {
            int at = 1;
            for (Object value : wanted.values()) {
                select.setObject(at++, value);
            }
            select.setInt(at, limit);
            return rows(select);
        }
    }

    Map<OrderState, Long> countByState() throws SQLException {
        try (PreparedStatement select =
                prepare("select state, count(*) from orders_order" + WHERE + "group by state")) {
            Map<OrderState, Long> counts = new java.util.EnumMap<>(OrderState.class);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(state(rows.getString(1)), rows.getLong(2));
                }
            }
            return counts;
        }
    }

    String explanation(long order) throws SQLException {
        try (PreparedStatement select = prepare("select explanation from orders_order" + WHERE + "and order_id = ?")) {
            select.setLong(3, order);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "{}";
            }
        }
    }

    /** Writes decisions; {@code batch} is the one in which those that must be put are put. */
    void write(List<Entry> entries, int rulesVersion, long batch, long fence, Instant now) throws SQLException {
        write(
                entries.stream().filter(entry -> entry.before().isEmpty()).toList(),
                "insert into orders_order (state, reason, purchase, amount, currency, affiliate, code, through, codes,"
                        + " ordered_at, modified_at, digest, rules_version, changes, batch, decided_at, explanation,"
                        + " first_at, customer, email, bought, flags, account, store, order_id, first_fence)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + fence
                        + ")",
                rulesVersion,
                batch,
                now);
        write(
                entries.stream().filter(entry -> entry.before().isPresent()).toList(),
                "update orders_order set state = ?, reason = ?, purchase = ?, amount = ?, currency = ?, affiliate = ?,"
                        + " code = ?, through = ?, codes = ?, ordered_at = ?, modified_at = ?, digest = ?, rules_version = ?,"
                        + " changes = ?, batch = ?, decided_at = ?, explanation = ?, first_at = ?,"
                        + " customer = coalesce(?, customer), email = coalesce(?, email), bought = coalesce(?, bought),"
                        + " flags = coalesce(?, flags)"
                        + " where account = ? and store = ? and order_id = ?",
                rulesVersion,
                batch,
                now);
    }

    private void write(List<Entry> entries, String sql, int rulesVersion, long batch, Instant now) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Entry entry : entries) {
                bind(statement, entry, rulesVersion, batch, now);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, Entry entry, int rulesVersion, long batch, Instant now)
            throws SQLException {
        Decision decision = entry.decision();
        Optional<LedgerRow> before = entry.before();
        statement.setString(1, decision.state().label());
        statement.setString(2, decision.reason().label());
        bindPurchase(statement, decision.purchase());
        statement.setString(9, decision.codes().orElse(null));
        statement.setObject(10, moment(entry.orderedAt()));
        statement.setObject(11, moment(entry.modifiedAt()));
        statement.setString(12, entry.digest());
        statement.setInt(13, rulesVersion);
        statement.setInt(14, before.map(LedgerRow::changes).orElse(0) + (entry.isRecorded() ? 1 : 0));
        statement.setLong(
                15, entry.mustBePut() ? batch : before.map(LedgerRow::batch).orElse(0L));
        statement.setObject(16, moment(now));
        statement.setString(17, Explanation.write(decision));
        statement.setObject(18, moment(before.map(LedgerRow::firstAt).orElse(now)));
        bindBuyer(statement, entry);
        bindKey(statement, 23, entry.order());
    }

    private static void bindPurchase(PreparedStatement statement, Optional<Purchase> purchase) throws SQLException {
        if (purchase.isEmpty()) {
            statement.setNull(3, Types.VARCHAR);
            statement.setNull(4, Types.NUMERIC);
            statement.setNull(5, Types.VARCHAR);
        } else {
            statement.setString(3, purchase.get().state() == Purchase.State.LIVE ? "live" : "reversed");
            statement.setBigDecimal(4, purchase.get().amount().amount());
            statement.setString(5, purchase.get().amount().currency().getCurrencyCode());
        }
        Optional<Purchase.Credit> credit = purchase.flatMap(Purchase::credit);
        statement.setString(6, credit.map(c -> c.affiliate().value()).orElse(null));
        statement.setString(7, credit.map(c -> c.code().value()).orElse(null));
        statement.setString(8, credit.map(c -> c.through().name()).orElse(null));
    }

    /** Who ordered stays as it was when the store does not show it. */
    private static void bindBuyer(PreparedStatement statement, Entry entry) throws SQLException {
        Optional<Buyer> buyer = entry.buyer();
        statement.setObject(19, buyer.map(Buyer::customer).orElse(null), Types.BIGINT);
        statement.setString(20, buyer.map(Buyer::email).orElse(null));
        statement.setObject(21, buyer.map(Buyer::bought).orElse(null), Types.BOOLEAN);
        statement.setString(
                22,
                buyer.map(shown -> String.join(",", entry.decision().flags())).orElse(null));
    }

    /** After this the order is decided anew at the next opportunity, and the platform asked again. */
    void refuse(long order) throws SQLException {
        try (PreparedStatement update =
                prepareUpdate("update orders_order set state = ?, reason = ?, digest = ''", "and order_id = ?")) {
            update.setString(1, OrderState.FAILED.label());
            update.setString(2, Reason.REFUSED.label());
            bindKey(update, 3, order);
            update.executeUpdate();
        }
    }

    private void bindKey(PreparedStatement statement, int first, long order) throws SQLException {
        statement.setString(first, store.account().value());
        statement.setString(first + 1, store.store());
        statement.setLong(first + 2, order);
    }

    private PreparedStatement prepareUpdate(String update, String filter) throws SQLException {
        return connection.prepareStatement(update + WHERE + filter);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        return statement;
    }

    private List<LedgerRow> rows(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return read(rows);
        }
    }

    /** Without the rows of nulls that an outer join has where there is no order. */
    private List<LedgerRow> read(ResultSet rows) throws SQLException {
        List<LedgerRow> list = new ArrayList<>();
        while (rows.next()) {
            if (rows.getString(2) != null) {
                list.add(row(rows));
            }
        }
        return list;
    }

    private LedgerRow row(ResultSet row) throws SQLException {
        long order = row.getLong(1);
        Instant orderedAt = instant(row, 10);
        return new LedgerRow(
                order,
                state(row.getString(2)),
                Reason.valueOf(row.getString(3).toUpperCase(Locale.ROOT).replace('-', '_')),
                purchase(row, order, orderedAt),
                Optional.ofNullable(row.getString(9)),
                orderedAt,
                instant(row, 11),
                row.getString(12),
                row.getInt(13),
                row.getInt(14),
                row.getLong(15),
                instant(row, 16),
                instant(row, 17),
                row.getInt(18),
                row.getLong(20));
    }

    private Optional<Purchase> purchase(ResultSet row, long order, Instant orderedAt) throws SQLException {
        String state = row.getString(4);
        if (state == null) {
            return Optional.empty();
        }
        String affiliate = row.getString(7);
        Optional<Purchase.Credit> credit = affiliate == null
                ? Optional.empty()
                : Optional.of(new Purchase.Credit(
                        new AffiliateId(affiliate), new AffiliateCode(row.getString(8)), channel(row.getString(19))));
        return Optional.of(new Purchase(
                new PurchaseKey(store.account(), store.store(), order),
                "live".equals(state) ? Purchase.State.LIVE : Purchase.State.REVERSED,
                new Money(row.getBigDecimal(5), Currency.getInstance(row.getString(6))),
                credit,
                orderedAt));
    }

    private static Purchase.Channel channel(String name) {
        return name == null ? Purchase.Channel.COUPON : Purchase.Channel.valueOf(name);
    }

    private static OrderState state(String label) {
        return OrderState.valueOf(label.toUpperCase(Locale.ROOT));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    static OffsetDateTime moment(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
