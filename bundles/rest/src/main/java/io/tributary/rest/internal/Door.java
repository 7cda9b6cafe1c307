package io.tributary.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.HttpContext;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;

/**
 * The HTTP service that CXF DOSGi is given instead of the host's own, by {@code HttpService.target} in its configuration
 * {@code org.apache.cxf.dosgi.http}: the servlet of our API is put behind the {@link GuardedServlet}, and CXF's page that
 * lists services is switched off.
 *
 * <p>DOSGi's own hook for security would log a line for each request, and leaves the page reachable.
 */
@Component(
        service = HttpService.class,
        property = {Door.MARK + "=rest", "service.ranking:Integer=-1000"})
public final class Door implements HttpService {
    static final String MARK = "io.tributary.door";

    /** CXF would answer .../services with a page that lists what it serves. */
    static final Map<String, String> CXF_SETTINGS = Map.of("hide-service-list-page", "true");

    private final HttpService http;
    private final ObjectMapper mapper = Json.mapper();
    private final Guard guard;
    private final AtomicBoolean isOpen = new AtomicBoolean();

    @Activate
    public Door(@Reference(name = "http", target = "(!(" + MARK + "=*))") HttpService http, BundleContext context) {
        this.http = http;
        this.guard = new Guard(new CarefulLogin(new RealmLogin(), Clock.systemUTC()), new BootEnd(context));
    }

    @Deactivate
    void close() {
        unregister(ApiExport.PATH);
    }

    /** Only our own address is served; CXF offers its servlet to every HTTP service it finds, this one included. */
    @Override
    public void registerServlet(
            String alias, Servlet servlet, @SuppressWarnings("rawtypes") Dictionary params, HttpContext context)
            throws ServletException, NamespaceException {
        if (!ApiExport.PATH.equals(alias)) {
            return;
        }
        http.registerServlet(
                alias,
                new GuardedServlet(servlet, guard, mapper),
                new Hashtable<>(CXF_SETTINGS),
                http.createDefaultHttpContext());
        isOpen.set(true);
    }

    @Override
    public void registerResources(String alias, String name, HttpContext context) {}

    /** Unlike the original it takes an alias that is gone already: when bundles stop, DOSGi comes after us. */
    @Override
    public void unregister(String alias) {
        if (ApiExport.PATH.equals(alias) && isOpen.compareAndSet(true, false)) {
            http.unregister(alias);
        }
    }

    @Override
    public HttpContext createDefaultHttpContext() {
        return http.createDefaultHttpContext();
    }
}
