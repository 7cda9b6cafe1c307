package io.tributary.rest.internal;

import io.tributary.rest.RestSection;
import io.tributary.rest.internal.Login.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** The API on a port of its own, put together as CXF DOSGi does it; {@code /cxf} leads past the guard,
 * {@code /early} to where nothing is exported yet. */
final class ApiServer {
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    private final HttpClient client = HttpClient.newHttpClient();
    private final org.apache.cxf.endpoint.Server exported;

    /** Without a database, so without sessions. */
    ApiServer(Login login, RestSection... sections) {
        this(login, new Sessions(Duration.ofMinutes(30), Clock.systemUTC()), sections);
    }

    ApiServer(Login login, Sessions sessions, RestSection... sections) {
        DestinationRegistry endpoints = new DestinationRegistryImpl();
        exported = export(endpoints, sections);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder guarded = new ServletHolder(Door.servlet(endpoints, new Guard(login, sessions), () -> true));
        guarded.setInitParameters(Door.CXF_SETTINGS);
        context.addServlet(guarded, ApiExport.PATH + "/*");
        context.addServlet(new ServletHolder(new CXFNonSpringServlet(endpoints, false)), "/cxf/*");
        ServletHolder early =
                new ServletHolder(Door.servlet(new DestinationRegistryImpl(), new Guard(login, sessions), () -> true));
        context.addServlet(early, "/early/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the test server does not start", e);
        }
    }

    private static org.apache.cxf.endpoint.Server export(DestinationRegistry endpoints, RestSection... sections) {
        Bus bus = new CXFBusFactory().createBus();
        bus.setProperty("skip.default.json.provider.registration", "true");
        RootResource root = new RootResource(new Sections(List.of(sections)), ApiExport.providers());
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(RootApi.class);
        factory.setResourceProvider(RootApi.class, new SingletonResourceProvider(root));
        factory.setAddress(ApiExport.PATH);
        factory.setDestinationFactory(new HTTPTransportFactory(endpoints));
        factory.setProviders(root.getIntents());
        return factory.create();
    }

    /** As when its bundle stops. */
    void withdraw() {
        exported.destroy();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort() + path);
    }

    /** To a path below the API, as the user that {@link #ADMIN} knows. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(ApiExport.PATH + path)).header("Authorization", basic("admin", "right"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static final Login ADMIN = (user, password, address) -> switch (user + ":" + password) {
        case "admin:right" -> Answer.admitted(Access.of(Set.of("admin")));
        case "reader:right" -> Answer.admitted(Access.of(Set.of("tributary-viewer")));
        case "viewer:right" -> Answer.refused(Login.Outcome.NOT_ALLOWED);
        case "guesser:right" -> Answer.refused(Login.Outcome.TOO_MANY);
        default -> Answer.refused(Login.Outcome.UNKNOWN);
    };

    static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    void close() throws Exception {
        server.stop();
    }
}
