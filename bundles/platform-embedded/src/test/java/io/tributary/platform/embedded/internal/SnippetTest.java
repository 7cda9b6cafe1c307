package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AccountId;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.TrackingSettings.Addresses;
import io.tributary.platform.embedded.TrackingSettings.Credit;
import io.tributary.platform.embedded.internal.tracking.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTest {
    private final Tracker tracker = new Tracker(
            new AccountId("default"),
            "0123456789abcdef",
            new TrackerKey(TrackerKey.random()),
            1,
            new TrackingSettings("ref", Credit.LAST, 30, false, Addresses.NONE, 90));

    @Test
    void hasAllThatThePageNeeds() {
        TrackingCode code = new Snippet(" https://affiliates.example:8443/aff/ ")
                .of(tracker)
                .orElseThrow();
        assertThat(code.publicKey()).isEqualTo("0123456789abcdef");
        assertThat(code.script()).isEqualTo("affiliates.example:8443/aff/tributary/t/tributary-");
        assertThat(code.html())
                .contains(
                        "\"0123456789abcdef\"",
                        "\"ref\"",
                        "\"ignore\"",
                        "\"https://" + code.script() + "1.0.0.js\"",
                        Script.find(Script.CURRENT).orElseThrow().integrity(),
                        "{{checkout.order.id}}")
                .doesNotContain("%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "affiliates.example",
                "http://affiliates.example",
                "ftp://affiliates.example",
                "https://",
                "https://user@affiliates.example",
                "https://affiliates.example/?x",
                "https://affiliates.example/\"><script>",
                "https://affiliates.example/'+alert(1)+'"
            })
    void isNotThereWithoutAnAddressThatBrowsersTake(String address) {
        assertThat(new Snippet(address).of(tracker)).isEmpty();
        assertThat(new Snippet(address).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8181", "http://localhost", "http://[::1]:8181/"})
    void needsNoTlsOnThisMachine(String address) {
        assertThat(new Snippet(address).of(tracker)).isPresent();
    }
}
