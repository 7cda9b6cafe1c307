package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.full;
import static io.tributary.testkit.RawServer.ok;
import static io.tributary.testkit.RawServer.raw;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StorePage;
import io.tributary.bigcommerce.StorePages;
import io.tributary.testkit.RawServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String HTML = "<html><head><title>Shop</title></head></html>";
    private final RawServer server = new RawServer(asked -> html(HTML));
    private HttpBigCommerce connector = connector(Opened.SETTINGS);

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private static HttpBigCommerce connector(Settings settings) {
        return new HttpBigCommerce(settings, Time.SYSTEM, Pauses.REAL);
    }

    private static RawServer.Answer html(String text) {
        return ok(text.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private StorePage fetch(String path) throws StoreException {
        return connector.pages().fetch(at(path));
    }

    @Test
    void fetchesAPageAsAnybodyWould() throws StoreException {
        assertThat(fetch("/")).isEqualTo(new StorePage(at("/"), 200, HTML));
        assertThat(server.asked.get(0).headers())
                .containsOnlyKeys("accept", "accept-encoding", "connection", "host", "user-agent")
                .containsEntry("connection", "close");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503})
    void tellsWhatTheShopSaysInsteadOfAPage(int status) throws StoreException {
        server.answering(asked -> full(status, "<p>Closed</p>".getBytes(StandardCharsets.UTF_8), "text/html"));
        assertThat(fetch("/")).isEqualTo(new StorePage(at("/"), status, "<p>Closed</p>"));
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void readsThePageInItsOwnLetters() throws StoreException {
        server.answering(asked ->
                ok("<p>Caf\u00e9</p>".getBytes(StandardCharsets.ISO_8859_1), "text/html; charset=\"ISO-8859-1\""));
        assertThat(fetch("/").html()).isEqualTo("<p>Caf\u00e9</p>");
        server.answering(asked -> ok("<p>\u20ac</p>".getBytes(StandardCharsets.UTF_8), "text/html; charset=none"));
        assertThat(fetch("/").html()).isEqualTo("<p>\u20ac</p>");
    }

    @Test
    void followsRedirectsThatStayWithinTheRule() throws StoreException {
        try (RawServer www = new RawServer(asked -> html("<p>www</p>"))) {
            server.answering(asked -> asked.path().equals("/")
                    ? status(301, "", "Location: /start?a=1#top")
                    : status(302, "", "Location: http://127.0.0.1:" + www.port() + "/home", "Set-Cookie: a=b"));
            StorePage page = fetch("/");
            assertThat(page.html()).isEqualTo("<p>www</p>");
            assertThat(page.address()).hasPath("/home").hasPort(www.port());
            assertThat(server.asked).extracting(RawServer.Asked::target).containsExactly("/", "/start?a=1");
            assertThat(www.asked.get(0).headers()).doesNotContainKeys("cookie", "referer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.7/",
                "https://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://1.1.1.1/",
                "https://ann:secret.0.0.1/",
                "ftp://127.0.0.1/",
                "javascript:alert(1)",
            })
    void isNotLedToWhereItMayNotGo(String target) {
        connector.close();
        connector = connector(new Settings(
                AddressRule.of(List.of("127.0.0.1")),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                1 << 20));
        server.answering(asked -> status(302, "", "Location: " + target));
        assertThat(catchThrowableOfType(StoreException.Refused.class, () -> fetch("/")))
                .hasMessageContaining(" public ")
                .hasMessageNotContaining("secret");
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void givesUpARedirectInACircle() {
        server.answering(asked -> status(307, "", "Location: /again?secret=1"));
        assertThat(catchThrowableOfType(StoreException.Refused.class, () -> fetch("/")))
                .hasMessage("http://127.0.0.1:" + server.port()
                        + "/ redirects more than 5 times, the last time to http://127.0.0.1:" + server.port()
                        + "/again; a page that shoppers see does not.");
        assertThat(server.asked).hasSize(1 + StorePages.MOST_REDIRECTS);
    }

    @Test
    void refusesAnAddressThatNobodyAllowed() {
        StorePages strict = Connector.pages(List.of());
        for (String address : List.of("http://127.0.0.1/", "https://localhost/", "https://10.1.1.1/", "file:///etc")) {
            assertThatThrownBy(() -> strict.fetch(URI.create(address))).isInstanceOf(StoreException.Refused.class);
        }
    }

    @Test
    void refusesPagesThatAreTooLong() {
        server.answering(asked -> html("x".repeat((1 << 20) + 1)));
        assertThatThrownBy(() -> fetch("/"))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageEndingWith("/ was answered with more than 1 MB, which is refused.");
        server.answering(asked -> out -> RawServer.endless(true).write(out));
        assertThatThrownBy(() -> fetch("/")).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void saysWhyThereIsNoPage() {
        server.answering(asked -> RawServer.json("{}"));
        assertThatThrownBy(() -> fetch("/")).hasMessageEndingWith("was answered with something else than a web page.");
        server.answering(asked -> status(302, ""));
        assertThatThrownBy(() -> fetch("/")).hasMessageEndingWith("was answered with a redirect without an address.");
        server.answering(asked -> raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>"));
        assertThatThrownBy(() -> fetch("/")).hasMessageEndingWith("broke off before the answer was complete.");
        server.close();
        assertThatThrownBy(() -> fetch("/"))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessage("http://127.0.0.1:" + server.port() + "/ got no connection.");
    }

    @Test
    void givesUpAShopThatIsSilent() {
        patient(Duration.ofMillis(200), Duration.ofSeconds(30));
        server.answering(asked -> server.silentAfter("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"));
        assertThatThrownBy(() -> fetch("/")).hasMessageEndingWith("got no answer in time.");
    }

    @Test
    void givesUpAShopThatDrips() {
        patient(Duration.ofSeconds(30), Duration.ofMillis(500));
        server.answering(asked ->
                server.slowly("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + "<p>".repeat(10_000), 50));
        assertThatThrownBy(() -> fetch("/")).hasMessageContaining("no complete answer within");
    }

    /** @param silence the longest; the other limit is for a whole answer */
    private void patient(Duration silence, Duration total) {
        connector.close();
        connector =
                connector(new Settings(Opened.SETTINGS.addresses(), Duration.ofSeconds(5), silence, total, 1 << 20));
    }

    @Test
    void anInterruptEndsItAtOnce() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        server.answering(request -> {
            asked.countDown();
            return server.silentAfter("");
        });
        StoreException[] outcome = new StoreException[1];
        Thread caller =
                new Thread(() -> outcome[0] = catchThrowableOfType(StoreException.Interrupted.class, () -> fetch("/")));
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join(4_000);
        assertThat(outcome[0]).isNotNull();
    }
}
