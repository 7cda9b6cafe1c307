package io.tributary.benchmarks;

import io.tributary.audit.Actor;
import io.tributary.audit.internal.SqlAuditLog;
import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRules;
import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.orderimport.Orders;
import io.tributary.orderimport.internal.LedgerOrders;
import io.tributary.orderimport.internal.OrdersJob;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.embedded.internal.Snippet;
import io.tributary.platform.embedded.internal.SqlEmbeddedPlatform;
import io.tributary.platform.embedded.internal.SqlPlatform;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.sync.SyncJob;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** A store in a sandbox, and all that imports its orders, in this JVM: an H2 file as in the distribution, real HTTP. */
final class World implements AutoCloseable {
    private static final AccountId ACCOUNT = new AccountId("default");

    private final Storage storage;
    private final Database database;
    private final SandboxServer server;
    private final SandboxStore store;
    private final BigCommerce connector = Connector.create(Set.of("127.0.0.0/8"));
    private final Connection connection;
    private final SyncJob orders;
    private final Orders ledger;
    private long runs;

    private World(Storage storage, SandboxServer server, StoreSpec spec) throws Exception {
        this.storage = storage;
        this.server = server;
        this.store = server.createStore(spec);
        this.database = new SqlDatabase(storage.dataSource());
        SqlEmbeddedPlatform administration = new SqlEmbeddedPlatform(database, new SqlAuditLog(database));
        for (String code : new String[] {"ANN10", "BOB10"}) {
            administration.addAffiliate(
                    ACCOUNT,
                    code,
                    "affiliate@example.com",
                    Optional.of(new AffiliateCode(code)),
                    new Actor("benchmark", ""));
        }
        this.connection = new Connection(
                new ConnectionId(ACCOUNT, spec.hash()),
                StoreAddress.parse(store.apiPath().toString()),
                "",
                Connection.State.ACTIVE,
                "",
                spec.name(),
                "127.0.0.1",
                Currency.getInstance("USD"),
                ZoneOffset.UTC,
                Instant.now(),
                OrderRules.standard(),
                Optional.empty());
        this.ledger = new LedgerOrders(database, new OneStore(this));
        this.orders = new OrdersJob(
                database,
                new OneStore(this),
                new SqlPlatform(database, new OpenSecrets(), new Snippet("")),
                new OpenSecrets());
    }

    static World with(StoreSpec spec) throws Exception {
        return with(spec, Storage.h2());
    }

    /** Takes the storage over, to close it at the end. */
    static World with(StoreSpec spec, Storage storage) throws Exception {
        return new World(storage, SandboxServer.start(0, Clock.systemUTC()), spec);
    }

    Storage storage() {
        return storage;
    }

    Orders ledger() {
        return ledger;
    }

    AffiliatePlatform platform() {
        return new SqlPlatform(database, new OpenSecrets(), new Snippet(""));
    }

    SandboxStore store() {
        return store;
    }

    Connection connection() {
        return connection;
    }

    Store open(CallObserver observer) throws StoreException {
        return connector.open(
                connection.address(), new Credentials.AccessToken(store.spec().token()), observer);
    }

    /** Runs the order import once and answers its figures. */
    BenchRun importOrders() throws Exception {
        BenchRun run = new BenchRun(connection, ++runs);
        orders.run(run);
        return run;
    }

    @Override
    public void close() throws IOException {
        server.close();
        storage.close();
    }
}
