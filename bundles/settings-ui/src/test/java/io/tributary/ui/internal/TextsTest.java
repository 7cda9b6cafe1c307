package io.tributary.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one file with all texts has what the pages ask for, each once. */
class TextsTest {
    private static final Path WEB = Path.of("target", "classes", "web");
    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|(?<key>[A-Za-z_$][\\w$]*|'[^'\\n]*'|\"[^\"\\n]*\")\\s*:"
                    + "|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`(?:[^`\\\\]|\\\\.)*`|[{}]",
            Pattern.DOTALL);
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:t|rich)\\(\\s*'([\\w.-]+)'|\\blabel: '(nav\\.[\\w.-]+)'");

    @Test
    void hasEveryTextThatAPageAsksFor() throws IOException {
        Set<String> texts = new HashSet<>(texts());
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                if (!file.startsWith(WEB.resolve("lib"))) {
                    Matcher asked = ASKED.matcher(Files.readString(file));
                    while (asked.find()) {
                        String key = asked.group(1) == null ? asked.group(2) : asked.group(1);
                        if (!texts.contains(key)) {
                            missing.add(WEB.relativize(file) + ": " + key);
                        }
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void hasEachTextOnce() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    /** Keys with the keys around them: {@code login.title}. */
    private static List<String> texts() throws IOException {
        List<String> found = new ArrayList<>();
        Deque<String> around = new ArrayDeque<>();
        String last = "";
        Matcher token = TOKEN.matcher(Files.readString(WEB.resolve("texts/en.js")));
        while (token.find()) {
            if (token.group("key") != null) {
                String key = token.group("key").replaceAll("['\"]", "");
                last = around.isEmpty() || around.peek().isEmpty() ? key : around.peek() + "." + key;
                found.add(last);
            } else if (token.group().equals("{")) {
                around.push(last);
            } else if (token.group().equals("}")) {
                around.pop();
            }
        }
        return found;
    }
}
