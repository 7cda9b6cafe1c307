package io.tributary.connections.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionListener;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who want to know of changes. Holds their service references only: most listeners use the connections
 * themselves, and taking the services while both sides are being activated would be a circle.
 */
@Component(service = Listeners.class)
public final class Listeners implements Consumer<Connection> {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    @Reference(
            name = "listeners",
            service = ConnectionListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ServiceReference<ConnectionListener>> references = List.of();

    private final BundleContext context;

    @Activate
    public Listeners(BundleContext context) {
        this.context = context;
    }

    @Override
    public void accept(Connection connection) {
        for (ServiceReference<ConnectionListener> reference : references) {
            ConnectionListener listener = context.getService(reference);
            if (listener == null) {
                continue;
            }
            try {
                listener.connectionChanged(connection);
            } catch (RuntimeException e) {
                LOG.error("{} could not be told that {} changed", reference, connection.id(), e);
            } finally {
                context.ungetService(reference);
            }
        }
    }
}
