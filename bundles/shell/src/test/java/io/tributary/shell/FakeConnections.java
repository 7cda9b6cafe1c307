package io.tributary.shell;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Connections in memory; the test's report is what the test of this class wants it to be. */
final class FakeConnections implements Connections {
    final List<Connection> kept = new ArrayList<>();
    final List<RulesVersion> versions = new ArrayList<>();
    final List<StoreSettings> tried = new ArrayList<>();
    TestReport report = new TestReport(
            true,
            List.of(
                    new TestReport.Step("address", TestReport.Result.PASSED, "https://api.bigcommerce.com", ""),
                    new TestReport.Step(
                            "coupons", TestReport.Result.WARNING, "403 Forbidden", "Add the scope Marketing.")));

    FakeConnections add(String account, String store, String name) {
        return add(account, store, name, Connection.State.ACTIVE, Optional.empty());
    }

    FakeConnections add(
            String account, String store, String name, Connection.State state, Optional<DiscountProgram> program) {
        kept.add(new Connection(
                new ConnectionId(new AccountId(account), store),
                StoreAddress.parse(store),
                "",
                state,
                state == Connection.State.NEEDS_ATTENTION ? "Log in again." : "",
                name,
                store + ".mybigcommerce.com",
                Currency.getInstance("USD"),
                ZoneOffset.UTC,
                Instant.parse("2026-01-02T03:04:05Z"),
                OrderRules.standard(),
                program));
        kept.sort(Comparator.comparing(each -> each.id().toString()));
        return this;
    }

    @Override
    public List<Connection> all() {
        return List.copyOf(kept);
    }

    @Override
    public List<Connection> of(AccountId account) {
        return kept.stream().filter(each -> each.id().account().equals(account)).toList();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return kept.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public TestReport test(AccountId account, StoreSettings settings) {
        tried.add(settings);
        return report;
    }

    @Override
    public Connection connect(AccountId account, StoreSettings settings, Actor by) throws ConnectionException {
        String hash = StoreAddress.parse(settings.storeUrl()).hash();
        if (find(new ConnectionId(account, hash)).isPresent()) {
            throw new ConnectionException.Conflict("The account has the store already.");
        }
        add(account.value(), hash, "Shop");
        return find(new ConnectionId(account, hash)).orElseThrow();
    }

    @Override
    public Connection change(ConnectionId id, StoreSettings settings, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect(ConnectionId id, Actor by) {
        Connection was = find(id).orElseThrow();
        kept.remove(was);
        add(id.account().value(), id.store(), was.name(), Connection.State.DISCONNECTED, was.discountProgram());
    }

    @Override
    public Connection setDiscountProgram(ConnectionId id, DiscountProgram program, Actor by) {
        Connection was = find(id).orElseThrow();
        kept.remove(was);
        add(id.account().value(), id.store(), was.name(), was.state(), Optional.of(program));
        return find(id).orElseThrow();
    }

    @Override
    public Connection setRules(ConnectionId id, OrderRules rules, Actor by) throws ConnectionException {
        Connection was = find(id).orElseThrow();
        if (was.rules().version() != rules.version()) {
            throw new ConnectionException.Conflict("Somebody was first.");
        }
        OrderRules next = rules.withVersion(rules.version() + 1);
        kept.remove(was);
        add(was, next);
        versions.add(0, new RulesVersion(next, Instant.parse("2026-02-03T04:05:06Z"), by.name()));
        return find(id).orElseThrow();
    }

    private void add(Connection was, OrderRules rules) {
        kept.add(new Connection(
                was.id(),
                was.address(),
                was.apiUser(),
                was.state(),
                was.attention(),
                was.name(),
                was.domain(),
                was.currency(),
                was.zone(),
                was.connectedAt(),
                rules,
                was.discountProgram()));
    }

    @Override
    public List<RulesVersion> rulesVersions(ConnectionId id) {
        return List.copyOf(versions);
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
