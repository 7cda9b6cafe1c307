package io.tributary.orderimport.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Texts from outside, made fit for every database. */
final class Texts {
    private Texts() {}

    /** Without NUL, which PostgreSQL refuses, and without halves of characters, which come back as something else. */
    static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }

    /** {@code up to 40 s}, {@code up to 3 min}, {@code up to 2 h 5 min}. */
    static String upTo(Duration time) {
        if (time.compareTo(Duration.ofSeconds(90)) < 0) {
            return "up to " + Math.max(1, time.toSeconds()) + " s";
        }
        long minutes = time.plusSeconds(59).toMinutes();
        return "up to " + (minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min");
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
