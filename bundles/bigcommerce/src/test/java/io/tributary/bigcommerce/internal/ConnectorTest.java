package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest {
    private static final Credentials TOKEN = new Credentials.AccessToken("t0ken");
    private static final Credentials USER = new Credentials.ApiUser("ann", "key");

    private static Store open(BigCommerce connector, String address, Credentials credentials) throws StoreException {
        return connector.open(StoreAddress.parse(address), credentials, CallObserver.NONE);
    }

    @ParameterizedTest
    @DisplayName("case I117: an internal address is refused in one way, whether somebody listens there or not")
    @ValueSource(booleans = {true, false})
    void refusesInternalAddresses(boolean listening) throws StoreException {
        try (RawServer server = new RawServer(asked -> RawServer.empty())) {
            String address = listening ? server.currentAddress() : "http://127.0.0.1:1/stores/abc123/v3/";
            assertThat(catchThrowableOfType(
                            StoreException.Refused.class, () -> open(Connector.create(List.of()), address, TOKEN)))
                    .hasMessage(
                            "127.0.0.1 is not a public address of a store; only public https addresses are connected"
                                    + " to, and those that the administrator allowed.");
            assertThat(server.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.5/api/v2/",
                "https://169.254.169.254/api/v2/",
                "https://[::1]/api/v2/",
                "https://localhost/api/v2/",
                "http://1.1.1.1/api/v2/",
            })
    void refusesThemInAllShapes(String address) {
        assertThatThrownBy(() -> open(Connector.create(List.of()), address, USER))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining(" is not a public address of a store;");
    }

    @Test
    void refusesANameThatLeadsInsideWhenItConnects() {
        AddressGuard guard = new AddressGuard(() -> AddressRule.of(List.of()));
        assertThatThrownBy(() -> guard.resolve("localhost")).isInstanceOf(AddressGuard.ForbiddenAddressException.class);
        assertThatThrownBy(() -> guard.resolve("127.1")).isInstanceOf(AddressGuard.ForbiddenAddressException.class);
    }

    @Test
    void obeysAChangeOfTheAllowedAddressesAtOnce() throws StoreException {
        try (RawServer server = new RawServer(asked -> RawServer.json("{\"time\":1}"))) {
            BigCommerceComponent component = new BigCommerceComponent(config("127.0.0.0/8"));
            Store store = open(component, server.currentAddress(), TOKEN);
            assertThat(store.time()).isEqualTo("1970-01-01T00:00:01Z");
            component.modified(config(""));
            assertThatThrownBy(store::time).isInstanceOf(StoreException.Refused.class);
            assertThatThrownBy(() -> open(component, server.currentAddress(), TOKEN))
                    .isInstanceOf(StoreException.Refused.class);
            component.modified(config("10.0.0.0/8 127.0.0.1"));
            assertThat(store.time()).isEqualTo("1970-01-01T00:00:01Z");
            component.deactivate();
            assertThatThrownBy(store::time)
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("was stopped");
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void readsTheConfigurationAndPassesOverWhatIsWrong() {
        Settings settings = BigCommerceComponent.settings(config("10.0.0.0/8, nonsense,,127.0.0.1\n::1"));
        assertThat(settings.addresses().allowed())
                .containsExactly(Cidr.parse("10.0.0.0/8"), Cidr.parse("127.0.0.1"), Cidr.parse("::1"));
        assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.read()).as("-1 is not a time").isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.total()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.replyBytes()).isEqualTo(64L << 20);
    }

    @Test
    void tellsWhichCredentialsBelongToAnAddress() {
        BigCommerce connector = Connector.create(List.of());
        assertThatThrownBy(() -> open(connector, "https://store-abc123.mybigcommerce.com", TOKEN))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("https://api.bigcommerce.com/stores/abc123/v3/");
        assertThatThrownBy(() -> open(connector, "abc123", USER))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("needs an access token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "t\u00f6ken", "a\u0000b"})
    void refusesSecretsThatWouldBreakAHeader(String secret) {
        assertThatThrownBy(() -> open(Connector.create(List.of()), "abc123", new Credentials.AccessToken(secret)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageNotContaining(secret);
    }

    private static BigCommerceComponent.Config config(String allowed) {
        return new BigCommerceComponent.Config() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return BigCommerceComponent.Config.class;
            }

            @Override
            public String allowed_addresses() {
                return allowed;
            }

            @Override
            public int connect_timeout_seconds() {
                return 10;
            }

            @Override
            public int read_timeout_seconds() {
                return -1;
            }

            @Override
            public int total_timeout_seconds() {
                return 60;
            }

            @Override
            public int reply_limit_megabytes() {
                return 64;
            }
        };
    }
}
