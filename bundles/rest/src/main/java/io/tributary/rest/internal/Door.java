package io.tributary.rest.internal;

import java.util.Hashtable;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.servlet.ServletException;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;

/**
 * Puts the exported API behind the {@link GuardedServlet}, at its own address in the host's HTTP service.
 *
 * <p>DOSGi could register a servlet for us, but its hook for security logs a line for each request, and its servlet has a
 * page that lists services to everybody.
 */
@Component(
        service = {},
        immediate = true)
public final class Door {
    /** CXF would answer .../services with a page that lists what it serves. */
    static final Map<String, String> CXF_SETTINGS = Map.of("hide-service-list-page", "true");

    private final HttpService http;

    @Activate
    public Door(
            @Reference(name = "http") HttpService http,
            @Reference(name = "endpoints") DestinationRegistry endpoints,
            @Reference(name = "login") CarefulLogin login,
            @Reference(name = "sessions") Sessions sessions,
            BundleContext context)
            throws ServletException, NamespaceException {
        this.http = http;
        Guard guard = new Guard(login, sessions);
        http.registerServlet(
                ApiExport.PATH,
                servlet(endpoints, guard, new BootEnd(context)),
                new Hashtable<>(CXF_SETTINGS),
                http.createDefaultHttpContext());
    }

    /** @param isBooted false while the container installs what it boots with, so that sections are missing */
    static GuardedServlet servlet(DestinationRegistry endpoints, Guard guard, BooleanSupplier isBooted) {
        return new GuardedServlet(
                new CXFNonSpringServlet(endpoints, false),
                () -> isBooted.getAsBoolean() && endpoints.getDestinationForPath(ApiExport.PATH, true) != null,
                guard,
                Json.mapper());
    }

    @Deactivate
    void close() {
        http.unregister(ApiExport.PATH);
    }
}
