package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StorePages;
import java.io.Closeable;

/** Opens stores over HTTP, without a framework. */
public final class HttpBigCommerce implements BigCommerce, Closeable {
    private final Time time;
    private final Pauses pauses;
    private final AddressGuard guard;
    private final Transport transport;
    private final Workers workers = new Workers();
    private final RateBudgets budgets;
    private final Pages pages;
    private volatile Settings settings;

    HttpBigCommerce(Settings settings, Time time, Pauses pauses) {
        this.settings = settings;
        this.time = time;
        this.pauses = pauses;
        budgets = new RateBudgets(time);
        guard = new AddressGuard(() -> this.settings.addresses());
        transport = new Transport(() -> this.settings, guard);
        pages = new Pages(() -> this.settings, guard, workers);
    }

    /** Obeys other settings from now on, also for doors that are open. */
    void apply(Settings changed) {
        settings = changed;
        transport.forgetConnections();
    }

    @Override
    public Store open(StoreAddress address, Credentials credentials, CallObserver observer) throws StoreException {
        boolean token = credentials instanceof Credentials.AccessToken;
        if (token && address.kind() == StoreAddress.Kind.LEGACY) {
            throw new StoreException.Refused(
                    "An access token belongs to an API path like https://api.bigcommerce.com/stores/"
                            + (address.hash().isEmpty() ? "abc123" : address.hash())
                            + "/v3/; this is the address of a legacy account with API user and key.");
        }
        if (!token && address.kind() == StoreAddress.Kind.CURRENT) {
            throw new StoreException.Refused("An API user and key belong to a legacy API path like"
                    + " https://store-abc123.mybigcommerce.com/api/v2/; this API path needs an access token.");
        }
        Secrets secrets = Secrets.of(credentials);
        guard.check(address.root());
        Caller caller = new Caller(address, secrets, budgets, transport, guard, pauses, observer);
        return new HttpStore(address, new Door(workers, caller), time);
    }

    /** The way to public pages, under the same rule for addresses. */
    StorePages pages() {
        return pages;
    }

    @Override
    public void close() {
        transport.close();
        pages.close();
        workers.close();
    }
}
