package io.tributary.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bigcommerce.com/stores/abc123/v3/",
                "https://api.bigcommerce.com/stores/abc123/v3",
                "https://api.bigcommerce.com/stores/abc123/v2/",
                "https://api.bigcommerce.com/stores/abc123",
                "https://api.bigcommerce.com:443/stores/abc123/",
                "  HTTPS://API.BigCommerce.com/stores/ABC123/v2 \r\n",
                "\u00a0https://api.bigcommerce.com//stores/abc123//v3//\u200b",
                "api.bigcommerce.com/stores/abc123/v3/",
                "api.bigcommerce.com./stores/abc123/v3/",
                "abc123",
                " ABC123\n",
            })
    void understandsTheApiPathOfACurrentAccount(String pasted) {
        StoreAddress address = StoreAddress.parse(pasted);
        assertThat(address).hasToString("https://api.bigcommerce.com/stores/abc123/v3/");
        assertThat(address.kind()).isEqualTo(StoreAddress.Kind.CURRENT);
        assertThat(address.hash()).isEqualTo("abc123");
    }

    @ParameterizedTest
    @DisplayName("case J125: understands the addresses of legacy stores")
    @CsvSource({
        "https://store-abc123.mybigcommerce.com/api/v2/, https://store-abc123.mybigcommerce.com/api/v2/, abc123",
        "https://store-abc123.mybigcommerce.com/api/v2, https://store-abc123.mybigcommerce.com/api/v2/, abc123",
        "https://Store-ABC123.MyBigCommerce.com, https://store-abc123.mybigcommerce.com/api/v2/, abc123",
        "store-abc123-2.mybigcommerce.com/api/v3, https://store-abc123-2.mybigcommerce.com/api/v2/, abc123",
        "https://store.example/api/v2/, https://store.example/api/v2/, ''",
        "https://store.example/api, https://store.example/api/v2/, ''",
        "https://www.store.example/, https://www.store.example/api/v2/, ''",
        "store.example, https://store.example/api/v2/, ''",
        "https://bücher.example, https://xn--bcher-kva.example/api/v2/, ''",
    })
    void understandsTheAddressOfALegacyStore(String pasted, String understood, String hash) {
        StoreAddress address = StoreAddress.parse(pasted);
        assertThat(address).hasToString(understood);
        assertThat(address.kind()).isEqualTo(StoreAddress.Kind.LEGACY);
        assertThat(address.hash()).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/stores/abc123/v3/, http://127.0.0.1:8080/stores/abc123/v3/",
        "http://127.0.0.1:8080/api/v2/, http://127.0.0.1:8080/api/v2/",
        "http://localhost:8080/api/v2, http://localhost:8080/api/v2/",
        "http://[::1]:8080/stores/abc123, http://[0:0:0:0:0:0:0:1]:8080/stores/abc123/v3/",
        "http://127.0.0.1:80/stores/abc123, http://127.0.0.1/stores/abc123/v3/",
    })
    void understandsPortsAndPlainHttpOnlyWhereAnIpAddressIsNamed(String pasted, String understood) {
        assertThat(StoreAddress.parse(pasted)).hasToString(understood);
    }

    @ParameterizedTest
    @DisplayName("case I117: refuses everything else with a sentence that shows a good one")
    @ValueSource(
            strings = {
                "",
                "   ",
                "http://127.0.0.1:8080",
                "http://[::ffff:127.0.0.1]",
                "http://[::ffff:127.0.0.1]/api/v2/",
                "http://[::ffff:7f00:1]/api/v2/",
                "http://[fe80::1%25eth0]/api/v2/",
                "https://0x7f.1",
                "https://0x7f.0.0.1/api/v2/",
                "https://2130706433/api/v2/",
                "https://0177.0.0.1/api/v2/",
                "https://127.1/api/v2/",
                "https://127.0.0.1./api/v2/",
                "https://256.1.1.1/api/v2/",
                "file:///etc/passwd",
                "ftp://store.example/api/v2/",
                "javascript:alert(1)",
                "https://user@evil.example",
                "https://user:password@store.example/api/v2/",
                "https://api.bigcommerce.com@evil.example/stores/abc123/v3/",
                "https://api.bigcommerce.com.evil.example/stores/abc123/v3/",
                "https://evil.example/stores/abc123/v3/",
                "https://store-abc123.mybigcommerce.com/stores/abc123/v3/",
                "https://api.bigcommerce.com/",
                "https://api.bigcommerce.com/stores/",
                "https://api.bigcommerce.com/stores/abc123/v4/",
                "https://api.bigcommerce.com/stores/abc123/v3/catalog/products",
                "https://api.bigcommerce.com/stores/abc123/v3/?x=1",
                "https://api.bigcommerce.com/stores/../abc123/v3/",
                "https://api.bigcommerce.com\\@evil.example/stores/abc123/v3/",
                "https://api.bigcommerce.com/stores/abc\n123/v3/",
                "https://api.bigcommerce.com/stores/abc123/v3/\r\nX-Evil: 1",
                "https://api.bigcommerce.com /stores/abc123/v3/",
                "https://www.bigcommerce.com/",
                "https://good:99999",
                "https://store.example:99999/api/v2/",
                "https://store.example:0/api/v2/",
                "https://store.example:8443/api/v2/",
                "https://store.example:/api/v2/",
                "http://store.example/api/v2/",
                "http://api.bigcommerce.com/stores/abc123/v3/",
                "https://store.example/shop/shoes",
                "https://-bad.example/api/v2/",
                "https://localhost",
                "localhost",
                "https://1.2.3.4",
            })
    void refusesEverythingElse(String pasted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreAddress.parse(pasted))
                .withMessageEndingWith("A good one looks like https://api.bigcommerce.com/stores/abc123/v3/ or"
                        + " https://store-abc123.mybigcommerce.com/api/v2/.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://store-abc123.mybigcommerce.com/manage/settings/api-accounts?tab=1#x",
                "https://store-abc123.mybigcommerce.com/admin",
                "https://login.bigcommerce.com/",
            })
    void tellsThatTheControlPanelIsNotTheApi(String pasted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreAddress.parse(pasted))
                .withMessageStartingWith("This is the address of your control panel;");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreAddress.parse("https://api.bigcommerce.com/v3"))
                .withMessageStartingWith("The store hash is missing in this API path.");
    }
}
