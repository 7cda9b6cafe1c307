package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rest.PlainPage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageServletTest {
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Guard guard = new Guard(ApiServer.ADMIN, new Sessions(Duration.ofMinutes(30), Clock.systemUTC()));
    private boolean booted = true;

    @BeforeEach
    void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        add(context, new Page("metrics", false));
        add(context, new Page("ready", true));
        server.setHandler(context);
        server.start();
    }

    private void add(ServletContextHandler context, PlainPage page) {
        context.addServlet(
                new ServletHolder(new PageServlet(page, () -> booted, guard, Json.mapper())),
                "/tributary/" + page.name() + "/*");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private record Page(String name, boolean isOpen) implements PlainPage {
        @Override
        public Document document() {
            return new Document(200, "text/plain;charset=UTF-8", name + " Grüße\n");
        }
    }

    private HttpResponse<String> send(String method, String path, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getURI().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!user.isEmpty()) {
            request.header("Authorization", ApiServer.basic(user, "right"));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("case 121: metrics without login, and as somebody without the role, and as a reader")
    void isForAdminsOnly() throws Exception {
        assertThat(send("GET", "/tributary/metrics", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/tributary/metrics", "").headers().firstValue("WWW-Authenticate"))
                .isPresent();
        assertThat(send("GET", "/tributary/metrics", "viewer").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/tributary/metrics", "reader").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/tributary/metrics", "admin").body()).isEqualTo("metrics Grüße\n");
    }

    @Test
    void everybodyMayAskWhetherTheNodeIsReadyAndNothingElse() throws Exception {
        HttpResponse<String> ready = send("GET", "/tributary/ready", "");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("ready Grüße\n");
        assertThat(send("HEAD", "/tributary/ready", "").body()).isEmpty();
        assertThat(send("GET", "/tributary/ready/more", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/tributary/ready", "").statusCode()).isEqualTo(405);
        assertThat(send("POST", "/tributary/ready", "").headers().firstValue("Allow"))
                .contains("GET, HEAD");
    }

    @Test
    void hasTheHeadersOfTheApiOnEveryAnswer() throws Exception {
        for (String user : new String[] {"", "admin"}) {
            var headers = send("GET", "/tributary/metrics", user).headers();
            GuardedServlet.HEADERS.forEach(
                    (name, value) -> assertThat(headers.firstValue(name)).contains(value));
        }
    }

    @Test
    void asksForPatienceWhileTheContainerBoots() throws Exception {
        booted = false;

        assertThat(send("GET", "/tributary/ready", "").statusCode()).isEqualTo(503);
        assertThat(send("GET", "/tributary/metrics", "admin").statusCode()).isEqualTo(503);
    }
}
