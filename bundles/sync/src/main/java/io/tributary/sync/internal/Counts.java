package io.tributary.sync.internal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Figures of a run as text, one {@code name=figure} a line. */
final class Counts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");

    private static final Set<String> ABOUT_CALLS = Set.of("requests", "refused");

    private Counts() {}

    static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a figure's name is one word of letters and digits, not '" + name + "'");
        }
        return name;
    }

    static String write(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey() + "=" + count.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** The figures without those that tell only how the store answered. */
    static String ofWork(Map<String, Long> counts) {
        Map<String, Long> work = new TreeMap<>(counts);
        work.keySet().removeAll(ABOUT_CALLS);
        return write(work);
    }

    static Map<String, Long> read(String text) {
        Map<String, Long> counts = new TreeMap<>(Map.of("requests", 0L, "refused", 0L));
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            counts.put(line.substring(0, equals), Long.valueOf(line.substring(equals + 1)));
        });
        return counts;
    }
}
