package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;
import io.tributary.orderimport.OrderState;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The job {@code orders}: makes the purchases on the platform what the store's orders say. */
@Component
public final class OrdersJob implements SyncJob {
    /** What the merchant reads begins with this, so that what this job complained of it also takes back. */
    static final String ATTENTION = "Orders: ";

    private static final int NAMED = 20;

    private final Jdbi jdbi;
    private final Connections connections;
    private final AffiliatePlatform platform;
    private final Secrets secrets;
    private final Clock clock;

    @Activate
    public OrdersJob(
            @Reference(name = "database") Database database,
            @Reference(name = "connections") Connections connections,
            @Reference(name = "platform", policyOption = ReferencePolicyOption.GREEDY) AffiliatePlatform platform,
            @Reference(name = "secrets") Secrets secrets) {
        this(database, connections, platform, secrets, Clock.systemUTC());
    }

    OrdersJob(Database database, Connections connections, AffiliatePlatform platform, Secrets secrets, Clock clock) {
        this.jdbi = database.open(OrdersJob.class, "orders");
        this.connections = connections;
        this.platform = platform;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void run(SyncContext run) throws SyncFailure, InterruptedException {
        ConnectionId id = run.connection().id();
        OrdersTask task = task(run);
        // Figures that are always shown, also where nothing happened.
        Stream.of("read", "new", "changed", "unchanged", "refunds").forEach(name -> run.count(name, 0));
        Stream.of(OrderState.values()).forEach(state -> run.count(state.label(), 0));
        Ledger ledger = new Ledger(jdbi, id, run.fence(), run.dryRun(), clock);
        try {
            Store store = connections.open(id, run.calls());
            Push push = new Push(run, ledger, platform);
            PageImport pages = new PageImport(
                    run,
                    task.rules(),
                    ledger,
                    new OrderReader(store),
                    new CodeBook(platform, id.account()),
                    push,
                    () -> ledger.buyerKey(secrets),
                    clock.instant());
            if (task.period().isPresent()) {
                new PeriodRun(run, store, ledger, pages, push, task.period().get()).run();
            } else {
                OrderRun pass = new OrderRun(run, store, ledger, pages, push, clock);
                pass.run();
                tellMerchant(run, pass.refundsForbidden());
            }
            if (run.dryRun()) {
                ledger.keep(task.report(run.runId(), ledger.preview(), clock.instant()));
            }
            complainOf(pages.failed());
            if (ledger.isUntouched()) {
                run.quiet();
            }
        } catch (StoreException.Interrupted e) {
            InterruptedException interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (StoreException.Unauthorized e) {
            if (!run.dryRun()) {
                connections.needsAttention(id, ATTENTION + "the store refused the login; enter the credentials again.");
            }
            throw new SyncFailure("the store refused the login, log in again: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw new SyncFailure(
                    "reading from the store failed, the next run goes on from here: " + e.getMessage(), e);
        } catch (PlatformException e) {
            throw new SyncFailure(
                    "the affiliate platform did not answer as it should, the next run asks again: " + e.getMessage(),
                    e);
        } catch (UnreadableSecretException e) {
            throw new SyncFailure(
                    "the key by which buyers are known again cannot be decrypted: restore the file with the node's keys ("
                            + e.getMessage() + ")",
                    e);
        } catch (SupersededException | LedgerException e) {
            throw new SyncFailure(e.getMessage() + "; the next run goes on from what was kept", e);
        }
    }

    private OrdersTask task(SyncContext run) throws SyncFailure {
        try {
            return OrdersTask.of(run, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new SyncFailure(e.getMessage(), e);
        }
    }

    private void tellMerchant(SyncContext run, boolean refundsForbidden) {
        if (run.dryRun()) {
            return;
        }
        Connection connection = run.connection();
        if (refundsForbidden) {
            Store.Resource refunds = Store.Resource.REFUNDS;
            connections.needsAttention(
                    connection.id(),
                    ATTENTION
                            + "refunds cannot be read, so purchases are not lessened by them; the API account needs the scope "
                            + refunds.scope() + " (" + refunds.level() + ").");
        } else if (connection.state() == Connection.State.NEEDS_ATTENTION
                && connection.attention().startsWith(ATTENTION)) {
            connections.works(connection.id());
        }
    }

    private static void complainOf(Set<Long> failed) throws SyncFailure {
        if (failed.isEmpty()) {
            return;
        }
        String ids = failed.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = failed.size() > NAMED ? " and others" : "";
        throw new SyncFailure(
                failed.size()
                        + (failed.size() == 1 ? " order" : " orders")
                        + " could not be taken: " + ids + more + "; tried again at the next run",
                null);
    }
}
