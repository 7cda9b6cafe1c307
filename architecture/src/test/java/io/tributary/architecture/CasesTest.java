package io.tributary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cases that are claimed to hold: each is named by its number where a test holds it ({@code "case A7: ..."}). */
class CasesTest {
    private static final Pattern NAME = Pattern.compile("\"[^\"\\n]*?\\bcases? ([^:\"]*)");
    private static final Pattern NUMBER = Pattern.compile("\\b[A-J]?(\\d{1,3})\\b");

    private static final Set<Integer> CLAIMED = numbers("1 2 3 4 7 9 10 11 12 13 14 15"
            + " 16 17 19 20 21 22 23 26 27 28 30 31 33 34 35 36 37 38 39 40"
            + " 41 42 43 44 47 48 50 51 52"
            + " 53 54 55 56 57 58 59 61 62 64 65 66 67 68 69"
            + " 70 71 73 74 75 76 77 78 79 80 81 82 84 85 86 87 89 90 91 92"
            + " 93 95 96"
            + " 97 99 100 102 103 104 105"
            + " 115 116 117 119 120 121 122 123 124"
            + " 125 126 127 128");

    private static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyClaimedCaseIsNamedByATest() throws IOException {
        Set<Integer> named = new TreeSet<>();
        Path root = Path.of("..").toRealPath();
        for (Path folder : new Path[] {root.resolve("bundles"), root.resolve("itests"), root.resolve("testkit")}) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(CasesTest::isTest).toList()) {
                    collect(Files.readString(file), named);
                }
            }
        }
        assertThat(named).containsAll(CLAIMED);
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && (path.contains("/src/test/") || path.contains("/testkit/"));
    }

    private static void collect(String source, Set<Integer> named) {
        Matcher names = NAME.matcher(source);
        while (names.find()) {
            Matcher numbers = NUMBER.matcher(names.group(1));
            while (numbers.find()) {
                named.add(Integer.valueOf(numbers.group(1)));
            }
        }
    }
}
