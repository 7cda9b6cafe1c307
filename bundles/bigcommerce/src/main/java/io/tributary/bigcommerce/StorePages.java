package io.tributary.bigcommerce;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fetches public pages as a shopper's browser would: without credentials and cookies, and without running what is on them.
 * A service beside {@link BigCommerce}; safe for use by many threads.
 *
 * <p>Addresses have to be public and https, or allowed by the administrator; a page that redirects is followed to other
 * hosts under the same rule, at most {@value #MOST_REDIRECTS} times.
 */
@ProviderType
public interface StorePages {
    int MOST_REDIRECTS = 5;

    /**
     * Asks once; nothing is repeated.
     *
     * @throws StoreException.Refused when the address, or one that it redirects to, is none that we connect to
     * @throws StoreException.Unavailable when there is no answer in time, none that is a page, or too long a one
     */
    StorePage fetch(URI address) throws StoreException;
}
