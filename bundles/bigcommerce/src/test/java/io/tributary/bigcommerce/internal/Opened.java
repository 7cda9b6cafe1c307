package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake store and a door to it, with a clock that never makes a test wait. */
final class Opened implements Closeable, CallObserver {
    static final String TOKEN = "s3cr3t-token";
    static final Settings SETTINGS = new Settings(
            AddressRule.of(List.of("127.0.0.0/8")),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            1 << 20);
    final RawServer server;
    final FakeTime time = new FakeTime();
    final HttpBigCommerce connector;
    final Store store;
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    private Opened(RawServer server, Settings settings, boolean legacy) throws StoreException {
        this.server = server;
        connector = new HttpBigCommerce(settings, time, new Pauses(() -> 0.5, time::jump));
        store = legacy
                ? connector.open(
                        StoreAddress.parse(server.legacyAddress()), new Credentials.ApiUser("ann", "k3y-of-ann"), this)
                : connector.open(StoreAddress.parse(server.currentAddress()), new Credentials.AccessToken(TOKEN), this);
    }

    static Opened current(RawServer.Handler handler) throws StoreException {
        return new Opened(new RawServer(handler), SETTINGS, false);
    }

    static Opened current(Settings settings, RawServer.Handler handler) throws StoreException {
        return new Opened(new RawServer(handler), settings, false);
    }

    static Opened legacy(RawServer.Handler handler) throws StoreException {
        return new Opened(new RawServer(handler), SETTINGS, true);
    }

    @Override
    public void sent() {
        sent.incrementAndGet();
    }

    @Override
    public void refused() {
        refused.incrementAndGet();
    }

    @Override
    public void close() {
        connector.close();
        server.close();
    }
}
