package io.tributary.benchmarks;

import io.tributary.audit.Actor;
import io.tributary.audit.internal.SqlAuditLog;
import io.tributary.bigcommerce.Connector;
import io.tributary.connections.Connections;
import io.tributary.connections.StoreSettings;
import io.tributary.connections.internal.Accounts;
import io.tributary.connections.internal.Listeners;
import io.tributary.connections.internal.StoredConnections;
import io.tributary.connections.internal.Traffic;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.orderimport.internal.OrdersJob;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.embedded.internal.Snippet;
import io.tributary.platform.embedded.internal.SqlEmbeddedPlatform;
import io.tributary.platform.embedded.internal.SqlPlatform;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import io.tributary.sync.internal.SyncService;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;

/** A node as Karaf puts it together, with connections, schedule and order import; the clock of its schedule is moved by hand. */
final class Node implements AutoCloseable {
    private static final AccountId ACCOUNT = new AccountId("default");
    private static final int PATIENCE_MINUTES = 30;

    private final Storage storage;
    private final int stores;
    private final SyncService sync;
    private final AtomicLong failed = new AtomicLong();
    private volatile CountDownLatch round = new CountDownLatch(0);

    /** Connects as many stores as the process has. */
    Node(Storage storage, StoreProcess process, int stores) throws Exception {
        this.storage = storage;
        this.stores = stores;
        Database database = new SqlDatabase(storage.dataSource());
        SqlPlatform platform = new SqlPlatform(database, new OpenSecrets(), new Snippet(""));
        new SqlEmbeddedPlatform(database, new SqlAuditLog(database))
                .addAffiliate(
                        ACCOUNT,
                        "Ann",
                        "ann@example.com",
                        Optional.of(new AffiliateCode("ANN10")),
                        new Actor("benchmark", ""));
        BundleContext bundle = bundle(Files.createTempDirectory("tributary-bench-node"));
        Connections connections = new StoredConnections(
                database,
                new Plain(),
                Connector.create(Set.of("127.0.0.0/8")),
                new Accounts(platform),
                new SqlAuditLog(database),
                new Listeners(bundle),
                new Traffic());
        connections.connect(
                ACCOUNT,
                new StoreSettings(process.address("q0"), "", StoreProcess.TOKEN, Optional.empty()),
                new Actor("bench", ""));
        multiply("connection_store");
        multiply("connection_rules");
        sync = new SyncService(database, connections, bundle, Map.of("orders.interval.minutes", "1440"));
        add(new OrdersJob(database, connections, platform, new Plain()));
    }

    /** As Karaf does it when a job's bundle starts. */
    private void add(SyncJob job) throws ReflectiveOperationException {
        Method method = SyncService.class.getDeclaredMethod("addJob", SyncJob.class);
        method.setAccessible(true);
        method.invoke(sync, new Counted(job));
    }

    /** Copies the rows of the store {@code q0} for all the others: connecting each of them would take the longest. */
    private void multiply(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Connection connection = storage.dataSource().getConnection();
                ResultSet found = connection.getMetaData().getColumns(null, null, table, null)) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                columns.add(column);
                values.add(
                        switch (column) {
                            case "store", "hash", "known_hash" -> "'q' || x";
                            case "root" -> "replace(root, 'q0', 'q' || x)";
                            default -> column;
                        });
            }
        }
        storage.execute("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", values) + " from " + table + ", system_range(1, " + (stores - 1) + ") as r(x)");
    }

    /** Runs the job for every store once, as soon as threads are free, and waits for it. */
    void poll() throws Exception {
        round = new CountDownLatch(stores);
        storage.execute(
                "update sync_schedule set due_at = '" + Instant.now() + "'",
                "update sync_task set execution_time = '" + Instant.now() + "'");
        if (!round.await(PATIENCE_MINUTES, TimeUnit.MINUTES) || failed.get() > 0) {
            throw new IllegalStateException(round.getCount() + " runs are missing, " + failed + " failed");
        }
    }

    @Override
    public void close() {
        try {
            Method method = SyncService.class.getDeclaredMethod("deactivate");
            method.setAccessible(true);
            method.invoke(sync);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BundleContext bundle(Path folder) {
        return (BundleContext) Proxy.newProxyInstance(
                Node.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getDataFile")) {
                        return new File(folder.toFile(), (String) arguments[0]);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Tells when a run is over. */
    private final class Counted implements SyncJob {
        private final SyncJob job;

        Counted(SyncJob job) {
            this.job = job;
        }

        @Override
        public String name() {
            return job.name();
        }

        @Override
        public void run(SyncContext run) throws SyncFailure, InterruptedException {
            try {
                job.run(run);
            } catch (SyncFailure | RuntimeException e) {
                failed.incrementAndGet();
                throw e;
            } finally {
                round.countDown();
            }
        }
    }

    /** Keys are bound to their store; copied ones could not be read. */
    private static final class Plain implements Secrets {
        @Override
        public String encrypt(String plain, String context) {
            return plain;
        }

        @Override
        public String decrypt(String encrypted, String context) {
            return encrypted;
        }
    }
}
