package io.tributary.benchmarks;

import java.util.Dictionary;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.osgi.service.http.HttpContext;
import org.osgi.service.http.HttpService;

/** The HTTP service by the server that Karaf has, on a free port of this machine. */
final class Web implements HttpService {
    private final Server server = new Server();
    private final ServletContextHandler context = new ServletContextHandler();
    private final ServerConnector connector = new ServerConnector(server);

    Web() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void registerServlet(String alias, Servlet servlet, Dictionary parameters, HttpContext http) {
        context.addServlet(new ServletHolder(servlet), alias + "/*");
    }

    @Override
    public void registerResources(String alias, String name, HttpContext http) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unregister(String alias) {
        // Nobody asks any more.
    }

    @Override
    public HttpContext createDefaultHttpContext() {
        return null;
    }

    void stop() throws Exception {
        server.stop();
    }
}
