package io.tributary.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind a benchmark's name: {@code --orders 1000}. */
record Options(Map<String, String> values) {
    Options {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException when these are not pairs of a name that is known and a value */
    static Options of(List<String> words, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!known.contains(words.get(i)) || i + 1 == words.size()) {
                throw new IllegalArgumentException(words.get(i));
            }
            values.put(words.get(i), words.get(i + 1));
        }
        return new Options(values);
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
