package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the store says about an error, in one line of plain text. Its shapes differ: v2 sends a list of {@code {status,
 * message}}, v3 {@code {status, title, errors}}, and several resources something of their own.
 */
final class ErrorText {
    private static final int BYTES = 16 << 10;
    private static final int LENGTH = 300;
    private static final int DEPTH = 5;
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Set<String> SAYING = Set.of("message", "title", "detail", "error");
    private static final Set<String> HOLDING = Set.of("errors", "error", "data");

    private ErrorText() {}

    /**
     * Empty when the store said nothing that can be understood.
     *
     * @param blank takes secrets out; before anything is cut, so that no part of one is left
     */
    static String read(Reply reply, UnaryOperator<String> blank) {
        try {
            byte[] start = reply.body().readNBytes(BYTES);
            Set<String> found = new LinkedHashSet<>();
            collect(Json.MAPPER.readTree(start), found, 0);
            return plain(blank.apply(String.join("; ", found)));
        } catch (JsonProcessingException e) {
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private static void collect(JsonNode node, Set<String> found, int depth) {
        if (node == null || depth > DEPTH) {
            return;
        }
        if (node.isArray()) {
            node.forEach(each -> collect(each, found, depth + 1));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                member(member.getKey(), member.getValue(), found, depth);
            }
        } else if (node.isTextual() && depth > 0) {
            found.add(node.textValue());
        }
    }

    private static void member(String name, JsonNode value, Set<String> found, int depth) {
        if (name.equals("errors") && value.isObject()) {
            value.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    found.add(field.getKey() + ": " + field.getValue().textValue());
                } else {
                    collect(field.getValue(), found, depth + 1);
                }
            });
        } else if (value.isTextual() && SAYING.contains(name)) {
            found.add(value.textValue());
        } else if (HOLDING.contains(name)) {
            collect(value, found, depth + 1);
        }
    }

    /** Without markup, in one line, of bounded length. */
    static String plain(String text) {
        String line = BLANKS.matcher(MARKUP.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .replace("<", "")
                .replace(">", "")
                .strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
    }
}
