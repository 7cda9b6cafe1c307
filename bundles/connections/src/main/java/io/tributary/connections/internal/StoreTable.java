package io.tributary.connections.internal;

import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.DiscountProgram;
import io.tributary.platform.AccountId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The connections in the database. Every change is one statement that says what it expects to find. */
final class StoreTable {
    /** SQL's class of errors for broken constraints: somebody else was first. */
    private static final String CONSTRAINT = "23";

    /** Stores with the rules that hold for them. */
    private static final String SELECT = "select s.*, r.rules from connection_store s join connection_rules r"
            + " on r.account = s.account and r.store = s.store and r.version = s.rules_version";

    private final Jdbi jdbi;

    StoreTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Several changes as one: all of them or none. */
    <X extends Exception> boolean change(HandleCallback<Boolean, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    List<StoreRow> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " order by s.account, s.store")
                .map(StoreTable::read)
                .list());
    }

    List<StoreRow> of(AccountId account) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where s.account = :account order by s.store")
                .bind("account", account.value())
                .map(StoreTable::read)
                .list());
    }

    Optional<StoreRow> find(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where s.account = :account and s.store = :store")
                .bind("account", id.account().value())
                .bind("store", id.store())
                .map(StoreTable::read)
                .findOne());
    }

    /**
     * Keeps a store that the account never had; {@code false} when somebody else was first, after which the transaction
     * is good for nothing else.
     */
    boolean insert(Handle handle, StoreRow row) {
        try {
            return execute(
                            handle,
                            row,
                            "insert into connection_store (account, store, kind, root, hash, known_hash, api_user, api_key, state,"
                                    + " attention, name, domain, currency, zone, connected_at,"
                                    + " rules_version) values (:account, :store, :kind, :root, :hash, :known_hash, :api_user,"
                                    + " :api_key, :state, :attention, :name, :domain, :currency, :zone, :connected_at,"
                                    + " :rules_version)")
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
     * Keeps new settings of a store; its discount program and its rules stay.
     *
     * @param disconnected whether it must be disconnected now, or must not be
     * @return {@code false} when it is not as expected
     */
    boolean update(Handle handle, StoreRow row, boolean disconnected) {
        return execute(
                        handle,
                        row,
                        "update connection_store set kind = :kind, root = :root, hash = :hash, known_hash = :known_hash, api_user = :api_user,"
                                + " api_key = :api_key, state = :state, attention = :attention, name = :name,"
                                + " domain = :domain, currency = :currency, zone = :zone, connected_at ="
                                + " :connected_at"
                                + " where account = :account and store = :store and (state = 'disconnected') = "
                                + disconnected)
                == 1;
    }

    /** Forgets the credentials; {@code false} when they are forgotten already. */
    boolean disconnect(Handle handle, ConnectionId id) {
        return handle.createUpdate("update connection_store set state = 'disconnected',"
                                + " attention = '', api_key = null"
                                + " where account = :account and store = :store and state <> 'disconnected'")
                        .bind("account", id.account().value())
                        .bind("store", id.store())
                        .execute()
                == 1;
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

    boolean setDiscountProgram(Handle handle, ConnectionId id, DiscountProgram program) {
        return handle.createUpdate("update connection_store set discount_type = :type,"
                                + " discount_amount = :amount, discount_minimum = :minimum"
                                + " where account = :account and store = :store and state <> 'disconnected'")
                        .bind("account", id.account().value())
                        .bind("store", id.store())
                        .bind("type", program.type().label())
                        .bind("amount", program.amount())
                        .bind("minimum", program.minimumPurchase())
                        .execute()
                == 1;
    }

    /** Makes the next version of its rules hold; {@code false} when another one holds than {@code before}. */
    boolean setRulesVersion(Handle handle, ConnectionId id, int before) {
        return handle.createUpdate("update connection_store set rules_version = :next where account = :account"
                                + " and store = :store and rules_version = :before and state <> 'disconnected'")
                        .bind("account", id.account().value())
                        .bind("store", id.store())
                        .bind("before", before)
                        .bind("next", before + 1)
                        .execute()
                == 1;
    }

    private static int execute(Handle handle, StoreRow row, String sql) {
        Connection connection = row.connection();
        return handle.createUpdate(sql)
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
                .execute();
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
                        RulesTable.rules(row.getString("rules"), row.getInt("rules_version")),
                        discountProgram(row)),
                row.getString("known_hash"),
                key == null ? "" : key);
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
