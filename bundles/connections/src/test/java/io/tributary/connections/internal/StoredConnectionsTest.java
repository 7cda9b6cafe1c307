package io.tributary.connections.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    private static final ConnectionId ID = new ConnectionId(ACCOUNT, "abc123");
    private static final StoreSettings SETTINGS = settings("https://api.bigcommerce.com/stores/abc123/v3/", "", "tok");

    private final Fixture fixture = new Fixture();
    private final FakeStore store = fixture.store;
    private final Jdbi jdbi = fixture.jdbi;
    private final List<Connection> told = fixture.told;
    private final Connections connections = fixture.connections;

    @Test
    void keepsAStoreThatPassedTheTest() throws Exception {
        Connection connection = connections.connect(ACCOUNT, SETTINGS);

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
        connections.connect(ACCOUNT, settings("https://store-xyz9.mybigcommerce.com/api/v2/", "apiuser", "key"));
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
        connections.connect(ACCOUNT, settings("abc123", "", "a-very-secret-token"));
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
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS))
                .withMessageContaining("\"login\"")
                .withMessageContaining("BigCommerce refused the access token (401).")
                .satisfies(e -> assertThat(e.report().ok()).isFalse());
        assertThat(connections.all()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void refusesAnAccountThatThePlatformDoesNotHave() {
        assertThatExceptionOfType(ConnectionException.Unknown.class)
                .isThrownBy(() -> connections.connect(new AccountId("nobody"), SETTINGS))
                .withMessage("Fake platform has no account 'nobody'.");
    }

    @Test
    void saysThatAPlatformIsMissing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> fixture.with(new Accounts(null)).connect(ACCOUNT, SETTINGS))
                .withMessageStartingWith("No affiliate platform is installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "***", "\u2022\u2022\u2022\u2022"})
    void connectsNothingWithoutAKey(String key) {
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, settings("abc123", "", key)))
                .satisfies(e -> assertThat(e.field()).isEqualTo("apiKey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "\u25cf\u25cf"})
    void keepsTheOldKeyWhenTheFormSendsItsMaskBack(String key) throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        connections.change(ID, settings("abc123", "", key));
        store.opened.clear();
        connections.open(ID, CallObserver.NONE);
        assertThat(store.opened).containsExactly("https://api.bigcommerce.com/stores/abc123/v3/ tok");
    }

    @Test
    void neverSendsTheKeptKeyToAnotherAddress() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        store.opened.clear();
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> connections.change(ID, settings("https://203.0.113.9/stores/abc123/v3/", "", "")))
                .satisfies(e -> assertThat(e.field()).isEqualTo("apiKey"));
        assertThat(connections
                        .test(ACCOUNT, settings("https://203.0.113.9/stores/abc123/v3/", "", ""))
                        .ok())
                .isFalse();
        assertThat(store.opened).isEmpty();
    }

    @Test
    void refusesAStoreThatIsConnectedAlready() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS));
        assertThat(told).hasSize(1);
    }

    @Test
    void letsOneOfTwoWinWhoConnectAStoreAtTheSameTime() {
        store.whileTesting = () -> {
            store.whileTesting = () -> {};
            connectUnchecked();
        };
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.connect(ACCOUNT, SETTINGS));
        assertThat(connections.of(ACCOUNT)).hasSize(1);
    }

    @Test
    void letsTwoAccountsHaveTheSameStore() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        connections.connect(new AccountId("other"), SETTINGS);
        assertThat(connections.all()).hasSize(2);
        assertThat(connections.of(ACCOUNT)).hasSize(1);
    }

    @Test
    void forgetsTheCredentialsWhenAStoreIsDisconnected() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        connections.disconnect(ID);
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
        assertThatExceptionOfType(ConnectionException.Unknown.class).isThrownBy(() -> connections.disconnect(ID));
    }

    @Test
    void goesOnWhereItWasWhenAStoreIsConnectedAgain() throws Exception {
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        DiscountProgram program = program("15");
        connections.connect(ACCOUNT, new StoreSettings("abc123", "", "tok", Optional.of(since)));
        connections.setDiscountProgram(ID, program);
        connections.disconnect(ID);
        Connection again = connections.connect(ACCOUNT, settings("abc123", "", "new"));
        assertThat(again.id()).isEqualTo(ID);
        assertThat(again.discountProgram()).contains(program);
        assertThat(again.rules().createdSince()).contains(since);
    }

    @Test
    void knowsAStoreAgainThatChangesFromItsOwnDomainToAnAccessToken() throws Exception {
        Connection first = connections.connect(ACCOUNT, settings("https://www.sallys.example/api/v2/", "u", "k"));
        assertThat(first.id().store()).isEqualTo("www-sallys-example");
        Connection moved = connections.change(first.id(), SETTINGS);
        assertThat(moved.id()).isEqualTo(first.id());
        assertThat(moved.address().kind()).isEqualTo(StoreAddress.Kind.CURRENT);
        connections.disconnect(first.id());
        assertThat(connections.connect(ACCOUNT, SETTINGS).id()).isEqualTo(first.id());
    }

    @Test
    void believesTheHashInAnApiPathWhateverTheStoreCallsItself() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        assertThat(connections
                        .connect(ACCOUNT, settings("zzz999", "", "tok"))
                        .id()
                        .store())
                .isEqualTo("zzz999");
    }

    @Test
    void refusesToTurnAConnectionIntoAnotherStore() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        store.info = new StoreInfo("zzz999", "Other", "other.example", store.info.currency(), store.info.zone(), "");
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.change(ID, settings("zzz999", "", "tok")));
        assertThat(connections.find(ID).orElseThrow().name()).isEqualTo("Sally's");
    }

    @Test
    void givesChangedRulesAnotherVersionAndKeepsTheOldOnes() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS).rules();
        assertThat(first).isEqualTo(OrderRules.standard());
        told.clear();

        Connection changed = connections.setRules(ID, first.withNewCustomersOnly(true), "admin");

        assertThat(changed.rules()).isEqualTo(first.withNewCustomersOnly(true).withVersion(2));
        assertThat(told).containsExactly(changed);
        assertThat(connections.find(ID).orElseThrow().rules()).isEqualTo(changed.rules());
        assertThat(connections.rulesVersions(ID))
                .containsExactly(
                        new RulesVersion(changed.rules(), FakeStore.NOW, "admin"),
                        new RulesVersion(first, FakeStore.NOW, "connecting the store"));
    }

    @Test
    void makesNoVersionOfRulesThatSayTheSame() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS).rules();
        told.clear();
        assertThat(connections.setRules(ID, first, "admin").rules()).isEqualTo(first);
        assertThat(connections.rulesVersions(ID)).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void refusesRulesThatWereMadeFromOlderOnes() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS).rules();
        connections.setRules(ID, first.withNewCustomersOnly(true), "admin");
        assertThatExceptionOfType(ConnectionException.Conflict.class)
                .isThrownBy(() -> connections.setRules(ID, first.withMigrated(true), "other"))
                .withMessage("The rules of abc123 are not at version 1 any more, somebody has changed them."
                        + " Read them again, and change those.");
        assertThat(connections.find(ID).orElseThrow().rules().migrated()).isFalse();
    }

    @Test
    void keepsTheRulesWhenOtherSettingsChange() throws Exception {
        OrderRules first = connections.connect(ACCOUNT, SETTINGS).rules();
        OrderRules second =
                connections.setRules(ID, first.withMigrated(true), "admin").rules();
        assertThat(connections.change(ID, SETTINGS).rules()).isEqualTo(second);
        connections.disconnect(ID);
        assertThatExceptionOfType(ConnectionException.Unknown.class)
                .isThrownBy(() -> connections.setRules(ID, second.withMigrated(false), "admin"));
        assertThat(connections.connect(ACCOUNT, SETTINGS).rules()).isEqualTo(second);
    }

    @Test
    void aStoreThatIsConnectedAgainMayGetAnotherBound() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        connections.disconnect(ID);
        OrderRules again =
                connections.connect(ACCOUNT, since("2026-01-01T00:00:00Z")).rules();
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.createdSince()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(connections.rulesVersions(ID)).hasSize(2);
    }

    @Test
    void changesTheBoundOfOrdersOnlyThroughTheRules() throws Exception {
        connections.connect(ACCOUNT, since("2026-01-01T00:00:00Z"));
        assertThat(connections.change(ID, since("2026-01-01T00:00:00Z")).rules().version())
                .isEqualTo(1);
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> connections.change(ID, since("2026-02-01T00:00:00Z")))
                .satisfies(e -> assertThat(e.field()).isEqualTo("ordersCreatedSince"));
    }

    @Test
    void showsThatSomethingNeedsTheMerchantOnce() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
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
        connections.connect(ACCOUNT, SETTINGS);
        connections.disconnect(ID);
        connections.needsAttention(ID, "Log in again.");
        connections.works(ID);
        assertThat(connections.find(ID).orElseThrow().state()).isEqualTo(State.DISCONNECTED);
    }

    @Test
    void keepsTheDiscountProgramExactly() throws Exception {
        connections.connect(ACCOUNT, SETTINGS);
        DiscountProgram program =
                new DiscountProgram(DiscountProgram.Type.FIXED, new BigDecimal("12.3456"), new BigDecimal("50.0000"));
        assertThat(connections.setDiscountProgram(ID, program).discountProgram())
                .contains(program);
        assertThat(connections.find(ID).orElseThrow().discountProgram()).contains(program);
    }

    private static DiscountProgram program(String percent) {
        return new DiscountProgram(
                DiscountProgram.Type.PERCENTAGE, new BigDecimal(percent).setScale(4), BigDecimal.ZERO.setScale(4));
    }

    private void connectUnchecked() {
        try {
            connections.connect(ACCOUNT, SETTINGS);
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
