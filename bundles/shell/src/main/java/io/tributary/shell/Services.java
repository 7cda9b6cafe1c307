package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The services that a command asks while it runs; given back at its end. */
final class Services implements AutoCloseable {
    private final BundleContext bundles;
    private final List<ServiceReference<?>> used = new ArrayList<>();

    Services(BundleContext bundles) {
        this.bundles = bundles;
    }

    /**
     * The service, as it is at this moment.
     *
     * @param room which part of the product offers it
     */
    <T> T get(Class<T> type, Room room) throws CommandFailure {
        ServiceReference<T> reference = bundles.getServiceReference(type);
        T service = reference == null ? null : bundles.getService(reference);
        if (service == null) {
            throw room.missing();
        }
        used.add(reference);
        return service;
    }

    @Override
    public void close() {
        for (ServiceReference<?> reference : used) {
            bundles.ungetService(reference);
        }
        used.clear();
    }
}
