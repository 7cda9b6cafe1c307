package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "'\u001b[2Jgone', '\\u001b[2Jgone'",
        "'a\rb\nc\td', 'a\\u000db\\u000ac\\u0009d'",
        "'\u009b31m', '\\u009b31m'",
        "'\u007f', '\\u007f'",
        "'invoice\u202egnp.exe', 'invoice\\u202egnp.exe'",
        "'\u2028', '\\u2028'",
        "'\udb40\udc41', '\\u{e0041}'",
        "'\ud800', '\\ud800'",
        "'<script>', '<script>'",
        "'Ångström 木 ✓', 'Ångström 木 ✓'"
    })
    void showsWhatATerminalWouldObey(String given, String shown) {
        assertThat(Text.plain(given)).isEqualTo(shown);
    }

    @Test
    void cutsByColumnsAndNotThroughACharacter() {
        assertThat(Text.cut("木木木木木", 8)).isEqualTo("木木...");
        assertThat(Text.cut("12345678", 8)).isEqualTo("12345678");
        assertThat(Text.cut("123456789", 8)).isEqualTo("12345...");
    }

    @Test
    void cutsAfterEscaping() {
        assertThat(Text.cut("\u001b\u001b\u001b", 9)).isEqualTo("\\u001b...");
    }

    @Test
    void countsColumns() {
        assertThat(Text.width("a木e\u0301\ud83d\ude00")).isEqualTo(6);
    }
}
