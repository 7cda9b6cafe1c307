package io.tributary.shell;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.StoreSettings;
import io.tributary.connections.TestReport;
import io.tributary.platform.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Connected stores, as commands ask for them. */
final class Stores {
    private final Connections connections;

    Stores(Services services) throws CommandFailure {
        connections = services.get(Connections.class, Room.CONNECTIONS);
    }

    /**
     * The store that was meant, disconnected ones included.
     *
     * @param typed its id, or {@code account/id}
     */
    Connection find(String typed) throws CommandFailure {
        List<Connection> all = connections.all();
        List<Connection> found = all.stream()
                .filter(each -> typed.equals(each.id().store())
                        || typed.equals(each.id().toString()))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new CommandFailure("There is no store '" + Text.cut(typed, 60) + "'. " + known(all));
        }
        throw new CommandFailure("Several accounts have the store '" + typed + "'. Type one of: " + ids(found) + ".");
    }

    /** @param account only stores of this account; all when it is null */
    Answer list(String account) throws CommandFailure {
        return StoreAnswers.list(account == null ? connections.all() : connections.of(Accounts.id(account)));
    }

    /** Tests what was entered, shows how that went, and keeps it when it works. */
    Answer connect(String account, StoreSettings settings) throws CommandFailure {
        AccountId owner = Accounts.id(account);
        TestReport report = connections.test(owner, settings);
        if (!report.ok()) {
            throw new CommandFailure(StoreAnswers.notConnected(report));
        }
        try {
            return StoreAnswers.connected(connections.connect(owner, settings, ShellUser.actor()), report);
        } catch (ConnectionException.TestFailed e) {
            throw new CommandFailure(StoreAnswers.notConnected(e.report()));
        } catch (ConnectionException | IllegalStateException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** Tests a store with the key that is kept for it. */
    Answer test(String store) throws CommandFailure {
        Connection connection = find(store);
        if (connection.state() == Connection.State.DISCONNECTED) {
            throw new CommandFailure(
                    "The store " + connection.id() + " is disconnected: its key is gone, so that there is"
                            + " nothing to test. bigcommerce:connect connects it again.");
        }
        TestReport report = connections.test(
                connection.id().account(),
                new StoreSettings(
                        connection.address().toString(),
                        connection.apiUser(),
                        "",
                        connection.rules().createdSince()));
        Answer answer = StoreAnswers.tested(connection, report);
        if (!report.ok()) {
            throw new CommandFailure(answer);
        }
        return answer;
    }

    Answer disconnect(ConnectionId store) throws CommandFailure {
        try {
            connections.disconnect(store, ShellUser.actor());
        } catch (ConnectionException e) {
            throw new CommandFailure(e.getMessage());
        }
        return StoreAnswers.disconnected(store);
    }

    Answer discountProgram(String store) throws CommandFailure {
        return StoreAnswers.discountProgram(find(store));
    }

    Answer setDiscountProgram(String store, DiscountProgram program) throws CommandFailure {
        try {
            return StoreAnswers.discountProgram(
                    connections.setDiscountProgram(find(store).id(), program, ShellUser.actor()));
        } catch (ConnectionException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    Answer rules(String store) throws CommandFailure {
        return RulesAnswers.rules(find(store));
    }

    Answer rulesVersions(String store) throws CommandFailure {
        ConnectionId id = find(store).id();
        return RulesAnswers.versions(id, connections.rulesVersions(id));
    }

    /** @param given typed values by their options */
    Answer setRules(String store, Map<String, String> given) throws CommandFailure {
        Connection connection = find(store);
        try {
            return RulesAnswers.rules(connections.setRules(
                    connection.id(), RulesEntry.read(given, connection.rules()), ShellUser.actor()));
        } catch (ConnectionException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** What may be typed for a store: its id, with the account only where that is needed. */
    List<String> names() {
        List<ConnectionId> ids = connections.all().stream().map(Connection::id).toList();
        return ids.stream()
                .map(id -> ids.stream()
                                        .filter(other -> other.store().equals(id.store()))
                                        .count()
                                > 1
                        ? id.toString()
                        : id.store())
                .toList();
    }

    private static String known(List<Connection> all) {
        return all.isEmpty()
                ? "No store is connected; bigcommerce:connect connects one."
                : "The stores are: " + ids(all) + ".";
    }

    private static String ids(List<Connection> connections) {
        Optional<String> more = connections.size() > 20 ? Optional.of(", ...") : Optional.empty();
        return connections.stream().limit(20).map(each -> each.id().toString()).collect(Collectors.joining(", "))
                + more.orElse("");
    }
}
