package io.tributary.connections.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditRecord;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreInfo;
import io.tributary.connections.Connection;
import io.tributary.connections.Connection.State;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesText;
import io.tributary.connections.RulesVersion;
import io.tributary.connections.StoreSettings;
import io.tributary.platform.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredConnectionsTest {
    private static final AccountId ACCOUNT = new AccountId("default");
    private static final Actor BY = new Actor("admin", "192.0.2.7");
    private static final ConnectionId ID = new ConnectionId(ACCOUNT, "abc123");
    private static final StoreSettings SETTINGS = settings("https://api.bigcommerce.com/stores/abc123/v3/", "", "tok");

    private final Fixture fixture = new Fixture();
    private final FakeStore store = fixture.store;
    private final Jdbi jdbi = fixture.jdbi;
    private final List<Connection> told = fixture.told;
    private final Connections connections = fixture.connections;

    @Test
    void keepsAStoreThatPassedTheTest() throws Exception {
        Connection connection = connections.connect(ACCOUNT, SETTINGS, BY);

        assertThat(connection.id()).isEqualTo(ID);
        assertThat(connection.state()).isEqualTo(State.ACTIVE);
        assertThat(connection.name()).isEqualTo("Sally's");
        assertThat(connection.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(connection.zone().getId()).isEqualTo("America/Chicago");
        assertThat(connection.connectedAt()).isEqualTo(FakeStore.NOW);
        assertThat(connections.find(ID)).contains(connection);
        assertThat(connections.of(ACCOUNT)).containsExactly(connection);
        assertThat(connections.all()).containsExactly(connection);
        assertThat(told).containsExactly(connection);
    }

    @Test
    void opensAStoreWithTheKeptCredentials() throws Exception {
        connections.connect(ACCOUNT, settings("https://store-xyz9.mybigcommerce.com/api/v2/", "apiuser", "key"), BY);
        store.opened.clear();
        assertThat(connections
                        .open(new ConnectionId(ACCOUNT, "xyz9"), CallObserver.NONE)
                        .address()
                        .kind())
                .isEqualTo(StoreAddress.Kind.LEGACY);
        assertThat(store.opened).containsExactly("https://store-xyz9.mybigcommerce.com/api/v2/ apiuser:key");
    }

    @Test
    void keepsNoKeyInClear() throws Exception {
        connections.connect(ACCOUNT, settings("abc123", "", "a-very-secret-token"), BY);
        List<String> all = jdbi.withHandle(
                handle -> handle.createQuery("select * from connection_store").mapToMap().list().stream()
                        .map(Object::toString)
                        .toList());
        assertThat(all).hasSize(1).noneMatch(row -> row.contains("a-very-secret-token"));
    }

    @Test
    void keepsNothingWhenTheTestFails() {
        store.infoProblem = new StoreException.Unauthorized(401, "BigCommerce refused the access token (401).");
        assertThatExceptionOfType(ConnectionException.TestFailed.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS, BY))
                .withMessageContaining("\"login\"")
                .withMessageContaining("BigCommerce refused the access token (401).")
                .satisfies(e -> assertThat(e.report().ok()).isFalse());
        assertThat(connections.all()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void refusesAnAccountThatThePlatformDoesNotHave() {
        assertThatExceptionOfType(ConnectionException.Unknown.class)
                .isThrownBy(() -> connections.connect(new AccountId("nobody"), SETTINGS, BY))
                .withMessage("Fake platform has no account 'nobody'.");
    }

    @Test
    void saysThatAPlatformIsMissing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> fixture.with(new Accounts(null)).connect(ACCOUNT, SETTINGS, BY))
                .withMessageStartingWith("No affiliate platform is installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "***", "\u2022\u2022\u2022\u2022"})
    void connectsNothingWithoutAKey(String key) {
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, settings("abc123", "", key), BY))
                .satisfies(e -> assertThat(e.field()).isEqualTo("apiKey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "\u25cf\u25cf"})
    void keepsTheOldKeyWhenTheFormSendsItsMaskBack(String key) throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        connections.change(ID, settings("abc123", "", key), BY);
        store.opened.clear();
        connections.open(ID, CallObserver.NONE);
        assertThat(store.opened).containsExactly("https://api.bigcommerce.com/stores/abc123/v3/ tok");
    }

    @Test
    void neverSendsTheKeptKeyToAnotherAddress() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        store.opened.clear();
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> connections.change(ID, settings("https://203.0.113.9/stores/abc123/v3/", "", ""), BY))
                .satisfies(e -> assertThat(e.field()).isEqualTo("apiKey"));
        assertThat(connections
                        .test(ACCOUNT, settings("https://203.0.113.9/stores/abc123/v3/", "", ""))
                        .ok())
                .isFalse();
        assertThat(store.opened).isEmpty();
    }

    @Test
    void refusesAStoreThatIsConnectedAlready() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS, BY));
        assertThat(told).hasSize(1);
    }

    @Test
    void letsOneOfTwoWinWhoConnectAStoreAtTheSameTime() {
        store.whileTesting = () -> {
            store.whileTesting = () -> {};
            connectUnchecked();
        };
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS, BY));
        assertThat(connections.of(ACCOUNT)).hasSize(1);
    }

    @Test
    void letsTwoAccountsHaveTheSameStore() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        connections.connect(new AccountId("other"), SETTINGS, BY);
        assertThat(connections.all()).hasSize(2);
        assertThat(connections.of(ACCOUNT)).hasSize(1);
    }

    @Test
    void forgetsTheCredentialsWhenAStoreIsDisconnected() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        connections.disconnect(ID, BY);
        assertThat(connections.find(ID).orElseThrow().state()).isEqualTo(State.DISCONNECTED);
        int keys = jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from connection_store where api_key is not null")
                        .mapTo(Integer.class)
                        .one());
        assertThat(keys).isZero();
        assertThatExceptionOfType(StoreException.Refused.class)
                .isThrownBy(() -> connections.open(ID, CallObserver.NONE))
                .withMessage("The store abc123 is not connected.");
        assertThat(told).last().extracting(Connection::state).isEqualTo(State.DISCONNECTED);
        assertThatExceptionOfType(ConnectionException.Unknown.class).isThrownBy(() -> connections.disconnect(ID, BY));
    }

    @Test
    void goesOnWhereItWasWhenAStoreIsConnectedAgain() throws Exception {
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        DiscountProgram program = program("15");
        connections.connect(ACCOUNT, new StoreSettings("abc123", "", "tok", Optional.of(since)), BY);
        connections.setDiscountProgram(ID, program, BY);
        connections.disconnect(ID, BY);
        Connection again = connections.connect(ACCOUNT, settings("abc123", "", "new"), BY);
        assertThat(again.id()).isEqualTo(ID);
        assertThat(again.discountProgram()).contains(program);
        assertThat(again.rules().createdSince()).contains(since);
    }

    @Test
    void knowsAStoreAgainThatChangesFromItsOwnDomainToAnAccessToken() throws Exception {
        Connection first = connections.connect(ACCOUNT, settings("https://www.sallys.example/api/v2/", "u", "k"), BY);
        assertThat(first.id().store()).isEqualTo("www-sallys-example");
        Connection moved = connections.change(first.id(), SETTINGS, BY);
        assertThat(moved.id()).isEqualTo(first.id());
        assertThat(moved.address().kind()).isEqualTo(StoreAddress.Kind.CURRENT);
        connections.disconnect(first.id(), BY);
        assertThat(connections.connect(ACCOUNT, SETTINGS, BY).id()).isEqualTo(first.id());
    }

    @Test
    void believesTheHashInAnApiPathWhateverTheStoreCallsItself() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        assertThat(connections
                        .connect(ACCOUNT, settings("zzz999", "", "tok"), BY)
                        .id()
                        .store())
                .isEqualTo("zzz999");
    }

    @Test
    void refusesToTurnAConnectionIntoAnotherStore() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        store.info = new StoreInfo("zzz999", "Other", "other.example", store.info.currency(), store.info.zone(), "");
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.change(ID, settings("zzz999", "", "tok"), BY));
        assertThat(connections.find(ID).orElseThrow().name()).isEqualTo("Sally's");
    }

    @Test
    void givesChangedRulesAnotherVersionAndKeepsTheOldOnes() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS, BY).rules();
        assertThat(first).isEqualTo(OrderRules.standard());
        told.clear();

        Connection changed = connections.setRules(ID, first.withNewCustomersOnly(true), BY);

        assertThat(changed.rules()).isEqualTo(first.withNewCustomersOnly(true).withVersion(2));
        assertThat(told).containsExactly(changed);
        assertThat(connections.find(ID).orElseThrow().rules()).isEqualTo(changed.rules());
        assertThat(connections.rulesVersions(ID))
                .containsExactly(
                        new RulesVersion(changed.rules(), FakeStore.NOW, "admin"),
                        new RulesVersion(first, FakeStore.NOW, "admin"));
    }

    @Test
    void makesNoVersionOfRulesThatSayTheSame() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS, BY).rules();
        told.clear();
        assertThat(connections.setRules(ID, first, BY).rules()).isEqualTo(first);
        assertThat(connections.rulesVersions(ID)).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void refusesRulesThatWereMadeFromOlderOnes() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS, BY).rules();
        connections.setRules(ID, first.withNewCustomersOnly(true), BY);
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.setRules(ID, first.withMigrated(true), BY))
                .withMessage("The rules of abc123 are not at version 1 any more, somebody has changed them."
                        + " Read them again, and change those.");
        assertThat(connections.find(ID).orElseThrow().rules().migrated()).isFalse();
    }

    @Test
    void keepsTheRulesWhenOtherSettingsChange() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS, BY).rules();
        OrderRules second =
                connections.setRules(ID, first.withMigrated(true), BY).rules();
        assertThat(connections.change(ID, SETTINGS, BY).rules()).isEqualTo(second);
        connections.disconnect(ID, BY);
        assertThatExceptionOfType(ConnectionException.Unknown.class)
                .isThrownBy(() -> connections.setRules(ID, second.withMigrated(false), BY));
        assertThat(connections.connect(ACCOUNT, SETTINGS, BY).rules()).isEqualTo(second);
    }

    @Test
    void aStoreThatIsConnectedAgainMayGetAnotherBound() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        connections.disconnect(ID, BY);
        OrderRules again =
                connections.connect(ACCOUNT, since("2026-01-01T00:00:00Z"), BY).rules();
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.createdSince()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(connections.rulesVersions(ID)).hasSize(2);
    }

    @Test
    void changesTheBoundOfOrdersOnlyThroughTheRules() throws Exception {
        connections.connect(ACCOUNT, since("2026-01-01T00:00:00Z"), BY);
        assertThat(connections
                        .change(ID, since("2026-01-01T00:00:00Z"), BY)
                        .rules()
                        .version())
                .isEqualTo(1);
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> connections.change(ID, since("2026-02-01T00:00:00Z"), BY))
                .satisfies(e -> assertThat(e.field()).isEqualTo("ordersCreatedSince"));
    }

    @Test
    void showsThatSomethingNeedsTheMerchantOnce() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        told.clear();
        connections.needsAttention(ID, "Log in again.");
        connections.needsAttention(ID, "Log in again.");
        assertThat(told).singleElement().satisfies(connection -> {
            assertThat(connection.state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(connection.attention()).isEqualTo("Log in again.");
        });
        connections.works(ID);
        connections.works(ID);
        assertThat(told)
                .hasSize(2)
                .last()
                .extracting(Connection::state, Connection::attention)
                .containsExactly(State.ACTIVE, "");
    }

    @Test
    void doesNotWakeADisconnectedStore() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        connections.disconnect(ID, BY);
        connections.needsAttention(ID, "Log in again.");
        connections.works(ID);
        assertThat(connections.find(ID).orElseThrow().state()).isEqualTo(State.DISCONNECTED);
    }

    @Test
    void keepsTheDiscountProgramExactly() throws Exception {
        connections.connect(ACCOUNT, SETTINGS, BY);
        DiscountProgram program =
                new DiscountProgram(DiscountProgram.Type.FIXED, new BigDecimal("12.3456"), new BigDecimal("50.0000"));
        assertThat(connections.setDiscountProgram(ID, program, BY).discountProgram())
                .contains(program);
        assertThat(connections.find(ID).orElseThrow().discountProgram()).contains(program);
    }

    @Test
    void whoeverChangesSomethingStandsInTheAuditLogAndNoKeyDoes() throws Exception {
        OrderRules first =
                connections.connect(ACCOUNT, since("2026-01-01T00:00:00Z"), BY).rules();
        connections.change(ID, settings("abc123", "", "tok-2"), BY);
        connections.change(ID, settings("abc123", "", ""), BY);
        connections.setDiscountProgram(ID, program("15"), BY);
        connections.setRules(ID, first.withMigrated(true), BY);
        connections.disconnect(ID, BY);

        List<AuditEntry> entries = fixture.audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 10).stream()
                .map(AuditRecord::entry)
                .toList();
        String address = "https://api.bigcommerce.com/stores/abc123/v3/";
        assertThat(entries)
                .containsExactly(
                        entry("connection", "connection.disconnect", address, ""),
                        entry(
                                "rules",
                                "rules.set",
                                OrderRulesText.write(first),
                                OrderRulesText.write(first.withMigrated(true).withVersion(2))),
                        entry(
                                "discount program",
                                "discount-program.set",
                                "",
                                "percentage 15.0000, minimum purchase 0.0000"),
                        entry("connection", "connection.change", address, address + ", the same key"),
                        entry("connection", "connection.change", address, address + ", another key"),
                        entry(
                                "connection",
                                "connection.connect",
                                "",
                                address + ", orders created since 2026-01-01T00:00:00Z"));
        assertThat(entries.toString()).doesNotContain("tok");
    }

    @Test
    void whatWasRefusedDoesNotStandInTheAuditLog() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS, BY).rules();
        connections.setRules(ID, first.withMigrated(true), BY);
        int before = fixture.audit
                .list("default", AuditFilter.ALL, Long.MAX_VALUE, 10)
                .size();
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.setRules(ID, first.withNewCustomersOnly(true), BY));
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS, BY));
        assertThat(fixture.audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 10))
                .hasSize(before);
    }

    private static AuditEntry entry(String subject, String action, String before, String after) {
        return new AuditEntry("default", "abc123", subject, action, BY, before, after);
    }

    private static DiscountProgram program(String percent) {
        return new DiscountProgram(
                DiscountProgram.Type.PERCENTAGE, new BigDecimal(percent).setScale(4), BigDecimal.ZERO.setScale(4));
    }

    private void connectUnchecked() {
        try {
            connections.connect(ACCOUNT, SETTINGS, BY);
        } catch (ConnectionException e) {
            throw new AssertionError(e);
        }
    }

    private static StoreSettings since(String moment) {
        return new StoreSettings("abc123", "", "tok", Optional.of(Instant.parse(moment)));
    }

    private static StoreSettings settings(String url, String user, String key) {
        return new StoreSettings(url, user, key, Optional.empty());
    }
}
