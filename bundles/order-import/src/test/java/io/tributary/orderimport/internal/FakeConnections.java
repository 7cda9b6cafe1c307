package io.tributary.orderimport.internal;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.OrderRules;
import io.tributary.connections.RulesVersion;
import io.tributary.connections.StoreSettings;
import io.tributary.connections.TestReport;
import io.tributary.platform.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One connected store, and what the merchant is told about it. */
final class FakeConnections implements Connections {
    String attention = "";
    private final Store store;

    private final Supplier<Connection> connected;

    FakeConnections(Store store, Supplier<Connection> connected) {
        this.store = store;
        this.connected = connected;
    }

    @Override
    public Store open(ConnectionId id, CallObserver observer) {
        return store;
    }

    @Override
    public void needsAttention(ConnectionId id, String reason) {
        attention = reason;
    }

    @Override
    public void works(ConnectionId id) {
        attention = "";
    }

    @Override
    public List<Connection> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Connection> of(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return Optional.of(connected.get()).filter(connection -> connection.id().equals(id));
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

    /** The rules that somebody saved last; nothing else changes by that. */
    OrderRules saved;

    @Override
    public Connection setRules(ConnectionId id, OrderRules rules, Actor by) {
        saved = rules;
        return find(id).orElseThrow();
    }

    @Override
    public List<RulesVersion> rulesVersions(ConnectionId id) {
        throw new UnsupportedOperationException();
    }
}
