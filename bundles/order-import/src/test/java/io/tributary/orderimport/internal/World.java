package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.AuditLog;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRules;
import io.tributary.database.Database;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.platform.AccountId;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.sync.SyncFailure;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** One store with the affiliates Ann ({@code ANN10}) and Bob ({@code BOB10}), and the importer. */
final class World {
    static final ConnectionId STORE = new ConnectionId(new AccountId("default"), "abc123");

    final Database database;
    final FakeStore store;
    final FakePlatform platform;
    final FakeConnections connections;
    final FakeRuns runs = new FakeRuns();
    final MovingClock clock = new MovingClock(Instant.parse("2026-03-02T00:00:00Z"));
    OrderRules rules = OrderRules.standard();
    final AuditLog audit;
    private OrdersJob job;
    private ReconcileJob reconcileJob;
    private LedgerReconciles reconciles;
    private long fence;

    World() {
        this(TestDatabase.empty());
    }

    World(Database database) {
        this(database, new FakeStore(), new FakePlatform());
    }

    World(Database database, FakeStore store, FakePlatform platform) {
        this(database, store, store, platform);
    }

    /** With a door to a store that is no fake. */
    World(Database database, Store door) {
        this(database, door, new FakeStore(), new FakePlatform());
    }

    private World(Database database, Store door, FakeStore store, FakePlatform platform) {
        this.database = database;
        this.store = store;
        this.platform = platform;
        this.audit = TestAudit.in(database);
        this.connections = new FakeConnections(door, this::connection);
        platform.code("ANN10", "ann");
        platform.code("BOB10", "bob");
    }

    OrdersJob job() {
        if (job == null) {
            job = new OrdersJob(database, connections, platform, new OpenSecrets(), clock);
        }
        return job;
    }

    LedgerOrders ledger() {
        LedgerOrders orders = new LedgerOrders(database, connections, clock);
        orders.runs = runs;
        return orders;
    }

    ManualCredits credits() {
        ManualCredits credits = new ManualCredits(database, platform, audit, clock);
        credits.runs = runs;
        return credits;
    }

    FakeRun newRun(boolean dryRun) {
        return new FakeRun(connection(), ++fence, dryRun);
    }

    /** One run, which must succeed. */
    FakeRun run() {
        FakeRun run = newRun(false);
        try {
            job().run(run);
        } catch (SyncFailure | InterruptedException e) {
            throw new AssertionError("the run should have succeeded", e);
        }
        return run;
    }

    FakeRun dryRun() {
        FakeRun run = newRun(true);
        try {
            job().run(run);
        } catch (SyncFailure | InterruptedException e) {
            throw new AssertionError("the dry run should have succeeded", e);
        }
        return run;
    }

    /** One run, which must fail; answers how. */
    SyncFailure failingRun() {
        try {
            job().run(newRun(false));
        } catch (SyncFailure e) {
            return e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the run should have failed");
    }

    /** A reconcile of the last 30 days, which must succeed. */
    ReconcileReport reconcile(boolean dryRun) {
        FakeRun run = newRun(dryRun);
        try {
            reconcileJob().run(run);
        } catch (SyncFailure | InterruptedException e) {
            throw new AssertionError("the reconcile should have succeeded", e);
        }
        return reconciles().find(STORE, run.runId()).orElseThrow();
    }

    ReconcileJob reconcileJob() {
        if (reconcileJob == null) {
            reconcileJob = new ReconcileJob(database, connections, platform, this::ledger, clock);
        }
        return reconcileJob;
    }

    LedgerRedecisions redecisions() {
        LedgerRedecisions redecisions = new LedgerRedecisions(database, connections, clock);
        redecisions.runs = runs;
        return redecisions;
    }

    LedgerReconciles reconciles() {
        if (reconciles == null) {
            reconciles = new LedgerReconciles(database, connections, clock);
            reconciles.runs = runs;
        }
        return reconciles;
    }

    /** Another run changes nothing anywhere. */
    void assertSettled() {
        int puts = platform.puts;
        FakeRun again = run();
        assertThat(platform.puts).as("calls that put").isEqualTo(puts);
        assertThat(again.count("new") + again.count("changed")).as("decisions").isZero();
    }

    Connection connection() {
        return connection(STORE);
    }

    Connection connection(ConnectionId id) {
        return new Connection(
                id,
                StoreAddress.parse("https://api.bigcommerce.com/stores/abc123/v3/"),
                "",
                connections.attention.isEmpty() ? Connection.State.ACTIVE : Connection.State.NEEDS_ATTENTION,
                connections.attention,
                "Store",
                "store.example",
                Currency.getInstance("USD"),
                ZoneId.of("America/Chicago"),
                Instant.parse("2026-01-01T00:00:00Z"),
                rules,
                Optional.empty());
    }

    static PurchaseKey key(long order) {
        return new PurchaseKey(STORE.account(), STORE.store(), order);
    }

    /** The purchase as one line: {@code live 90.00 USD ann}. */
    String purchase(long order) {
        Purchase purchase = platform.purchases.get(key(order));
        return purchase == null
                ? "none"
                : (purchase.state() == Purchase.State.LIVE ? "live " : "reversed ")
                        + purchase.amount()
                        + purchase.credit().map(c -> " " + c.affiliate()).orElse("");
    }
}
