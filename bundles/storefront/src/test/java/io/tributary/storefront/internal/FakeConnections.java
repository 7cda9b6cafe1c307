package io.tributary.storefront.internal;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One connected store, spoken to by the real connector. */
final class FakeConnections implements Connections {
    static final ConnectionId STORE = new ConnectionId(new AccountId("default"), "abc123");

    private final BigCommerce connector;
    StoreAddress address;
    Credentials credentials;
    String domain = "shop.example";
    Connection.State state = Connection.State.ACTIVE;

    FakeConnections(BigCommerce connector) {
        this.connector = connector;
    }

    Connection connection() {
        return new Connection(
                STORE,
                address,
                "",
                state,
                "",
                "Shop",
                domain,
                Currency.getInstance("USD"),
                ZoneOffset.UTC,
                Instant.parse("2026-01-02T03:04:05Z"),
                OrderRules.standard(),
                Optional.empty());
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return id.equals(STORE) ? Optional.of(connection()) : Optional.empty();
    }

    @Override
    public Store open(ConnectionId id, CallObserver observer) throws StoreException {
        return connector.open(address, credentials, observer);
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
    public void needsAttention(ConnectionId id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void works(ConnectionId id) {
        throw new UnsupportedOperationException();
    }
}
