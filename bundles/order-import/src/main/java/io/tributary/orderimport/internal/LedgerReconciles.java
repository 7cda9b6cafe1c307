package io.tributary.orderimport.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.Reconciles;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.time.Clock;
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

/** Asks for reconciles and keeps their reports. */
@Component
public final class LedgerReconciles implements Reconciles {
    private final Jdbi jdbi;
    private final Connections connections;
    private final Clock clock;

    /** Reports can be read while nothing runs. */
    @Reference(
            name = "runs",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SyncRuns runs;

    @Activate
    public LedgerReconciles(
            @Reference(name = "database") Database database, @Reference(name = "connections") Connections connections) {
        this(database, connections, Clock.systemUTC());
    }

    LedgerReconciles(Database database, Connections connections, Clock clock) {
        this.jdbi = database.open(LedgerReconciles.class, "orders");
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Run request(ConnectionId store, String from, String to, boolean dryRun, String by) {
        Connection connection = connections
                .find(store)
                .orElseThrow(() -> new IllegalArgumentException("There is no store " + store + "."));
        Map<String, String> parameters = OrderPeriod.parameters(from, to);
        OrderPeriod.of(parameters, connection.zone(), clock.instant());
        SyncRuns now = runs;
        if (now == null) {
            throw new IllegalArgumentException("Nothing runs now: the sync runner is not installed or stopped.");
        }
        return now.request(RunRequest.of(store, JOB, Trigger.MANUAL)
                .with(parameters)
                .dry(dryRun)
                .by(by));
    }

    @Override
    public Optional<ReconcileReport> find(ConnectionId store, long run) {
        return Tables.inTransaction(jdbi, store, tables -> tables.reconciles().find(run)).stream()
                .findFirst();
    }

    @Override
    public List<ReconcileReport> list(ConnectionId store, int limit) {
        return Tables.inTransaction(jdbi, store, tables -> tables.reconciles().newest(limit));
    }
}
