package io.tributary.rest.internal;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.remoteserviceadmin.RemoteServiceAdminEvent;
import org.osgi.service.remoteserviceadmin.RemoteServiceAdminListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that knows how the API reaches HTTP: the root resource is registered as a service that CXF DOSGi
 * exports. An export that fails is not tried again by DOSGi, so this component offers the service anew.
 */
@Component(
        service = {},
        immediate = true)
public final class ApiExport implements RemoteServiceAdminListener {
    static final String PATH = "/tributary/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(ApiExport.class);

    private final BundleContext bundles;
    private final RootResource root;
    private final Retry retry;
    private final Runnable stopTimer;
    private final ServiceRegistration<RemoteServiceAdminListener> listening;
    private ServiceRegistration<RootApi> registration;

    @Activate
    public ApiExport(BundleContext bundles, @Reference(name = "sections") Sections sections) {
        this(
                bundles,
                sections,
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "tributary-rest-export")));
    }

    private ApiExport(BundleContext bundles, Sections sections, ScheduledExecutorService timer) {
        this(
                bundles,
                sections,
                (task, pause) -> timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS),
                timer::shutdownNow);
    }

    /** For tests: a timer that runs nothing by itself. */
    ApiExport(BundleContext bundles, Sections sections, Retry.Timer timer, Runnable stopTimer) {
        this.bundles = bundles;
        this.root = new RootResource(sections, providers());
        this.retry = new Retry(timer);
        this.stopTimer = stopTimer;
        // By hand: what is offered next calls this listener, while the component is still being made.
        this.listening = bundles.registerService(RemoteServiceAdminListener.class, this, null);
        offer();
    }

    static List<Object> providers() {
        return List.of(
                new OnlyThroughTheDoor(),
                new JsonBody(Json.mapper()),
                new Problems.OfSections(),
                new Problems.OfJaxRs(),
                new Problems.OfBugs());
    }

    @Deactivate
    void close() {
        listening.unregister();
        stopTimer.run();
        withdraw();
    }

    @Override
    public void remoteAdminEvent(RemoteServiceAdminEvent event) {
        boolean isExport = event.getType() == RemoteServiceAdminEvent.EXPORT_REGISTRATION;
        boolean isFailure = event.getType() == RemoteServiceAdminEvent.EXPORT_ERROR;
        if (!(isExport || isFailure) || !concernsUs(event)) {
            return;
        }
        if (isExport) {
            LOG.info("The REST API is served under {}", PATH);
            retry.succeeded();
        } else {
            LOG.warn("The REST API could not be exported; trying again", event.getException());
            retry.failed(this::offerAgain);
        }
    }

    private boolean concernsUs(RemoteServiceAdminEvent event) {
        if (event.getExportReference() == null) {
            return true;
        }
        ServiceReference<?> service = event.getExportReference().getExportedService();
        return service == null || service.getBundle() == bundles.getBundle();
    }

    private void offerAgain() {
        withdraw();
        offer();
    }

    private synchronized void offer() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("service.exported.interfaces", "*");
        properties.put("service.exported.configs", "org.apache.cxf.rs");
        properties.put("org.apache.cxf.rs.address", PATH);
        properties.put("cxf.bus.prop.skip.default.json.provider.registration", "true");
        registration = bundles.registerService(RootApi.class, root, properties);
    }

    private synchronized void withdraw() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }

    /** Pauses that double, from one second to a minute. */
    static final class Retry {
        private static final Duration FIRST = Duration.ofSeconds(1);
        private static final Duration LAST = Duration.ofMinutes(1);

        /** Runs a task once, later. */
        interface Timer {
            void in(Runnable task, Duration pause);
        }

        private final Timer timer;
        private Duration pause = FIRST;

        Retry(Timer timer) {
            this.timer = timer;
        }

        synchronized void succeeded() {
            pause = FIRST;
        }

        synchronized void failed(Runnable again) {
            timer.in(again, pause);
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(LAST) > 0 ? LAST : next;
        }
    }
}
