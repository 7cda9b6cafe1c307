package io.tributary.ui.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesServletTest {
    private static final String SCRIPT = "export const rows = 'the same words again and again';\n".repeat(40);
    private static final Assets ASSETS = Assets.of(Map.of(
            "index.html", "<script type=\"module\" src=\"/tributary/app/@version@/main.js\"></script>".getBytes(UTF_8),
            "main.js", SCRIPT.getBytes(UTF_8),
            "lib/lit/LICENSE", "BSD".getBytes(UTF_8)));
    private static final String MAIN = "/tributary/app/" + ASSETS.version() + "/main.js";

    private static Server server;
    private static int port;
    private static HttpClient client;

    @BeforeAll
    static void serve() throws Exception {
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new PagesServlet(ASSETS)), PagesServlet.ALIAS + "/*");
        server.setHandler(context);
        server.start();
        port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tributary", "/tributary/", "/tributary/app"})
    void leadsToThePages(String address) throws Exception {
        HttpResponse<byte[]> answer = get(address);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/tributary/app/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "login", "default/integrations", "default/stores/store-abc.mybigcommerce.com", "a/b/c?page=2"
            })
    void answersEveryAddressOfAPageWithTheOneDocument(String page) throws Exception {
        HttpResponse<byte[]> answer = get("/tributary/app/" + page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(text(answer)).isEqualTo("<script type=\"module\" src=\"" + MAIN + "\"></script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tributary/app/", "/tributary", "/tributary/nothing", "/tributary/app/0/gone.js"})
    void putsTheHeadersOnEveryAnswer(String address) throws Exception {
        HttpResponse<byte[]> answer = get(address);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void holdsBrowsersToTlsWhereTheProxySpeaksIt() throws Exception {
        HttpResponse<byte[]> answer = get("/tributary/app/", "X-Forwarded-Proto", "https");

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void letsBrowsersKeepFilesForEverButAskForTheDocument() throws Exception {
        assertThat(get(MAIN).headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(get("/tributary/app/").headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "*"})
    void packsForThoseWhoCanUnpack(String accepted) throws Exception {
        HttpResponse<byte[]> answer = get(MAIN, "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(answer.body()).hasSizeLessThan(SCRIPT.length() / 4);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(SCRIPT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "identity", "gzip;q=0", "gzip; q=0.0, br"})
    void packsForNobodyElse(String accepted) throws Exception {
        HttpResponse<byte[]> answer = get(MAIN, "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(answer)).isEqualTo(SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tributary/app/", "main.js"})
    void sendsNothingAgainThatTheBrowserHas(String file) throws Exception {
        String address = file.equals("main.js") ? MAIN : file;
        String tag = get(address).headers().firstValue("ETag").orElseThrow();

        for (String known : new String[] {tag, "\"other\", " + tag, "W/" + tag, "*"}) {
            HttpResponse<byte[]> answer = get(address, "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).as(known).isEmpty();
            assertThat(answer.headers().firstValue("ETag")).as(known).hasValue(tag);
        }
        assertThat(get(address, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsThePackedFormFromThePlainOne() throws Exception {
        String plain = get(MAIN).headers().firstValue("ETag").orElseThrow();
        String packed = get(MAIN, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(packed).isNotEqualTo(plain);
    }

    @Test
    void neverAnswersAScriptWithADocument() throws Exception {
        assertThat(get("/tributary/app/0123456789abcdef/main.js").statusCode()).isEqualTo(404);
        assertThat(get("/tributary/app/" + ASSETS.version() + "/none.js").statusCode())
                .isEqualTo(404);
        assertThat(get("/tributary/app/main.js").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tributary/app/../../../etc/passwd",
                "/tributary/app/VERSION/../../../../etc/passwd",
                "/tributary/app/VERSION/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "/tributary/app/VERSION/..%2f..%2f..%2fetc%2fpasswd",
                "/tributary/app/VERSION/..;/..;/etc/passwd",
                "/tributary/app/VERSION//etc/passwd",
                "/tributary/app/VERSION/..\\..\\etc\\passwd",
                "/tributary/app/VERSION/lib/lit/LICENSE",
                "/tributary/app/VERSION/main.js%00.html",
            })
    void servesNoFileButItsOwn(String address) throws Exception {
        String answer = raw("GET " + address.replace("VERSION", ASSETS.version()) + " HTTP/1.0\r\n\r\n");

        assertThat(answer).doesNotContain("root:").doesNotContain("BSD").doesNotContain("the same words");
        assertThat(answer.lines().findFirst().orElseThrow()).matches("HTTP/1.1 (200|400|404) .*");
        if (answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).endsWith("<script type=\"module\" src=\"" + MAIN + "\"></script>");
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                request(MAIN)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(SCRIPT.length());
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void canOnlyBeRead(String method) throws Exception {
        HttpResponse<byte[]> answer = client.send(
                request("/tributary/app/")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    private static HttpRequest.Builder request(String address, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static HttpResponse<byte[]> get(String address, String... headers) throws Exception {
        return client.send(request(address, headers).build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    /** As it was written: clients tidy addresses up before they send them. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
