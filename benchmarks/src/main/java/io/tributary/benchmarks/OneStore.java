package io.tributary.benchmarks;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
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

/** The one connection of a {@link World}; nothing about it can be changed. */
record OneStore(World world) implements Connections {
    @Override
    public List<Connection> all() {
        return List.of(world.connection());
    }

    @Override
    public List<Connection> of(AccountId account) {
        return all();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return Optional.of(world.connection());
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
    public Store open(ConnectionId id, CallObserver observer) throws StoreException {
        return world.open(observer);
    }

    @Override
    public void needsAttention(ConnectionId id, String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void works(ConnectionId id) {
        // It always does.
    }

    @Override
    public TestReport test(AccountId account, StoreSettings settings) {
        throw fixed();
    }

    @Override
    public Connection connect(AccountId account, StoreSettings settings, Actor by) {
        throw fixed();
    }

    @Override
    public Connection change(ConnectionId id, StoreSettings settings, Actor by) {
        throw fixed();
    }

    @Override
    public void disconnect(ConnectionId id, Actor by) {
        throw fixed();
    }

    @Override
    public Connection setDiscountProgram(ConnectionId id, DiscountProgram program, Actor by) {
        throw fixed();
    }

    private static IllegalStateException fixed() {
        return new IllegalStateException("a benchmark's connection is fixed");
    }
}
