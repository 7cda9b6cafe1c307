package io.tributary.platform.embedded.internal.tracking;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page as browsers tell it; they let through more than RFC 3986 does, so this does as well.
 *
 * @param host lower case, with a port other than the usual one
 * @param path begins with a slash
 * @param query without the question mark
 */
record PageAddress(String host, String path, String query) {
    private static final Pattern SHAPE = Pattern.compile(
            "https?://([A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](?::[0-9]{1,5})?)"
                    + "([/\\\\][^?#]*)?(?:\\?([^#]*))?(?:#.*)?",
            Pattern.DOTALL);
    private static final int PLACE_LENGTH = 400;
    private static final Pattern USUAL_PORT = Pattern.compile(":(80|443)$");

    static Optional<PageAddress> find(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new PageAddress(
                        USUAL_PORT
                                .matcher(matcher.group(1).toLowerCase(Locale.ROOT))
                                .replaceFirst(""),
                        matcher.group(2) == null ? "/" : matcher.group(2),
                        matcher.group(3) == null ? "" : matcher.group(3)))
                : Optional.empty();
    }

    /** Host and path as people read them. */
    String place() {
        return Texts.shown(host + decoded(path.replace("+", "%2B")), PLACE_LENGTH);
    }

    /** The host without the {@code www.} that half of all links leave out. */
    String site() {
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    /** The first value of that name; empty when there is none. */
    String parameter(String name) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return "";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that is just one; half of an address is of no use.
            return text;
        }
    }
}
