package io.tributary.itests.gate;

import io.tributary.platform.AffiliatePlatform;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** Offers every platform a second time, with the property {@code gate}; each {@code put} there passes the test twice. */
public final class Gate implements BundleActivator {
    /** System property with the test's address; {@link #BEFORE} and {@link #AFTER} are asked below it. */
    public static final String ADDRESS = "itests.gate";

    public static final String BEFORE = "before";
    public static final String AFTER = "after";
    /** The property of the services that it registers. */
    public static final String MARK = "gate";

    private ServiceTracker<AffiliatePlatform, ServiceRegistration<AffiliatePlatform>> tracker;

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        Filter others = context.createFilter(
                "(&(" + Constants.OBJECTCLASS + "=" + AffiliatePlatform.class.getName() + ")(!(" + MARK + "=*)))");
        tracker = new ServiceTracker<>(context, others, null) {
            @Override
            public ServiceRegistration<AffiliatePlatform> addingService(ServiceReference<AffiliatePlatform> reference) {
                Hashtable<String, Object> properties = new Hashtable<>();
                properties.put(MARK, true);
                properties.put(Constants.SERVICE_RANKING, -1);
                AffiliatePlatform guarded = guarded(context.getService(reference));
                return context.registerService(
                        AffiliatePlatform.class, new ForOthers(reference.getBundle(), guarded), properties);
            }

            @Override
            public void removedService(
                    ServiceReference<AffiliatePlatform> reference,
                    ServiceRegistration<AffiliatePlatform> registration) {
                registration.unregister();
                context.ungetService(reference);
            }
        };
        tracker.open();
    }

    @Override
    public void stop(BundleContext context) {
        tracker.close();
    }

    /** A platform that looks for others beside it must not find itself behind the gate. */
    private record ForOthers(Bundle owner, AffiliatePlatform guarded) implements ServiceFactory<AffiliatePlatform> {
        @Override
        public AffiliatePlatform getService(Bundle asking, ServiceRegistration<AffiliatePlatform> registration) {
            return asking.equals(owner) ? null : guarded;
        }

        @Override
        public void ungetService(
                Bundle asking, ServiceRegistration<AffiliatePlatform> registration, AffiliatePlatform service) {
            // There is one for all.
        }
    }

    private static AffiliatePlatform guarded(AffiliatePlatform platform) {
        return (AffiliatePlatform) Proxy.newProxyInstance(
                Gate.class.getClassLoader(),
                new Class<?>[] {AffiliatePlatform.class},
                (proxy, method, arguments) -> call(platform, method, arguments));
    }

    private static Object call(AffiliatePlatform platform, Method method, Object[] arguments) throws Throwable {
        boolean puts = method.getName().equals("put");
        try {
            if (puts) {
                pass(BEFORE);
            }
            Object answer = method.invoke(platform, arguments);
            if (puts) {
                pass(AFTER);
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void pass(String side) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(System.getProperty(ADDRESS)).resolve(side).toURL().openConnection();
        try {
            connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
