package io.tributary.rest.internal;

import io.tributary.rest.PlainPage;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.servlet.ServletException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the pages that bundles offer at their addresses in the host's HTTP service. */
@Component(
        service = {},
        immediate = true)
public final class PlainPages {
    private static final Logger LOG = LoggerFactory.getLogger(PlainPages.class);
    private static final String PARENT = "/tributary/";

    private final HttpService http;
    private final Guard guard;
    private final BooleanSupplier isBooted;

    @Activate
    public PlainPages(
            @Reference(name = "http") HttpService http,
            @Reference(name = "login") CarefulLogin login,
            @Reference(name = "sessions") Sessions sessions,
            BundleContext context) {
        this.http = http;
        this.guard = new Guard(login, sessions);
        this.isBooted = new BootEnd(context);
    }

    @Reference(
            name = "pages",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void add(PlainPage page) {
        try {
            http.registerServlet(
                    PARENT + page.name(),
                    new PageServlet(page, isBooted, guard, Json.mapper()),
                    // Else both would be called by the class, and only one of a name is let in.
                    new Hashtable<>(Map.of("servlet-name", PARENT + page.name())),
                    http.createDefaultHttpContext());
        } catch (ServletException | NamespaceException e) {
            LOG.error("The page {}{} of {} is not served", PARENT, page.name(), page.getClass(), e);
        }
    }

    void remove(PlainPage page) {
        http.unregister(PARENT + page.name());
    }
}
