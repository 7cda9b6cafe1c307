package io.tributary.audit;

import java.nio.charset.StandardCharsets;

/** Brings texts to a form that every database gives back as it was, so that a hash over it holds for ever. */
final class Texts {
    private static final String MORE = "...";

    private Texts() {}

    /** The text without NUL and halves of characters; at most so many UTF-16 units, with three dots where it was cut. */
    static String cut(String text, int longest) {
        String whole =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        if (whole.length() <= longest) {
            return whole;
        }
        int end = longest - MORE.length();
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
