package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
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
            throw unseen(type) ? room.replaced() : room.missing();
        }
        used.add(reference);
        return service;
    }

    /** Whether the service is there as a class that this bundle is not wired to, since its bundle came later or anew. */
    private boolean unseen(Class<?> type) {
        try {
            return bundles.getAllServiceReferences(type.getName(), null) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a missing filter is a filter", e);
        }
    }

    @Override
    public void close() {
        for (ServiceReference<?> reference : used) {
            bundles.ungetService(reference);
        }
        used.clear();
    }
}
