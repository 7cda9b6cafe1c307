package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ina@shop.example",
                " INA@Shop.Example ",
                "ina+sale@shop.example",
                "Ina+a+b@shop.example",
                "ｉｎａ＠shop.example",
                "\u00a0ina@shop.example\u2003"
            })
    void spellingsOfOneMailboxHaveOneKey(String entered) {
        assertThat(EmailKey.find(entered)).contains(new EmailKey("ina@shop.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "i.na@shop.example, i.na@shop.example",
        "ina@other.example, ina@other.example",
        "+ina@shop.example, +ina@shop.example",
        "ina@shop+x.example, ina@shop+x.example",
        "\"a@b\"@shop.example, \"a@b\"@shop.example",
    })
    void otherAddressesStayOthers(String entered, String key) {
        assertThat(EmailKey.find(entered)).contains(new EmailKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ina", "@shop.example", "ina@", "@"})
    void whatIsNoAddressHasNoKey(String entered) {
        assertThat(EmailKey.find(entered)).isEmpty();
    }

    @Test
    void theDefaultLocaleDoesNotMatter() {
        assertThat(java.util.Locale.getDefault().getLanguage()).isEqualTo("tr");
        assertThat(EmailKey.find("LINK@SHOP.EXAMPLE")).contains(new EmailKey("link@shop.example"));
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(EmailKey.find("ina@shop.example").toString()).doesNotContain("ina");
    }
}
