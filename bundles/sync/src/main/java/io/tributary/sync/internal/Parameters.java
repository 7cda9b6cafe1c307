package io.tributary.sync.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parameters of a run as text, one {@code name=value} a line in the names' order; equal ones give equal texts. */
final class Parameters {
    private Parameters() {}

    static String write(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + escape(each.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, String> read(String text) {
        Map<String, String> parameters = new TreeMap<>();
        if (!text.isEmpty()) {
            for (String line : text.split("\n", -1)) {
                int equals = line.indexOf('=');
                parameters.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\0", "\\0");
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next == '\\') {
                i++;
                text.append(
                        switch (value.charAt(i)) {
                            case 'n' -> '\n';
                            case '0' -> '\0';
                            default -> '\\';
                        });
            } else {
                text.append(next);
            }
        }
        return text.toString();
    }
}
