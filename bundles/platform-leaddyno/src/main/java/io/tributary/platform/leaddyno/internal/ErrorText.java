package io.tributary.platform.leaddyno.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What LeadDyno says about an error, in one line of plain text: {@code {"error": "text"}} or {@code {"error": {"field":
 * ["message"]}}}.
 *
 * @param field the first field that is named; empty when none is
 * @param text empty when nothing was said that can be understood
 */
record ErrorText(String field, String text) {
    private static final int LENGTH = 300;
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>?");
    /** Roughly an e-mail address: whose it is is nobody's business who reads a log or an order. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>]+@[^\\s@\"'<>]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final ErrorText NOTHING = new ErrorText("", "");

    /** @param key taken out before anything is cut, so that no part of it is left */
    static ErrorText read(Wire.Answer answer, String key) {
        JsonNode json;
        try {
            json = Fields.parse(answer.body());
        } catch (MalformedException e) {
            return NOTHING;
        }
        JsonNode error = json.path("error");
        if (error.isTextual()) {
            return new ErrorText("", plain(error.textValue().replace(key, "***")));
        }
        List<String> found = new ArrayList<>();
        String first = "";
        for (Map.Entry<String, JsonNode> field : error.properties()) {
            first = first.isEmpty() ? field.getKey() : first;
            JsonNode messages = field.getValue();
            if (messages.isTextual()) {
                found.add(field.getKey() + " " + messages.textValue());
            }
            messages.forEach(each -> found.add(field.getKey() + " " + each.asText()));
        }
        return new ErrorText(
                plain(first.replace(key, "***")), plain(String.join("; ", found).replace(key, "***")));
    }

    /** Without markup and e-mail addresses, in one line, of bounded length. */
    static String plain(String text) {
        String addressless = ADDRESS.matcher(text).replaceAll("***");
        String line = BLANKS.matcher(MARKUP.matcher(addressless).replaceAll(" "))
                .replaceAll(" ")
                .replace("<", "")
                .replace(">", "")
                .strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
    }
}
