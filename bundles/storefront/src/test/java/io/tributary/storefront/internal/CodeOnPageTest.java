package io.tributary.storefront.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TrackingCode;
import io.tributary.storefront.Verification.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOnPageTest {
    private static final TrackingCode CODE = FakePlatform.code("1.0.0", "k-ann");
    /** As guides print it: one script that is an address, and one that tells it the key. */
    private static final TrackingCode GUIDE = guide("k-ann");

    private static TrackingCode guide(String key) {
        return new TrackingCode(
                "<script type=\"text/javascript\" src=\"https://static.host.example/js\"></script>\n<script>\n  Host.key ="
                        + " '" + key + "';\n  Host.recordVisit();\n</script>",
                key,
                "static.host.example/js");
    }

    private static String page(String... parts) {
        return "<!doctype html><html><head><title>Shop</title><script>var theme = {key: \"of-the-theme\"};</script>"
                + String.join("\n", parts)
                + "</head><body><p>Hello</p><script src=\"/theme.js\"></script></body></html>";
    }

    private static CodeOnPage.Found find(TrackingCode code, String html) {
        return new CodeOnPage(code).in(html);
    }

    @Test
    void findsTheCodeOnceInWhateverVersion() {
        assertThat(find(CODE, page(CODE.html())).outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(find(CODE, page(FakePlatform.code("0.9.1", "k-ann").html())).outcome())
                .isEqualTo(Outcome.PRESENT);
        assertThat(find(GUIDE, page(GUIDE.html())).outcome()).isEqualTo(Outcome.PRESENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- https://track.example/t/tracker-1.0.0.js k-ann -->",
                "<p>https://track.example/t/tracker-1.0.0.js</p>",
                "<script>Tracker.key=\"k-ann\";</script>",
                "<textarea><script src=\"https://track.example/t/tracker-1.0.0.js\"></script></textarea>",
                "<script src=\"https://track.example.evil/t/tracker-1.0.0.js\"></script>",
            })
    void isNotMisledByWhatIsNoScript(String part) {
        assertThat(find(CODE, page(part)).outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void noticesASecondOne() {
        assertThat(find(CODE, page(CODE.html(), CODE.html())).outcome()).isEqualTo(Outcome.TWICE);
        assertThat(find(GUIDE, page(GUIDE.html(), GUIDE.html())).outcome()).isEqualTo(Outcome.TWICE);
        String byHand =
                "<script src=\"//track.example/t/tracker-1.0.0.js\"></script><script>Tracker.key='k-ann'</script>";
        assertThat(find(CODE, page(CODE.html(), byHand)).outcome()).isEqualTo(Outcome.TWICE);
    }

    @Test
    void noticesTheKeyOfAnother() {
        CodeOnPage.Found other =
                find(CODE, page(FakePlatform.code("1.0.0", "k-bob").html()));
        assertThat(other.outcome()).isEqualTo(Outcome.OTHER_KEY);
        assertThat(other.others()).containsExactly("k-bob");
        CodeOnPage.Found both = find(GUIDE, page(GUIDE.html(), guide("k-bob").html()));
        assertThat(both.outcome()).isEqualTo(Outcome.OTHER_KEY);
        assertThat(both.others()).containsExactly("k-bob");
    }

    @Test
    void noticesThatTheKeyIsMissing() {
        CodeOnPage.Found found = find(GUIDE, page("<script src='https://static.host.example/js'></script>"));
        assertThat(found.outcome()).isEqualTo(Outcome.OTHER_KEY);
        assertThat(found.others()).isEmpty();
    }

    @Test
    void seesThroughConsentManagers() {
        String waiting = CODE.html().replace("<script>", "<script type=\"text/plain\" data-consent=\"targeting\">");
        CodeOnPage.Found found = find(CODE, page(waiting));
        assertThat(found.outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(found.heldBack()).isTrue();
        assertThat(find(CODE, page(CODE.html())).heldBack()).isFalse();
        String packed =
                "<script>consent.keep(\"key: \\\"k-ann\\\" https:\\/\\/track.example\\/t\\/tracker-1.0.0.js\")</script>";
        assertThat(find(CODE, page(packed)).outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(find(CODE, "").outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void aCodeWithoutAWordBeforeItsKeyIsFoundToo() {
        TrackingCode bare = new TrackingCode(
                "<script src=\"https://x.example/k-ann/t.js\"></script>", "k-ann", "x.example/k-ann/t.js");
        assertThat(find(bare, page(bare.html())).outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(find(bare, page()).outcome()).isEqualTo(Outcome.MISSING);
    }
}
