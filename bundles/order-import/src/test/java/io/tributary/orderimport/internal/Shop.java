package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A sandbox store, the real connector to it, and an importer; one clock for all of them, which waiting moves. */
final class Shop implements AutoCloseable {
    static final Connector.Limits LIMITS =
            new Connector.Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 8 << 20);
    /** For faults that only a time-out ends; such a time is really waited for. */
    static final Connector.Limits IMPATIENT =
            new Connector.Limits(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMillis(1500), 8 << 20);

    static final String TOKEN = "t0p-s3cr3t-t0ken";
    final MovingClock clock = new MovingClock();
    final SandboxServer server = start(clock);
    final SandboxStore store;
    final Calls calls = new Calls();
    final World world;

    Shop(StoreSpec spec) {
        this(spec, LIMITS);
    }

    Shop(StoreSpec spec, Connector.Limits limits) {
        this(spec, limits, null);
    }

    /** @param door where the connector goes instead of to the store; null for the store itself */
    Shop(StoreSpec spec, Connector.Limits limits, URI door) {
        store = server.createStore(spec.withToken(TOKEN));
        world = new World(TestDatabase.empty(), open(door == null ? store.apiPath() : door, limits, calls));
    }

    private static SandboxServer start(MovingClock clock) {
        try {
            return SandboxServer.start(0, clock);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Store open(URI address, Connector.Limits limits, CallObserver observer) {
        try {
            return Connector.create(List.of("127.0.0.0/8"), limits, clock)
                    .open(StoreAddress.parse(address.toString()), new Credentials.AccessToken(TOKEN), observer);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same store, met for the first time by an importer that nothing disturbs. */
    World undisturbed() {
        World other = new World(TestDatabase.h2(), open(store.apiPath(), LIMITS, CallObserver.NONE));
        other.rules = world.rules;
        other.platform.codes.putAll(world.platform.codes);
        return other;
    }

    /** A run an hour later. */
    FakeRun run() {
        clock.later(Duration.ofHours(1));
        return world.run();
    }

    @Override
    public void close() {
        server.close();
    }

    /** What the connector told of its calls. */
    static final class Calls implements CallObserver {
        final AtomicInteger refused = new AtomicInteger();
        final AtomicReference<String> waitedFor = new AtomicReference<>("");

        @Override
        public void refused() {
            refused.incrementAndGet();
        }

        @Override
        public void waiting(Duration time, String reason) {
            waitedFor.set(reason);
        }
    }
}
