package io.tributary.platform.embedded.internal;

import java.util.Locale;

/** Looks for a part of a text, in any case: {@code lower(column) like :text} and {@link #ESCAPE}. */
final class Search {
    static final String ESCAPE = " escape '!'";

    private Search() {}

    /** The pattern for texts that hold this one, whatever it holds itself. */
    static String part(String text) {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
