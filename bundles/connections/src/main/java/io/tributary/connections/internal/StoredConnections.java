package io.tributary.connections.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditLog;
import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreInfo;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.OrderRules;
import io.tributary.connections.RulesVersion;
import io.tributary.connections.StoreSettings;
import io.tributary.connections.TestReport;
import io.tributary.connections.TestReport.Result;
import io.tributary.connections.TestReport.Step;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;
import io.tributary.platform.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections in the database: tested first, then kept as a whole, then told to whoever listens. */
@Component(service = Connections.class, configurationPid = "io.tributary.connections")
public final class StoredConnections implements Connections {
    private static final Logger LOG = LoggerFactory.getLogger(StoredConnections.class);
    /** What a store's coupons are taken to work in when it does not tell. */
    private static final Currency UNKNOWN = Currency.getInstance("USD");

    private final StoreTable table;
    private final RulesTable rules;
    private final Secrets secrets;
    private final BigCommerce bigCommerce;
    private final Accounts accounts;
    private final AuditNotes notes;
    private final Consumer<Connection> listeners;
    private final Traffic traffic;
    private final Clock clock;

    @Activate
    public StoredConnections(
            @Reference(name = "database") Database database,
            @Reference(name = "secrets") Secrets secrets,
            @Reference(name = "bigCommerce") BigCommerce bigCommerce,
            @Reference(name = "accounts") Accounts accounts,
            @Reference(name = "audit") AuditLog audit,
            @Reference(name = "listeners") Listeners listeners,
            @Reference(name = "traffic") Traffic traffic) {
        this(
                database.open(StoredConnections.class, "connection"),
                secrets,
                bigCommerce,
                accounts,
                audit,
                listeners,
                traffic,
                Clock.systemUTC());
    }

    /** @param listeners told after every change; must not throw */
    StoredConnections(
            Jdbi jdbi,
            Secrets secrets,
            BigCommerce bigCommerce,
            Accounts accounts,
            AuditLog audit,
            Consumer<Connection> listeners,
            Traffic traffic,
            Clock clock) {
        this.table = new StoreTable(jdbi);
        this.rules = new RulesTable(jdbi);
        this.secrets = secrets;
        this.bigCommerce = bigCommerce;
        this.accounts = accounts;
        this.notes = new AuditNotes(audit);
        this.listeners = listeners;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public List<Connection> all() {
        return table.all().stream().map(StoreRow::connection).toList();
    }

    @Override
    public List<Connection> of(AccountId account) {
        return table.of(account).stream().map(StoreRow::connection).toList();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return table.find(id).map(StoreRow::connection);
    }

    @Override
    public TestReport test(AccountId account, StoreSettings settings) {
        try {
            Entered entered = Entered.of(settings);
            Optional<StoreRow> kept = table.find(new ConnectionId(account, StoreIds.of(entered.address())));
            return new StoreTest(bigCommerce, clock, complete(entered, kept)).run();
        } catch (ConnectionException.Invalid e) {
            String step = "storeUrl".equals(e.field()) ? "address" : "login";
            return new TestReport(false, List.of(new Step(step, Result.FAILED, e.getMessage(), fix(e))));
        }
    }

    private static String fix(ConnectionException.Invalid invalid) {
        return "storeUrl".equals(invalid.field()) ? Fixes.ADDRESS : "Enter it, then test again.";
    }

    @Override
    public Connection connect(AccountId account, StoreSettings settings, Actor by) throws ConnectionException {
        accounts.require(account);
        Entered entered = Entered.of(settings);
        ConnectionId wanted = new ConnectionId(account, StoreIds.of(entered.address()));
        refuseConnected(table.find(wanted));
        StoreTest test = new StoreTest(bigCommerce, clock, complete(entered, Optional.empty()));
        pass(test);
        String hash = knownHash(entered.address(), test.info());
        Optional<StoreRow> former = former(wanted, hash);
        refuseConnected(former);
        ConnectionId id = former.map(row -> row.connection().id()).orElse(wanted);
        StoreRow row = row(id, entered, test.info(), hash, former);
        boolean kept = former.isPresent()
                ? reconnect(row, settings.ordersCreatedSince(), by)
                : insert(row, settings.ordersCreatedSince(), by);
        if (!kept) {
            throw connectedAlready(id);
        }
        LOG.info("{} was connected", id);
        return told(id);
    }

    @Override
    public Connection change(ConnectionId id, StoreSettings settings, Actor by) throws ConnectionException {
        StoreRow before = require(id);
        refuseOtherBound(before.connection().rules(), settings);
        Entered entered = complete(Entered.of(settings), Optional.of(before));
        StoreTest test = new StoreTest(bigCommerce, clock, entered);
        pass(test);
        String hash = knownHash(entered.address(), test.info());
        if (!isSameStore(before, entered.address(), hash)) {
            throw new ConnectionException.Conflict("This Store URL belongs to another store than " + id.store()
                    + ". Connect it as a store of its own.");
        }
        StoreRow after = row(id, entered, test.info(), hash, Optional.of(before));
        boolean otherKey = !Entered.of(settings).keepsKey();
        boolean kept = table.change(handle -> {
            boolean found = table.update(handle, after, false);
            if (found) {
                notes.changed(handle, before.connection(), after.connection(), otherKey, by);
            }
            return found;
        });
        if (!kept) {
            throw unknown(id);
        }
        LOG.info("{} has other settings", id);
        return told(id);
    }

    @Override
    public void disconnect(ConnectionId id, Actor by) throws ConnectionException {
        Connection before = require(id).connection();
        boolean gone = table.change(handle -> {
            boolean found = table.disconnect(handle, id);
            if (found) {
                notes.disconnected(handle, before, by);
            }
            return found;
        });
        if (!gone) {
            throw unknown(id);
        }
        traffic.forget(id);
        LOG.info("{} was disconnected, its credentials are forgotten", id);
        told(id);
    }

    @Override
    public Connection setDiscountProgram(ConnectionId id, DiscountProgram program, Actor by)
            throws ConnectionException {
        Connection before = require(id).connection();
        boolean set = table.change(handle -> {
            boolean found = table.setDiscountProgram(handle, id, program);
            if (found) {
                notes.discountProgram(handle, before, program, by);
            }
            return found;
        });
        if (!set) {
            throw unknown(id);
        }
        return told(id);
    }

    @Override
    public Connection setRules(ConnectionId id, OrderRules wanted, Actor by) throws ConnectionException {
        Connection before = require(id).connection();
        OrderRules now = before.rules();
        if (now.version() == wanted.version() && now.saysTheSameAs(wanted)) {
            return before;
        }
        if (now.version() != wanted.version() || !table.change(handle -> setRules(handle, before, wanted, by))) {
            throw new ConnectionException.Conflict("The rules of " + id.store() + " are not at version "
                    + wanted.version() + " any more, somebody has changed them. Read them again, and change those.");
        }
        LOG.info("{} has other rules, set by {}", id, by.name());
        return told(id);
    }

    private boolean setRules(Handle handle, Connection before, OrderRules wanted, Actor by) {
        if (!table.setRulesVersion(handle, before.id(), wanted.version())) {
            return false;
        }
        OrderRules next = wanted.withVersion(wanted.version() + 1);
        rules.insert(handle, before.id(), next, clock.instant(), by.name());
        notes.rules(handle, before, next, by);
        return true;
    }

    @Override
    public List<RulesVersion> rulesVersions(ConnectionId id) {
        return rules.of(id);
    }

    @Override
    public Store open(ConnectionId id, CallObserver observer) throws StoreException {
        StoreRow row = table.find(id)
                .filter(found -> !found.encryptedKey().isEmpty())
                .orElseThrow(() -> new StoreException.Refused("The store " + id.store() + " is not connected."));
        Connection connection = row.connection();
        try {
            String key = secrets.decrypt(row.encryptedKey(), context(id));
            return bigCommerce.open(
                    connection.address(),
                    StoreRow.credentials(connection.address(), connection.apiUser(), key),
                    traffic.watching(id, observer));
        } catch (UnreadableSecretException e) {
            LOG.warn("The credentials of {} cannot be decrypted", id, e);
            throw new StoreException.Refused("The kept API Key of the store " + id.store()
                    + " cannot be read any more. Enter it again in the store's settings.");
        }
    }

    @Override
    public void needsAttention(ConnectionId id, String reason) {
        boolean didBefore = find(id).filter(was -> was.state() == Connection.State.NEEDS_ATTENTION)
                .isPresent();
        if (table.setState(id, Connection.State.NEEDS_ATTENTION, reason)) {
            if (didBefore) {
                // Two jobs that are kept out by one refusal, each in its own words, are one incident.
                LOG.info("{} still needs attention: {}", id, reason);
            } else {
                LOG.warn("{} needs attention: {}", id, reason);
            }
            find(id).ifPresent(listeners);
        }
    }

    @Override
    public void works(ConnectionId id) {
        if (table.setState(id, Connection.State.ACTIVE, "")) {
            LOG.info("{} works again", id);
            find(id).ifPresent(listeners);
        }
    }

    private Connection told(ConnectionId id) throws ConnectionException {
        Connection now = find(id).orElseThrow(() -> unknown(id));
        listeners.accept(now);
        return now;
    }

    private StoreRow require(ConnectionId id) throws ConnectionException {
        return table.find(id).filter(StoredConnections::isConnected).orElseThrow(() -> unknown(id));
    }

    private static boolean isConnected(StoreRow row) {
        return row.connection().state() != Connection.State.DISCONNECTED;
    }

    /** Puts the kept key where none was entered, but never lets it go to another address than it was given for. */
    private Entered complete(Entered entered, Optional<StoreRow> kept) throws ConnectionException.Invalid {
        if (!entered.keepsKey()) {
            return entered;
        }
        StoreRow row = kept.filter(found -> !found.encryptedKey().isEmpty())
                .orElseThrow(() -> new ConnectionException.Invalid(
                        "apiKey", "Enter the API Key: the access token, or the API Token of the API user."));
        if (!row.connection().address().root().equals(entered.address().root())) {
            throw new ConnectionException.Invalid(
                    "apiKey", "Enter the API Key again, because the Store URL is another one.");
        }
        try {
            return entered.withKey(
                    secrets.decrypt(row.encryptedKey(), context(row.connection().id())));
        } catch (UnreadableSecretException e) {
            throw new ConnectionException.Invalid(
                    "apiKey", "The kept API Key cannot be read any more. Enter it again.");
        }
    }

    private static void pass(StoreTest test) throws ConnectionException.TestFailed {
        TestReport report = test.run();
        if (!report.ok()) {
            Step failed = report.steps().stream()
                    .filter(step -> step.result() == Result.FAILED)
                    .findFirst()
                    .orElseThrow();
            throw new ConnectionException.TestFailed(
                    "The connection test failed at the step \"" + failed.name() + "\": " + failed.detail() + " "
                            + failed.fix(),
                    report);
        }
    }

    /** The store as this account had it before: by its id, or by the name that the store has for itself. */
    private Optional<StoreRow> former(ConnectionId wanted, String hash) {
        Optional<StoreRow> byId = table.find(wanted);
        if (byId.isPresent() || hash.isEmpty()) {
            return byId;
        }
        return table.of(wanted.account()).stream()
                .filter(row -> row.knownHash().equals(hash))
                .findFirst();
    }

    private static boolean isSameStore(StoreRow before, StoreAddress address, String hash) {
        return StoreIds.of(address).equals(before.connection().id().store())
                || (!hash.isEmpty() && hash.equals(before.knownHash()));
    }

    /** The hash that the address names, since a token is good for that one only; what the store says where it names none. */
    private static String knownHash(StoreAddress address, Optional<StoreInfo> info) {
        String named = StoreIds.hash(address);
        return named.isEmpty() ? info.map(StoreInfo::hash).orElse("").toLowerCase(Locale.ROOT) : named;
    }

    private StoreRow row(
            ConnectionId id, Entered entered, Optional<StoreInfo> info, String hash, Optional<StoreRow> before) {
        Optional<Connection> former = before.map(StoreRow::connection);
        StoreAddress address = entered.address();
        String host = address.root().getHost();
        Connection connection = new Connection(
                id,
                address,
                entered.apiUser(),
                Connection.State.ACTIVE,
                "",
                info.map(StoreInfo::name)
                        .orElseGet(() -> former.map(Connection::name).orElse(host)),
                info.map(StoreInfo::domain)
                        .orElseGet(() -> former.map(Connection::domain).orElse(host)),
                info.map(StoreInfo::currency)
                        .orElseGet(() -> former.map(Connection::currency).orElse(UNKNOWN)),
                info.map(StoreInfo::zone)
                        .orElseGet(() -> former.map(Connection::zone).orElse(ZoneOffset.UTC)),
                former.filter(was -> was.state() != Connection.State.DISCONNECTED)
                        .map(Connection::connectedAt)
                        .orElseGet(clock::instant),
                former.map(Connection::rules).orElseGet(OrderRules::standard),
                former.flatMap(Connection::discountProgram));
        return new StoreRow(connection, hash, secrets.encrypt(entered.key(), context(id)));
    }

    private boolean insert(StoreRow row, Optional<Instant> createdSince, Actor by) {
        Connection connection = row.connection();
        OrderRules first = connection.rules().withCreatedSince(createdSince);
        return table.change(handle -> {
            if (!table.insert(handle, row)) {
                return false;
            }
            rules.insert(handle, connection.id(), first, clock.instant(), by.name());
            notes.connected(handle, connection, first, by);
            return true;
        });
    }

    private boolean reconnect(StoreRow row, Optional<Instant> createdSince, Actor by) {
        Connection connection = row.connection();
        OrderRules kept = connection.rules();
        return table.change(handle -> {
            if (!table.update(handle, row, true)) {
                return false;
            }
            notes.connected(handle, connection, kept, by);
            boolean same = createdSince.isEmpty() || createdSince.equals(kept.createdSince());
            return same || setRules(handle, connection, kept.withCreatedSince(createdSince), by);
        });
    }

    /** There is one way to change rules, and this is not it; but what was read may be sent back. */
    private static void refuseOtherBound(OrderRules rules, StoreSettings settings) throws ConnectionException.Invalid {
        if (settings.ordersCreatedSince().isPresent()
                && !settings.ordersCreatedSince().equals(rules.createdSince())) {
            throw new ConnectionException.Invalid(
                    "ordersCreatedSince",
                    "ordersCreatedSince is one of the store's rules now. Change it there: PUT stores/{store}/rules, or"
                            + " bigcommerce:rules STORE --since MOMENT.");
        }
    }

    private static void refuseConnected(Optional<StoreRow> row) throws ConnectionException.Conflict {
        if (row.filter(StoredConnections::isConnected).isPresent()) {
            throw connectedAlready(row.get().connection().id());
        }
    }

    private static ConnectionException.Conflict connectedAlready(ConnectionId id) {
        return new ConnectionException.Conflict("The account '" + id.account() + "' has the store '" + id.store()
                + "' already. Change its settings instead of connecting it again.");
    }

    private static ConnectionException.Unknown unknown(ConnectionId id) {
        return new ConnectionException.Unknown(
                "The account '" + id.account() + "' has no connected store '" + id.store() + "'.");
    }

    private static String context(ConnectionId id) {
        return "connection/" + id + "/api-key";
    }
}
