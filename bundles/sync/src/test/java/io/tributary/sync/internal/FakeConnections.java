package io.tributary.sync.internal;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.OrderRules;
import io.tributary.connections.RulesVersion;
import io.tributary.connections.StoreSettings;
import io.tributary.connections.TestReport;
import io.tributary.platform.AccountId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Connections without a store behind them. */
final class FakeConnections implements Connections {
    private final Map<String, Connection> byId = new ConcurrentSkipListMap<>();

    /** Connects a store of the account {@code default}. */
    ConnectionId add(String store) {
        ConnectionId id = new ConnectionId(new AccountId("default"), store);
        put(id, Connection.State.ACTIVE);
        return id;
    }

    Connection put(ConnectionId id, Connection.State state) {
        Connection connection = new Connection(
                id,
                StoreAddress.parse("https://api.bigcommerce.com/stores/" + id.store() + "/v3/"),
                "",
                state,
                "",
                id.store(),
                id.store() + ".example",
                Currency.getInstance("USD"),
                ZoneId.of("America/Chicago"),
                Instant.EPOCH,
                OrderRules.standard(),
                Optional.empty());
        byId.put(id.toString(), connection);
        return connection;
    }

    @Override
    public List<Connection> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public List<Connection> of(AccountId account) {
        return all().stream()
                .filter(connection -> connection.id().account().equals(account))
                .toList();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(byId.get(id.toString()));
    }

    @Override
    public TestReport test(AccountId account, StoreSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection connect(AccountId account, StoreSettings settings, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection change(ConnectionId id, StoreSettings settings, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect(ConnectionId id, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection setDiscountProgram(ConnectionId id, DiscountProgram program, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection setRules(ConnectionId id, OrderRules rules, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RulesVersion> rulesVersions(ConnectionId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Store open(ConnectionId id, CallObserver observer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void needsAttention(ConnectionId id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void works(ConnectionId id) {
        throw new UnsupportedOperationException();
    }
}
