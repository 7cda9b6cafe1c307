package io.tributary.bigcommerce;

import org.osgi.annotation.versioning.ProviderType;

/** Opens stores. The connector service that other bundles consume; safe for use by many threads. */
@ProviderType
public interface BigCommerce {
    /**
     * A door to one store. Opening sends nothing: wrong credentials show at the first call.
     *
     * <p>All doors to one store share its request quota.
     *
     * @throws StoreException.Refused when address and credentials do not fit together, or the address is one that we do
     *     not connect to
     */
    Store open(StoreAddress address, Credentials credentials, CallObserver observer) throws StoreException;
}
