package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One connected store. */
final class FakeConnections implements Connections {
    static final ConnectionId ID = new ConnectionId(new AccountId("shop"), "abc123");
    Store store;
    String attention = "";
    Connection.State state = Connection.State.ACTIVE;
    Optional<DiscountProgram> program =
            Optional.of(new DiscountProgram(DiscountProgram.Type.PERCENTAGE, BigDecimal.TEN, BigDecimal.ZERO));

    FakeConnections(Store store) {
        this.store = store;
    }

    Connection connection() {
        return new Connection(
                ID,
                StoreAddress.parse("abc123"),
                "",
                state,
                attention,
                "Shop",
                "shop.example",
                Currency.getInstance("USD"),
                ZoneOffset.UTC,
                Instant.EPOCH,
                OrderRules.standard(),
                program);
    }

    @Override
    public List<Connection> all() {
        return List.of(connection());
    }

    @Override
    public List<Connection> of(AccountId account) {
        return account.equals(ID.account()) ? all() : List.of();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return id.equals(ID) ? Optional.of(connection()) : Optional.empty();
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
        return store;
    }

    @Override
    public void needsAttention(ConnectionId id, String reason) {
        attention = reason;
        state = Connection.State.NEEDS_ATTENTION;
    }

    @Override
    public void works(ConnectionId id) {
        attention = "";
        state = Connection.State.ACTIVE;
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
    public Connection setDiscountProgram(ConnectionId id, DiscountProgram changed, Actor by) {
        throw new UnsupportedOperationException();
    }
}
