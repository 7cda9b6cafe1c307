package io.tributary.platform.leaddyno.internal;

import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeListener;
import io.tributary.platform.OrderBuyers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.ServiceTracker;

/** Opens the way to LeadDyno, and reads the affiliates from time to time. */
@Component(service = LeadDynoComponent.class, immediate = true, configurationPid = "io.tributary.platform.leaddyno")
@Designate(ocd = LeadDynoComponent.Config.class)
public final class LeadDynoComponent {
    /** LeadDyno allows so many, and a few are left to the merchant's other tools. */
    private static final int LIMIT = 200;

    /** The limits of this node. */
    @ObjectClassDefinition(name = "LeadDyno platform")
    public @interface Config {
        @AttributeDefinition(name = "Address", description = "Of the API: https, or http on this machine for tests")
        String address() default Endpoint.LEADDYNO;

        @AttributeDefinition(
                name = "Key in the Authorization header",
                description = "Sends the private key as a bearer token, which LeadDyno does not document")
        boolean bearer() default false;

        @AttributeDefinition(
                name = "Requests a minute",
                description = "For one LeadDyno account on all nodes together, 30 to 200",
                min = "30",
                max = "200")
        int requests_per_minute() default 190;

        @AttributeDefinition(
                name = "Affiliates interval (minutes)",
                description = "Between two readings of all affiliates",
                min = "1")
        int affiliates_interval_minutes() default 10;
    }

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Wire wire;
    private final ScheduledExecutorService scheduler;
    private final Neighbours<OrderBuyers> buyers;
    private final Neighbours<CodeListener> listeners;
    private final Neighbours<AffiliatePlatform> others;
    private final Host host;
    private final Polls polls;

    @Activate
    public LeadDynoComponent(
            Config config,
            BundleContext bundles,
            @Reference(name = "database") Database database,
            @Reference(name = "secrets") Secrets secrets,
            @Reference(name = "audit") AuditLog audit) {
        int requests = within("requests.per.minute", config.requests_per_minute(), Budget.BURST + 10, LIMIT);
        int minutes = within("affiliates.interval.minutes", config.affiliates_interval_minutes(), 1, 24 * 60);
        buyers = new Neighbours<>(bundles, OrderBuyers.class);
        listeners = new Neighbours<>(bundles, CodeListener.class);
        others = new Neighbours<>(bundles, AffiliatePlatform.class);
        wire = new Wire(Endpoint.of(config.address(), config.bearer()));
        host = Host.of(
                database,
                secrets,
                audit,
                wire,
                config.bearer(),
                requests,
                Clock.systemUTC(),
                Pace.real(stopped),
                buyers::all,
                listeners::all,
                others::first);
        polls = new Polls(host, Duration.ofMinutes(minutes));
        scheduler = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "tributary-leaddyno-polls");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.scheduleWithFixedDelay(polls::due, 1, 1, TimeUnit.MINUTES);
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "io.tributary.platform.leaddyno: " + key + " is from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    Host host() {
        return host;
    }

    Polls polls() {
        return polls;
    }

    @Deactivate
    void deactivate() {
        stopped.countDown();
        scheduler.shutdownNow();
        wire.close();
        buyers.close();
        listeners.close();
        others.close();
    }

    /**
     * The services of a type that others offer, from the first question on. They need the platform themselves, so looking for them while it is
     * being made would go round in a circle.
     */
    private static final class Neighbours<T> {
        private final ServiceTracker<T, T> tracker;
        private boolean open;

        Neighbours(BundleContext bundles, Class<T> type) {
            tracker = new ServiceTracker<>(bundles, fromOthers(bundles, type), null);
        }

        private static Filter fromOthers(BundleContext bundles, Class<?> type) {
            try {
                return bundles.createFilter("(&(" + Constants.OBJECTCLASS + "=" + type.getName() + ")(!("
                        + Constants.SERVICE_BUNDLEID + "=" + bundles.getBundle().getBundleId() + ")))");
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private void open() {
            if (!open) {
                tracker.open();
                open = true;
            }
        }

        synchronized List<T> all() {
            open();
            return List.copyOf(tracker.getTracked().values());
        }

        /** The one with the highest ranking. */
        synchronized Optional<T> first() {
            open();
            return Optional.ofNullable(tracker.getService());
        }

        synchronized void close() {
            tracker.close();
        }
    }
}
