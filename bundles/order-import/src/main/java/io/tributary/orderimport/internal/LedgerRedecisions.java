package io.tributary.orderimport.internal;

import io.tributary.audit.Actor;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesText;
import io.tributary.database.Database;
import io.tributary.orderimport.OrderPreview;
import io.tributary.orderimport.Redecisions;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Asks for runs of the orders job over a time, and keeps what dry ones would have done. */
@Component
public final class LedgerRedecisions implements Redecisions {
    private static final String JOB = "orders";

    private final Jdbi jdbi;
    private final Connections connections;
    private final Clock clock;

    /** Previews can be read while nothing runs. */
    @Reference(
            name = "runs",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SyncRuns runs;

    @Activate
    public LedgerRedecisions(
            @Reference(name = "database") Database database, @Reference(name = "connections") Connections connections) {
        this(database, connections, Clock.systemUTC());
    }

    LedgerRedecisions(Database database, Connections connections, Clock clock) {
        this.jdbi = database.open(LedgerRedecisions.class, "orders");
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Run whatIf(ConnectionId store, String from, String to, String rules, String by) {
        if (rules.isBlank()) {
            throw new IllegalArgumentException("There are no rules to try.");
        }
        String normal = OrderRulesText.write(OrdersTask.read(rules));
        return request(connection(store), from, to, normal, true, by);
    }

    @Override
    public Run redecide(ConnectionId store, String from, String to, boolean dryRun, String by) {
        return request(connection(store), from, to, "", dryRun, by);
    }

    @Override
    public Run backfill(ConnectionId store, String from, String to, boolean preview, String by)
            throws ConnectionException {
        Connection connection = connection(store);
        runner();
        OrderRules.Period period = period(connection, from, to);
        List<OrderRules.Period> historical = new ArrayList<>(connection.rules().historical());
        if (!historical.contains(period)) {
            historical.add(period);
        }
        OrderRules rules = connection.rules().withHistorical(historical);
        if (preview) {
            return request(connection, period, OrderRulesText.write(rules), true, by);
        }
        connections.setRules(store, rules, new Actor(by, ""));
        return request(connection, period, "", false, by);
    }

    @Override
    public Run undoBackfill(ConnectionId store, String from, String to, String by) throws ConnectionException {
        Connection connection = connection(store);
        runner();
        OrderRules.Period period = period(connection, from, to);
        List<OrderRules.Period> historical = new ArrayList<>(connection.rules().historical());
        if (!historical.remove(period)) {
            throw new IllegalArgumentException("The time from " + period.from() + " to " + period.to()
                    + " was not backfilled. Backfilled are: "
                    + historical.stream()
                            .map(each -> each.from() + " to " + each.to())
                            .toList() + ".");
        }
        connections.setRules(store, connection.rules().withHistorical(historical), new Actor(by, ""));
        return request(connection, period, "", false, by);
    }

    /** A time that ends now would be another one each time, so that both ends have to be said. */
    private OrderRules.Period period(Connection connection, String from, String to) {
        if (from.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException("A backfill needs both 'from' and 'to'.");
        }
        OrderPeriod period = OrderPeriod.of(OrderPeriod.parameters(from, to), connection.zone(), clock.instant());
        return new OrderRules.Period(period.from(), period.to());
    }

    /** The moments of the rules themselves: a time that ends today would end later if it were read once more. */
    private Run request(Connection connection, OrderRules.Period period, String rules, boolean dryRun, String by) {
        return request(connection, period.from().toString(), period.to().toString(), rules, dryRun, by);
    }

    private Connection connection(ConnectionId store) {
        return connections
                .find(store)
                .orElseThrow(() -> new IllegalArgumentException("There is no store " + store + "."));
    }

    private Run request(Connection connection, String from, String to, String rules, boolean dryRun, String by) {
        OrderPeriod period = OrderPeriod.of(OrderPeriod.parameters(from, to), connection.zone(), clock.instant());
        Map<String, String> parameters = new HashMap<>();
        // As moments: a run that is done again later means the same time.
        parameters.put(OrderPeriod.FROM, period.from().toString());
        parameters.put(OrderPeriod.TO, period.to().toString());
        if (!rules.isEmpty()) {
            parameters.put(OrdersTask.RULES, rules);
        }
        return runner().request(RunRequest.of(connection.id(), JOB, Trigger.MANUAL)
                .with(parameters)
                .dry(dryRun)
                .by(by));
    }

    private SyncRuns runner() {
        SyncRuns now = runs;
        if (now == null) {
            throw new IllegalArgumentException("Nothing runs now: the sync runner is not installed or stopped.");
        }
        return now;
    }

    @Override
    public Optional<OrderPreview> preview(ConnectionId store, long run) {
        return Tables.inTransaction(jdbi, store, tables -> tables.previews().find(run));
    }
}
