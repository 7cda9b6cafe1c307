package io.tributary.orderimport.internal;

/** Texts from outside, made fit for every database. */
final class Texts {
    private Texts() {}

    /**
     * Without the one character that PostgreSQL refuses, and not longer than {@code most} characters.
     */
    static String cut(String text, int most) {
        String clean = text.replace('\0', '\ufffd');
        if (clean.length() <= most) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most;
        return clean.substring(0, end);
    }
}
