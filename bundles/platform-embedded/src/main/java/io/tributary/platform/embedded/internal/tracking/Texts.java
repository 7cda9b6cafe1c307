package io.tributary.platform.embedded.internal.tracking;

/** Texts that a browser sent, made fit to be stored and shown. */
final class Texts {
    private Texts() {}

    /** At most so many characters, without those that nobody can see and those that are halves, and no blanks around it. */
    static String shown(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(each -> !Character.isISOControl(each))
                .filter(each -> isSeen(Character.getType(each)))
                .limit(most)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /** Formatting characters turn the text around them, so that a name reads as another. */
    private static boolean isSeen(int type) {
        return type != Character.SURROGATE && type != Character.FORMAT && type != Character.UNASSIGNED;
    }
}
