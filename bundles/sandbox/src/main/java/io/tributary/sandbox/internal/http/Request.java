package io.tributary.sandbox.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that arrived completely.
 *
 * @param path as sent, without query
 * @param query raw, empty if none
 * @param headers by lower-case name; the last of several wins
 * @param out a buffer of the connection for the answer's body; empty, and good until the next request
 */
public record Request(
        String method, String path, String query, Map<String, String> headers, byte[] body, ByteBuilder out) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Decoded parameters; the last of several with one name wins. */
    public Map<String, String> parameters() {
        return pairs(query);
    }

    /** As {@link #parameters}, of a body that a form on a page made. */
    public Map<String, String> form() {
        return pairs(bodyText());
    }

    private static Map<String, String> pairs(String encoded) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                result.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return result;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
