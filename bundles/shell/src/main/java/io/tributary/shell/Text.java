package io.tributary.shell;

import java.math.BigDecimal;
import java.util.Locale;

/** Makes text that others wrote fit for a terminal. */
final class Text {
    private Text() {}

    /** An amount with at least two decimal places, and more where it has them: {@code 50.00}, {@code 62.6793}. */
    static String amount(BigDecimal amount) {
        int places = amount.stripTrailingZeros().scale();
        return amount.setScale(Math.max(2, places)).toPlainString();
    }

    /**
     * The text with everything visible: control characters, which a terminal would obey, and those that hide or reorder
     * what is around them stand as escapes like {@code \\u001b}.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (harmless(point)) {
                plain.appendCodePoint(point);
            } else {
                plain.append("\\u").append(point > 0xffff ? "{" : "");
                plain.append(hex(point)).append(point > 0xffff ? "}" : "");
            }
        });
        return plain.toString();
    }

    /** At most so many columns of the text, made plain; what was cut off shows as three dots. */
    static String cut(String text, int columns) {
        String plain = plain(text);
        if (width(plain) <= columns) {
            return plain;
        }
        StringBuilder cut = new StringBuilder();
        int room = columns - 3;
        for (int at = 0; at < plain.length(); ) {
            int point = plain.codePointAt(at);
            room -= width(point);
            if (room < 0) {
                break;
            }
            cut.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return cut + "...";
    }

    /** A constant as people and the REST API write it: {@code needs_attention}. */
    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** How many columns a plain text takes. */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(point) ? 2 : 1;
    }

    /** East Asian characters and pictures take two columns. */
    private static boolean wide(int point) {
        return point >= 0x1100
                && (point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0xffe0 && point <= 0xffe6
                        || point >= 0x1f300 && point <= 0x1faff
                        || point >= 0x20000 && point <= 0x3fffd);
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // Joiners belong to the spelling of names in several scripts.
            case Character.FORMAT -> point == 0x200c || point == 0x200d;
            default -> true;
        };
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
