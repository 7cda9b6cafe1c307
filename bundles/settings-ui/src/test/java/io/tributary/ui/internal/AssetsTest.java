package io.tributary.ui.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void hasAnotherVersionWhenAnyFileChanges() {
        String version = assets("index", "one").version();

        assertThat(assets("index", "one").version()).isEqualTo(version);
        assertThat(assets("index", "two").version()).isNotEqualTo(version);
        assertThat(assets("other index", "one").version()).isNotEqualTo(version);
    }

    @Test
    void hasAnotherVersionWhenAFileIsRenamed() {
        Assets renamed = Assets.of(Map.of("index.html", "index".getBytes(UTF_8), "other.js", "one".getBytes(UTF_8)));

        assertThat(renamed.version()).isNotEqualTo(assets("index", "one").version());
    }

    @Test
    void writesTheVersionIntoTheDocumentOnly() {
        Assets assets = assets("src=@version@", "@version@");

        assertThat(new String(assets.index().plain(), UTF_8)).isEqualTo("src=" + assets.version());
        assertThat(new String(assets.find("main.js").orElseThrow().plain(), UTF_8))
                .isEqualTo("@version@");
    }

    @Test
    void needsADocument() {
        assertThatThrownBy(() -> Assets.of(Map.of("main.js", new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the pages have no index.html");
    }

    private static Assets assets(String index, String main) {
        return Assets.of(Map.of("index.html", index.getBytes(UTF_8), "main.js", main.getBytes(UTF_8)));
    }
}
