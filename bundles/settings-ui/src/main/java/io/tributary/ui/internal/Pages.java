package io.tributary.ui.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;

/** Puts the pages at their address in the host's HTTP service, as long as this bundle runs. */
@Component(
        service = {},
        immediate = true)
public final class Pages {
    private static final String FOLDER = "/web/";

    private final HttpService http;

    @Activate
    public Pages(@Reference(name = "http") HttpService http, BundleContext context)
            throws IOException, ServletException, NamespaceException {
        this.http = http;
        http.registerServlet(
                PagesServlet.ALIAS,
                new PagesServlet(Assets.of(contents(context.getBundle()))),
                new Hashtable<>(Map.of("servlet-name", "tributary-pages")),
                http.createDefaultHttpContext());
    }

    @Deactivate
    void close() {
        http.unregister(PagesServlet.ALIAS);
    }

    private static Map<String, byte[]> contents(Bundle bundle) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (URL entry : entries(bundle)) {
            String path = entry.getPath();
            if (!path.endsWith("/")) {
                try (InputStream in = entry.openStream()) {
                    contents.put(path.substring(path.indexOf(FOLDER) + FOLDER.length()), in.readAllBytes());
                }
            }
        }
        return contents;
    }

    private static List<URL> entries(Bundle bundle) {
        var found = bundle.findEntries(FOLDER, "*", true);
        return found == null ? List.of() : Collections.list(found);
    }
}
