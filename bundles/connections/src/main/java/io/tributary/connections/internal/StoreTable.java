package io.tributary.connections.internal;

import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.OrderRules;
import io.tributary.platform.AccountId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The connections in the database. Every change is one statement that says what it expects to find. */
final class StoreTable {
    /** SQL's class of errors for broken constraints: somebody else was first. */
    private static final String CONSTRAINT = "23";

    private final Jdbi jdbi;

    StoreTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<StoreRow> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from connection_store order by account, store")
                .map(StoreTable::read)
                .list());
    }

    List<StoreRow> of(AccountId account) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from connection_store where account = :account order by store")
                        .bind("account", account.value())
                        .map(StoreTable::read)
                        .list());
    }

    Optional<StoreRow> find(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from connection_store where account = :account and store = :store")
                .bind("account", id.account().value())
                .bind("store", id.store())
                .map(StoreTable::read)
                .findOne());
    }

    /** Keeps a store that the account never had; {@code false} when somebody else was first. */
    boolean insert(StoreRow row) {
        try {
            return execute(
                            row,
                            "insert into connection_store (account, store, kind, root, hash, known_hash, api_user, api_key, state,"
                                    + " attention, name, domain, currency, zone, connected_at, rules_version,"
                                    + " created_since) values (:account, :store, :kind, :root, :hash, :known_hash, :api_user,"
                                    + " :api_key, :state, :attention, :name, :domain, :currency, :zone, :connected_at,"
                                    + " :rules_version, :created_since)")
                    == 1;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith(CONSTRAINT)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Keeps new settings of a store; its discount program stays.
     *
     * @param disconnected whether it must be disconnected now, or must not be
     * @return {@code false} when it is not as expected
     */
    boolean update(StoreRow row, boolean disconnected) {
        return execute(
                        row,
                        "update connection_store set kind = :kind, root = :root, hash = :hash, known_hash = :known_hash, api_user = :api_user,"
                                + " api_key = :api_key, state = :state, attention = :attention, name = :name,"
                                + " domain = :domain, currency = :currency, zone = :zone, connected_at ="
                                + " :connected_at, rules_version = :rules_version, created_since = :created_since"
                                + " where account = :account and store = :store and (state = 'disconnected') = "
                                + disconnected)
                == 1;
    }

    /** Forgets the credentials; {@code false} when they are forgotten already. */
    boolean disconnect(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createUpdate("update connection_store set state = 'disconnected',"
                                + " attention = '', api_key = null"
                                + " where account = :account and store = :store and state <> 'disconnected'")
                        .bind("account", id.account().value())
                        .bind("store", id.store())
                        .execute()
                == 1);
    }

    /** Changes the state of a connected store; {@code false} when it is so already. */
    boolean setState(ConnectionId id, Connection.State state, String attention) {
        return jdbi.withHandle(handle -> handle.createUpdate("update connection_store set state = :state,"
                                + " attention = :attention where account = :account and store = :store"
                                + " and state <> 'disconnected' and (state <> :state or attention <> :attention)")
                        .bind("account", id.account().value())
                        .bind("store", id.store())
                        .bind("state", label(state))
                        .bind("attention", attention)
                        .execute()
                == 1);
    }

    boolean setDiscountProgram(ConnectionId id, DiscountProgram program) {
        return jdbi.withHandle(handle -> handle.createUpdate("update connection_store set discount_type = :type,"
                                + " discount_amount = :amount, discount_minimum = :minimum"
                                + " where account = :account and store = :store and state <> 'disconnected'")
                        .bind("account", id.account().value())
                        .bind("store", id.store())
                        .bind("type", program.type().label())
                        .bind("amount", program.amount())
                        .bind("minimum", program.minimumPurchase())
                        .execute()
                == 1);
    }

    private int execute(StoreRow row, String sql) {
        Connection connection = row.connection();
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("account", connection.id().account().value())
                .bind("store", connection.id().store())
                .bind("kind", connection.address().kind().name().toLowerCase(Locale.ROOT))
                .bind("root", connection.address().root().toString())
                .bind("hash", connection.address().hash())
                .bind("known_hash", row.knownHash())
                .bind("api_user", connection.apiUser())
                .bind("api_key", row.encryptedKey())
                .bind("state", label(connection.state()))
                .bind("attention", connection.attention())
                .bind("name", connection.name())
                .bind("domain", connection.domain())
                .bind("currency", connection.currency().getCurrencyCode())
                .bind("zone", connection.zone().getId())
                .bind("connected_at", connection.connectedAt())
                .bind("rules_version", connection.rules().version())
                .bindByType("created_since", connection.rules().createdSince().orElse(null), Instant.class)
                .execute());
    }

    private static String label(Connection.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static StoreRow read(ResultSet row, StatementContext context) throws SQLException {
        String key = row.getString("api_key");
        return new StoreRow(
                new Connection(
                        new ConnectionId(new AccountId(row.getString("account")), row.getString("store")),
                        new StoreAddress(
                                StoreAddress.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                URI.create(row.getString("root")),
                                row.getString("hash")),
                        row.getString("api_user"),
                        Connection.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("attention"),
                        row.getString("name"),
                        row.getString("domain"),
                        Currency.getInstance(row.getString("currency")),
                        ZoneId.of(row.getString("zone")),
                        row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                        rules(row),
                        discountProgram(row)),
                row.getString("known_hash"),
                key == null ? "" : key);
    }

    private static OrderRules rules(ResultSet row) throws SQLException {
        OffsetDateTime createdSince = row.getObject("created_since", OffsetDateTime.class);
        return OrderRules.standard()
                .since(
                        row.getInt("rules_version"),
                        Optional.ofNullable(createdSince).map(OffsetDateTime::toInstant));
    }

    private static Optional<DiscountProgram> discountProgram(ResultSet row) throws SQLException {
        String type = row.getString("discount_type");
        return type == null
                ? Optional.empty()
                : Optional.of(new DiscountProgram(
                        DiscountProgram.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                        row.getBigDecimal("discount_amount"),
                        row.getBigDecimal("discount_minimum")));
    }
}
