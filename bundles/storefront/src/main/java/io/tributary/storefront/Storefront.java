package io.tributary.storefront;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tracking code on the stores' pages. Whatever is changed stands in the audit log. Safe for use by many threads and
 * nodes.
 */
@ProviderType
public interface Storefront {
    /**
     * How it stands, as far as it is known here. Asks the store only when it is not known yet whether its credentials may
     * install scripts.
     */
    TrackingStatus status(ConnectionId store) throws StorefrontException.Unknown;

    /**
     * Puts the code on all pages that the credentials allow, once: what is there already is brought up to date, and
     * scripts of others are left alone.
     */
    TrackingStatus install(ConnectionId store, Actor by) throws StorefrontException;

    /** Takes away what {@link #install} made; nothing happens when it is not there any more. */
    TrackingStatus remove(ConnectionId store, Actor by) throws StorefrontException;

    /**
     * Looks at a page as a shopper would, and keeps what was seen. That the page cannot be had is an outcome, too.
     *
     * @param page the store's home page when it is empty
     */
    Verification verify(ConnectionId store, Optional<URI> page) throws StorefrontException;
}
