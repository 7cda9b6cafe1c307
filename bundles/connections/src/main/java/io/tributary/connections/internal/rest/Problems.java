package io.tributary.connections.internal.rest;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.TestReport.Result;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import java.util.Set;

/** What can be wrong with a request about stores, as answers. */
final class Problems {
    /** Steps of a test that fail because of where the store is looked for, not because of the credentials. */
    private static final Set<String> ADDRESS_STEPS = Set.of("address", "tls");

    private Problems() {}

    static ApiProblem of(ConnectionException problem) {
        if (problem instanceof ConnectionException.Invalid invalid) {
            return ApiProblem.invalid(invalid.field(), invalid.getMessage());
        }
        if (problem instanceof ConnectionException.TestFailed failed) {
            boolean address = failed.report().steps().stream()
                    .anyMatch(step -> step.result() == Result.FAILED && ADDRESS_STEPS.contains(step.name()));
            return ApiProblem.invalid(address ? "storeUrl" : "apiKey", failed.getMessage());
        }
        return problem instanceof ConnectionException.Conflict
                ? ApiProblem.conflict(problem.getMessage())
                : ApiProblem.notFound(problem.getMessage());
    }

    static AccountId account(String account) {
        try {
            return new AccountId(account);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound("There is no account '" + account + "'.");
        }
    }

    static ConnectionId store(String account, String store) {
        AccountId id = account(account);
        try {
            return new ConnectionId(id, store);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }

    /** A store that is connected now. */
    static Connection connected(Connections connections, String account, String store) {
        return connections
                .find(store(account, store))
                .filter(connection -> connection.state() != Connection.State.DISCONNECTED)
                .orElseThrow(() ->
                        ApiProblem.notFound("The account '" + account + "' has no connected store '" + store + "'."));
    }
}
