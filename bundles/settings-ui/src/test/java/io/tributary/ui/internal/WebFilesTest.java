package io.tributary.ui.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold for the files of the pages, all of them, as they are in the bundle. */
class WebFilesTest {
    private static final Path WEB = Path.of("target", "classes", "web");
    private static final int FIRST_PAGE = 150_000;
    private static final Pattern STATIC_IMPORT =
            Pattern.compile("(?:^|[;}\\n])\\s*(?:import|export)\\b(?:[^;'\"()]*?\\bfrom)?\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern DYNAMIC_IMPORT = Pattern.compile("import\\(['\"]([^'\"]+)['\"]\\)");

    private static final Map<String, String> FILES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> paths = Files.walk(WEB)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                FILES.put(WEB.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
    }

    @Test
    void theDocumentHasNoInlineCodeAndNoInlineStyle() {
        String index = FILES.get("index.html");

        assertThat(Pattern.compile("<script(?![^>]*\\ssrc=)").matcher(index).find())
                .isFalse();
        assertThat(index).doesNotContain("<style").doesNotContainPattern("\\s(style|on[a-z]+)=");
    }

    @Test
    void theDocumentNamesOnlyFilesThatAreThere() {
        assertThat(named("index.html")).isNotEmpty().allSatisfy(name -> assertThat(FILES)
                .containsKey(name));
    }

    @Test
    void noFileAsksAnotherHost() {
        own().forEach((name, text) -> assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                .as(name)
                .doesNotContainPattern("(import|src=|href=|url\\(|fetch\\()[^\\n]{0,20}https?://"));
    }

    @Test
    void textReachesTheScreenAsText() {
        own().forEach((name, text) -> assertThat(text)
                .as(name)
                .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|unsafe(HTML|SVG|Static)|document\\.write"
                        + "|\\beval\\(|new Function|srcdoc"));
        assertThat(FILES.keySet()).noneMatch(name -> name.contains("unsafe"));
    }

    /** The policy forbids the attribute; Lit's styleMap and the style sheets are the ways. */
    @Test
    void noTemplateHasAStyleAttribute() {
        own().forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern("<[^>]*\\sstyle=[\"$]"));
    }

    @Test
    void everyImportLeadsToAFile() {
        FILES.keySet().stream().filter(name -> name.endsWith(".js")).forEach(name -> {
            assertThat(imports(name, STATIC_IMPORT)).as(name).allSatisfy(found -> assertThat(FILES)
                    .containsKey(found));
            assertThat(imports(name, DYNAMIC_IMPORT)).as(name).allSatisfy(found -> assertThat(FILES)
                    .containsKey(found));
        });
    }

    @Test
    void theFirstPageIsSmall() {
        Set<String> needed = new LinkedHashSet<>(named("index.html"));
        // Whichever is the first one, with the library for charts.
        needed.addAll(imports("pages/index.js", DYNAMIC_IMPORT).stream()
                .max((one, other) -> Integer.compare(weight(one), weight(other)))
                .map(Set::of)
                .orElseThrow());
        needed.add("lib/uplot/uPlot.js");
        for (String name : Set.copyOf(needed)) {
            collect(name, needed);
        }

        assertThat(needed.stream().mapToInt(WebFilesTest::weight).sum() + weight("index.html"))
                .as("bytes of %s", needed)
                .isLessThan(FIRST_PAGE);
    }

    private static void collect(String name, Set<String> needed) {
        for (String next : imports(name, STATIC_IMPORT)) {
            if (needed.add(next)) {
                collect(next, needed);
            }
        }
    }

    private static int weight(String name) {
        Asset asset = Asset.of(name, FILES.get(name).getBytes(UTF_8)).orElseThrow();
        return asset.packed().orElse(asset.plain()).length;
    }

    private static Set<String> named(String document) {
        Set<String> names = new LinkedHashSet<>();
        Pattern.compile("(?:src|href)=\"/tributary/app/@version@/([^\"]+)\"")
                .matcher(FILES.get(document))
                .results()
                .map(found -> found.group(1))
                .forEach(names::add);
        return names;
    }

    /** Names of the files that a module imports. */
    private static Set<String> imports(String name, Pattern pattern) {
        Set<String> names = new LinkedHashSet<>();
        if (name.endsWith(".js")) {
            pattern.matcher(FILES.get(name))
                    .results()
                    .map((MatchResult found) -> Path.of(name)
                            .resolveSibling(found.group(1))
                            .normalize()
                            .toString()
                            .replace('\\', '/'))
                    .forEach(names::add);
        }
        return names;
    }

    private static Map<String, String> own() {
        Map<String, String> own = new TreeMap<>(FILES);
        own.keySet().removeIf(name -> name.startsWith("lib/") && !name.equals("lib/lit.js"));
        return own;
    }
}
