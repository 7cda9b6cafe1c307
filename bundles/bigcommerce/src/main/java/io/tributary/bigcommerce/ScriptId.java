package io.tributary.bigcommerce;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which script: a UUID, in lower case. There is none that is empty, so that no address can be built which means all of
 * them.
 */
public record ScriptId(String value) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException when it is no UUID */
    public ScriptId {
        value = value.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException("a script is known by a UUID, not by '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
