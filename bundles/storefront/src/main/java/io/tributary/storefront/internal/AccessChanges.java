package io.tributary.storefront.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what a store's credentials may do as soon as they may be others. */
@Component
public final class AccessChanges implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(AccessChanges.class);
    private final StorefrontTable table;

    @Activate
    public AccessChanges(@Reference(name = "table") StorefrontTable table) {
        this.table = table;
    }

    @Override
    public void connectionChanged(Connection connection) {
        try {
            table.forgetRefusal(connection.id());
        } catch (RuntimeException e) {
            // Installing tries anew in any case, and keeps what comes of it.
            LOG.warn("What {} allows its scripts is told as it was before", connection.id(), e);
        }
    }
}
