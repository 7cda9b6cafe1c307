package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.orderimport.Orders;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.Reconciles;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The job {@code reconcile}: each night it holds the orders of the last 30 days against the ledger and the platform. It
 * repairs nothing itself: what differs is looked at again by the job {@code orders}.
 */
@Component
public final class ReconcileJob implements SyncJob {
    private final Jdbi jdbi;
    private final Connections connections;
    private final AffiliatePlatform platform;
    private final Supplier<Orders> orders;
    private final Clock clock;

    @Activate
    public ReconcileJob(
            @Reference(name = "database") Database database,
            @Reference(name = "connections") Connections connections,
            @Reference(name = "platform", policyOption = ReferencePolicyOption.GREEDY) AffiliatePlatform platform,
            @Reference(name = "orders", service = Orders.class) ServiceReference<Orders> orders,
            BundleContext context) {
        // Not before a run wants it: who runs jobs gets this one before it is ready itself, and Orders wants runs of
        // it.
        this(database, connections, platform, () -> context.getService(orders), Clock.systemUTC());
    }

    ReconcileJob(
            Database database,
            Connections connections,
            AffiliatePlatform platform,
            Supplier<Orders> orders,
            Clock clock) {
        this.jdbi = database.open(ReconcileJob.class, "orders");
        this.connections = connections;
        this.platform = platform;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Reconciles.JOB;
    }

    @Override
    public boolean nightly() {
        return true;
    }

    @Override
    public void run(SyncContext run) throws SyncFailure, InterruptedException {
        run.count("listed", 0);
        for (ReconcileKind kind : ReconcileKind.values()) {
            run.count(kind.label(), 0);
        }
        try {
            ReconcileReport report = reconcile(run);
            if (!report.complete()) {
                throw new SyncFailure(
                        "the store counts " + report.counted() + " orders and its list shows " + report.listed()
                                + ", so nothing is said of orders that it does not show; run it again",
                        null);
            }
        } catch (IllegalArgumentException e) {
            throw new SyncFailure(e.getMessage(), e);
        } catch (StoreException.Interrupted e) {
            InterruptedException interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (StoreException e) {
            throw new SyncFailure("reading from the store failed, run it again: " + e.getMessage(), e);
        } catch (PlatformException e) {
            throw new SyncFailure(
                    "the affiliate platform did not answer as it should, run it again: " + e.getMessage(), e);
        } catch (LedgerException e) {
            throw new SyncFailure(e.getMessage() + "; run it again", e);
        }
    }

    private ReconcileReport reconcile(SyncContext run) throws StoreException, PlatformException, InterruptedException {
        Connection connection = run.connection();
        ConnectionId id = connection.id();
        Instant startedAt = clock.instant();
        OrderPeriod period = OrderPeriod.of(run.parameters(), connection.zone(), startedAt);
        Store store = connections.open(id, run.calls());
        ReconcileLedger ledger = new ReconcileLedger(jdbi, id);
        ReconcileTally tally = new ReconcileTally();
        // Where the import stands is looked up first: what it reads from now on may be newer.
        ReconcilePage page = new ReconcilePage(id, ledger, platform, tally, ledger.readUntil(), startedAt);
        new ReconcilePass(run, store, period, ledger.orders(period), page, tally, (found, why) -> orders.get()
                        .lookAgain(id, found, false, why))
                .run();
        ReconcileReport report = tally.report(run.runId(), run.dryRun(), period, startedAt, clock.instant());
        ledger.keep(report);
        return report;
    }
}
