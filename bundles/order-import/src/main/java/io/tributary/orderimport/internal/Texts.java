package io.tributary.orderimport.internal;

import java.nio.charset.StandardCharsets;

/** Texts from outside, made fit for every database. */
final class Texts {
    private Texts() {}

    /** Without NUL, which PostgreSQL refuses, and without halves of characters, which come back as something else. */
    static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }

    /** {@link #clean}, and not longer than {@code most} characters. */
    static String cut(String text, int most) {
        String clean = clean(text);
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }
}
