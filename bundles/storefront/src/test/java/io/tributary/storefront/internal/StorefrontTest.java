package io.tributary.storefront.internal;

import static io.tributary.storefront.internal.FakeConnections.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.audit.AuditRecord;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.NewScript;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.storefront.InstalledScript;
import io.tributary.storefront.StorefrontException;
import io.tributary.storefront.TrackingStatus;
import io.tributary.storefront.Verification;
import io.tributary.storefront.Verification.Outcome;
import io.tributary.testkit.RawServer;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of it with the real connector, a store that is served over HTTP, and a page beside it. */
class StorefrontTest {
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00.123456Z");
    private static final Actor ANN = new Actor("ann", "10.0.0.9");
    private static final Optional<URI> HOME = Optional.empty();
    private static final Connector.Limits LIMITS =
            new Connector.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20);

    /** Another try comes at once. */
    private static final class NoWaiting implements Connector.Pace {
        private Instant now = NOW;

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized void pass(Duration wait) {
            now = now.plus(wait);
        }
    }

    private final Database database = TestDatabase.empty();
    private final AuditLog audit = TestAudit.in(database);
    private final StorefrontTable table = new StorefrontTable(database, audit);
    private final FakePlatform platform = new FakePlatform();
    private final FakeConnections connections =
            new FakeConnections(Connector.create(LOOPBACK, LIMITS, new NoWaiting()));
    private final RawServer page = new RawServer(asked -> html(""));
    private final StoredStorefront storefront =
            new StoredStorefront(table, connections, Connector.pages(LOOPBACK), Clock.fixed(NOW, ZoneOffset.UTC));
    private SandboxServer server;
    private SandboxStore sandbox;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.start(0, Clock.systemUTC());
        use(StoreSpec.of("abc123").withoutQuota());
        storefront.platform = platform;
        connections.domain = "127.0.0.1:" + page.port();
    }

    @AfterEach
    void stop() {
        server.close();
        page.close();
    }

    private void use(StoreSpec spec) {
        sandbox = server.createStore(spec);
        connections.address = StoreAddress.parse(sandbox.apiPath().toString());
        connections.credentials = new Credentials.AccessToken(spec.token());
    }

    private void useScopes(String... scopes) {
        sandbox.replaceScopes(List.of(scopes));
    }

    private static RawServer.Answer html(String head) {
        String html = "<html><head>" + head + "</head><body></body></html>";
        return RawServer.ok(html.getBytes(StandardCharsets.UTF_8), "text/html");
    }

    private Store store() throws StoreException {
        return connections.open(STORE, CallObserver.NONE);
    }

    private StoreScript onlyScript() throws StoreException {
        List<StoreScript> scripts = store().scripts();
        assertThat(scripts).hasSize(1);
        return scripts.get(0);
    }

    private long changes() {
        return sandbox.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
    }

    private List<AuditRecord> audited() {
        return audit.list("default", AuditFilter.ofStore("abc123"), Long.MAX_VALUE, 50);
    }

    private String lastAction() {
        return audited().get(0).entry().action();
    }

    @Test
    void tellsTheCodeAndThatItCanBeInstalled() throws Exception {
        TrackingStatus status = storefront.status(STORE);

        assertThat(status).isEqualTo(new TrackingStatus(platform.code, true, "", Optional.empty(), Optional.empty()));
        assertThat(changes()).isOne();
        assertThat(storefront.status(STORE)).isEqualTo(status);
        assertThat(changes()).as("scopes of a token do not change").isOne();
        assertThat(store().scripts()).isEmpty();
    }

    @Test
    void installsWithOneClickOnAllPages() throws Exception {
        TrackingStatus status = storefront.install(STORE, ANN);

        StoreScript script = onlyScript();
        assertThat(script.name()).isEqualTo("Tributary tracking code");
        assertThat(script.html()).isEqualTo(platform.code.orElseThrow().html());
        assertThat(script.visibility()).isEqualTo(Visibility.ALL_PAGES);
        assertThat(script.consent()).isEqualTo(Consent.TARGETING);
        assertThat(script.enabled()).isTrue();
        assertThat(status.installed())
                .contains(new InstalledScript(script.id(), true, NOW, Visibility.ALL_PAGES, Consent.TARGETING, ""));
        assertThat(audited()).hasSize(1);
        assertThat(audited().get(0).entry().by()).isEqualTo(ANN);
        assertThat(lastAction()).isEqualTo("tracking-code.install");
        assertThat(audited().get(0).entry().after())
                .startsWith("script " + script.id() + ", all_pages, targeting, html");
    }

    @Test
    void installingAgainDoesNothing() throws Exception {
        storefront.install(STORE, ANN);
        long before = changes();

        assertThat(storefront.install(STORE, ANN)).isEqualTo(storefront.status(STORE));

        assertThat(changes()).isEqualTo(before);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void bringsAnOldVersionUpToDate() throws Exception {
        ScriptId id = storefront.install(STORE, ANN).installed().orElseThrow().id();
        platform.code = Optional.of(FakePlatform.code("1.1.0", "k-ann"));

        assertThat(storefront.status(STORE).installed().orElseThrow().current()).isFalse();
        InstalledScript now = storefront.install(STORE, ANN).installed().orElseThrow();

        assertThat(now.current()).isTrue();
        assertThat(now.id()).isEqualTo(id);
        assertThat(onlyScript().html()).contains("tracker-1.1.0.js");
        assertThat(lastAction()).isEqualTo("tracking-code.update");
        assertThat(audited().get(0).entry().before())
                .isNotEqualTo(audited().get(0).entry().after());
    }

    @Test
    void keepsTheConsentCategoryThatTheMerchantHasChosen() throws Exception {
        ScriptId id = storefront.install(STORE, ANN).installed().orElseThrow().id();
        store().updateScript(
                        id, new NewScript("Renamed", "", onlyScript().html(), Visibility.ALL_PAGES, Consent.ANALYTICS));
        platform.code = Optional.of(FakePlatform.code("1.1.0", "k-ann"));

        assertThat(storefront.install(STORE, ANN).installed().orElseThrow().consent())
                .isEqualTo(Consent.ANALYTICS);
        assertThat(onlyScript().consent()).isEqualTo(Consent.ANALYTICS);
    }

    @Test
    void staysOffTheCheckoutWhereTheTokenMayNotWriteThere() throws Exception {
        useScopes("store_v2_content");

        InstalledScript installed = storefront.install(STORE, ANN).installed().orElseThrow();

        assertThat(onlyScript().visibility()).isEqualTo(Visibility.STOREFRONT);
        assertThat(installed.visibility()).isEqualTo(Visibility.STOREFRONT);
        assertThat(installed.note()).contains("\"Checkout Content\" (modify), store_content_checkout");
        long before = changes();
        storefront.install(STORE, ANN);
        assertThat(changes()).as("only asked whether it may by now").isEqualTo(before + 1);

        useScopes("store_v2_content", "store_content_checkout");
        assertThat(storefront.install(STORE, ANN).installed().orElseThrow().note())
                .isEmpty();
        assertThat(onlyScript().visibility()).isEqualTo(Visibility.ALL_PAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"store_v2_orders", "store_v2_content_read_only"})
    void saysWhichScopeIsMissingAndWhatToDo(String scope) throws Exception {
        useScopes(scope);

        TrackingStatus status = storefront.status(STORE);
        assertThat(status.canInstall()).isFalse();
        assertThat(status.code()).isPresent();
        assertThat(status.reason())
                .contains("403", "\"Content\" (modify)", "store_v2_content", "create another one", "Script Manager");
        StorefrontException.Refused refused =
                catchThrowableOfType(StorefrontException.Refused.class, () -> storefront.install(STORE, ANN));
        assertThat(refused).hasMessageContaining("store_v2_content").hasMessageContaining("Script Manager");
        assertThat(audited()).isEmpty();
    }

    @Test
    void forgetsWhatTheFormerCredentialsMightDo() throws Exception {
        useScopes("store_v2_orders");
        assertThat(storefront.status(STORE).canInstall()).isFalse();
        useScopes("store_v2_content");
        assertThat(storefront.status(STORE).canInstall()).isFalse();

        new AccessChanges(table).connectionChanged(connections.connection());

        assertThat(storefront.status(STORE).canInstall()).isTrue();
    }

    @Test
    void adoptsItsOwnScriptInsteadOfMakingASecondOne() throws Exception {
        StoreScript own = store().createScript(new NewScript(
                "Tributary tracking code",
                "",
                FakePlatform.code("0.9.0", "k-ann").html(),
                Visibility.ALL_PAGES,
                Consent.TARGETING));

        InstalledScript installed = storefront.install(STORE, ANN).installed().orElseThrow();

        assertThat(installed.id()).isEqualTo(own.id());
        assertThat(onlyScript().html()).contains("tracker-1.0.0.js");
        assertThat(lastAction()).isEqualTo("tracking-code.adopt");
    }

    @Test
    void leavesTheScriptsOfOthersAlone() throws Exception {
        StoreScript sameName = store().createScript(new NewScript(
                "Tributary tracking code", "", "<script>1</script>", Visibility.STOREFRONT, Consent.ESSENTIAL));
        StoreScript sameCode = store().createScript(new NewScript(
                "By hand", "", platform.code.orElseThrow().html(), Visibility.STOREFRONT, Consent.ESSENTIAL));

        ScriptId ours = storefront.install(STORE, ANN).installed().orElseThrow().id();

        assertThat(store().scripts()).hasSize(3).contains(sameName, sameCode);
        storefront.remove(STORE, ANN);
        assertThat(store().scripts()).containsExactlyInAnyOrder(sameName, sameCode);
        assertThat(ours).isNotIn(sameName.id(), sameCode.id());
    }

    @Test
    void takesAwayWhatItMadeTwice() throws Exception {
        ScriptId first =
                storefront.install(STORE, ANN).installed().orElseThrow().id();
        StoreScript second = store().createScript(new NewScript(
                "Tributary tracking code",
                "",
                platform.code.orElseThrow().html(),
                Visibility.ALL_PAGES,
                Consent.TARGETING));

        storefront.install(STORE, ANN);

        assertThat(onlyScript().id()).isEqualTo(first);
        assertThat(audited().get(0).entry().after()).endsWith("taken away beside it: script " + second.id());
    }

    @Test
    void installsAgainWhatTheMerchantHasDeleted() throws Exception {
        ScriptId first =
                storefront.install(STORE, ANN).installed().orElseThrow().id();
        store().deleteScript(first);

        ScriptId second =
                storefront.install(STORE, ANN).installed().orElseThrow().id();

        assertThat(onlyScript().id()).isEqualTo(second).isNotEqualTo(first);
        assertThat(lastAction()).isEqualTo("tracking-code.install");
    }

    @Test
    void findsTheScriptWhoseMakingWasNotAnswered() throws Exception {
        sandbox.fault(Fault.on("/v3/content/scripts").method("POST").loseAnswer());

        ScriptId id = storefront.install(STORE, ANN).installed().orElseThrow().id();

        assertThat(onlyScript().id()).isEqualTo(id);
    }

    @Test
    void removesIt() throws Exception {
        ScriptId id = storefront.install(STORE, ANN).installed().orElseThrow().id();

        assertThat(storefront.remove(STORE, ANN).installed()).isEmpty();

        assertThat(store().scripts()).isEmpty();
        assertThat(lastAction()).isEqualTo("tracking-code.remove");
        assertThat(audited().get(0).entry().before()).isEqualTo("script " + id);
        assertThat(storefront.remove(STORE, ANN).installed()).isEmpty();
        assertThat(audited()).as("nothing was there to remove").hasSize(2);
    }

    @Test
    void forgetsWhatWasSeenOfACodeThatIsRemoved() throws Exception {
        storefront.install(STORE, ANN);
        storefront.verify(STORE, HOME);
        assertThat(storefront.status(STORE).verified()).isPresent();

        assertThat(storefront.remove(STORE, ANN).verified()).isEmpty();
    }

    @Test
    void removesItAlsoWhereTheStoreHasLostItOrThePlatformIsGone() throws Exception {
        ScriptId id = storefront.install(STORE, ANN).installed().orElseThrow().id();
        store().deleteScript(id);
        assertThat(storefront.remove(STORE, ANN).installed()).isEmpty();
        assertThat(audited().get(0).entry().before()).isEqualTo("not there any more");

        storefront.install(STORE, ANN);
        storefront.platform = null;
        assertThat(storefront.remove(STORE, ANN).installed()).isEmpty();
        assertThat(store().scripts()).isEmpty();
    }

    @Test
    void onlyOneChangesItAtATime() throws Exception {
        String claim = table.claim(STORE, NOW, NOW.plusSeconds(60)).orElseThrow();
        assertThat(catchThrowableOfType(StorefrontException.Unavailable.class, () -> storefront.install(STORE, ANN)))
                .hasMessageContaining("just being changed");
        assertThat(store().scripts()).isEmpty();

        table.release(STORE, claim);
        storefront.install(STORE, ANN);
        storefront.install(STORE, ANN);
    }

    @Test
    void aClaimOfSomebodyWhoDiedEnds() throws Exception {
        table.claim(STORE, NOW.minus(Duration.ofMinutes(9)), NOW).orElseThrow();
        assertThat(storefront.install(STORE, ANN).installed()).isPresent();
    }

    @Test
    void saysThatThereIsNoCodeWithoutAPlatform() throws Exception {
        storefront.platform = null;
        assertThat(storefront.status(STORE))
                .isEqualTo(new TrackingStatus(
                        Optional.empty(), false, Texts.NO_PLATFORM, Optional.empty(), Optional.empty()));
        assertThat(catchThrowableOfType(StorefrontException.Refused.class, () -> storefront.install(STORE, ANN)))
                .hasMessage(Texts.NO_PLATFORM);
        assertThat(catchThrowableOfType(StorefrontException.Refused.class, () -> storefront.verify(STORE, HOME)))
                .hasMessage(Texts.NO_PLATFORM);

        storefront.platform = platform;
        platform.code = Optional.empty();
        assertThat(storefront.status(STORE).reason())
                .isEqualTo("Fake platform has no tracking code for this account's stores.");
        platform.problem = new PlatformException.Unavailable("The database is away.", null, null);
        assertThat(storefront.status(STORE).reason()).isEqualTo("The database is away.");
        assertThat(changes()).isZero();
    }

    @Test
    void legacyAccountsAreToldToPasteIt() throws Exception {
        use(StoreSpec.of("old").withoutQuota().withLegacy("ann", "k3y"));
        connections.address = StoreAddress.parse(sandbox.legacyApiPath().toString());
        connections.credentials = new Credentials.ApiUser("ann", "k3y");

        TrackingStatus status = storefront.status(STORE);
        assertThat(status.code()).isPresent();
        assertThat(status.canInstall()).isFalse();
        assertThat(status.reason())
                .startsWith("A legacy account (API user and key) cannot")
                .contains("Script Manager");
        assertThat(catchThrowableOfType(StorefrontException.Refused.class, () -> storefront.install(STORE, ANN)))
                .hasMessage(status.reason());
        assertThat(catchThrowableOfType(StorefrontException.Refused.class, () -> storefront.remove(STORE, ANN)))
                .hasMessage(status.reason());
        assertThat(sandbox.requests()).isEmpty();
        assertThat(storefront.verify(STORE, HOME).outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void knowsOnlyConnectedStores() {
        connections.state = Connection.State.DISCONNECTED;
        assertThat(catchThrowableOfType(StorefrontException.Unknown.class, () -> storefront.status(STORE)))
                .hasMessage("The account 'default' has no connected store 'abc123'.");
        ConnectionId other = new ConnectionId(new AccountId("default"), "zoo");
        assertThat(catchThrowableOfType(StorefrontException.Unknown.class, () -> storefront.install(other, ANN)))
                .isNotNull();
    }

    @Test
    void aStoreThatCannotBeReachedIsNoReasonToForgetTheCode() throws Exception {
        storefront.install(STORE, ANN);
        server.close();

        assertThat(storefront.status(STORE).installed()).isPresent();
        assertThat(catchThrowableOfType(StorefrontException.Unavailable.class, () -> storefront.remove(STORE, ANN)))
                .hasMessageContaining("got no connection");
        assertThat(storefront.status(STORE).installed()).isPresent();
    }

    @Test
    void verifiesThePageThatShoppersGet() throws Exception {
        Verification missing = storefront.verify(STORE, HOME);
        assertThat(missing.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(missing.page()).isEqualTo("http://127.0.0.1:" + page.port() + "/");
        assertThat(missing.detail()).startsWith("The tracking code is not on the page. Install it");

        storefront.install(STORE, ANN);
        assertThat(storefront.verify(STORE, HOME).detail())
                .contains("installed, but not on the page", "about 20 seconds", "{{head.scripts}}");

        String code = platform.code.orElseThrow().html();
        page.answering(asked -> html(code));
        Verification present = storefront.verify(STORE, HOME);
        assertThat(present.outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(present.at()).isEqualTo(NOW);
        assertThat(storefront.status(STORE).verified()).contains(present);

        page.answering(asked -> html(code + code));
        assertThat(storefront.verify(STORE, HOME).outcome()).isEqualTo(Outcome.TWICE);

        page.answering(asked -> html(code.replace("k-ann", "k-bob")));
        Verification other = storefront.verify(STORE, HOME);
        assertThat(other.outcome()).isEqualTo(Outcome.OTHER_KEY);
        assertThat(other.detail()).contains("(k-bob)");

        page.answering(asked -> html(code.replace("\"k-ann\"", "none")));
        assertThat(storefront.verify(STORE, HOME).outcome()).isEqualTo(Outcome.OTHER_KEY);
    }

    @Test
    void looksWhereItIsToldTo() throws Exception {
        String code = platform.code.orElseThrow().html();
        page.answering(asked -> asked.path().equals("/sale")
                ? RawServer.status(302, "", "Location: /sale/")
                : html(asked.path().equals("/sale/") ? code : ""));
        URI sale = URI.create("http://127.0.0.1:" + page.port() + "/sale");

        Verification found = storefront.verify(STORE, Optional.of(sale));

        assertThat(found.outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(found.page()).endsWith("/sale/");
    }

    @Test
    void keepsNoAddressWithAPassword() throws Exception {
        URI address = URI.create("http://ann:secret@127.0.0.1:" + page.port() + "/");
        assertThat(catchThrowableOfType(
                        StorefrontException.Refused.class, () -> storefront.verify(STORE, Optional.of(address))))
                .hasMessageNotContaining("secret");
        assertThat(storefront.status(STORE).verified()).isEmpty();
        assertThat(page.asked).isEmpty();
    }

    @Test
    void saysWhyThereIsNoPageToLookAt() throws Exception {
        page.answering(asked -> RawServer.full(503, new byte[0], "text/html"));
        Verification closed = storefront.verify(STORE, HOME);
        assertThat(closed.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(closed.detail()).contains("503", "maintenance");

        Verification inside = storefront.verify(STORE, Optional.of(URI.create("https://10.0.0.1/")));
        assertThat(inside.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(inside.detail()).contains("is not a public address");

        int nobodys;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodys = socket.getLocalPort();
        }
        URI dead = URI.create("http://127.0.0.1:" + nobodys + "/");
        assertThat(storefront.verify(STORE, Optional.of(dead)).detail()).endsWith("got no connection.");
    }

    @Test
    void knowsWhereTheHomePageIs() {
        connections.domain = "Shop.example";
        assertThat(connections.connection().home()).isEqualTo("https://Shop.example/");
        connections.domain = "";
        assertThat(connections.connection().home()).isEqualTo("https://store-abc123.mybigcommerce.com/");
        connections.domain = "127.0.0.1.example";
        assertThat(connections.connection().home()).isEqualTo("https://127.0.0.1.example/");
        connections.domain = "localhost:8080";
        assertThat(connections.connection().home()).isEqualTo("http://localhost:8080/");
    }
}
