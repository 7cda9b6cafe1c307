package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.http.ByteBuilder;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON straight into bytes. Commas come by themselves; the caller closes what it opens.
 *
 * <p>By hand because a page of 250 orders is a megabyte and is written thousands of times in a benchmark.
 */
final class JsonOut {

    private static final String[] DAYS = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final long DAY = 86_400;

    private final ByteBuilder out;
    private boolean comma;

    JsonOut(ByteBuilder out) {
        this.out = out;
    }

    JsonOut open(char bracket) {
        separate();
        out.put(bracket);
        comma = false;
        return this;
    }

    JsonOut close(char bracket) {
        out.put(bracket);
        comma = true;
        return this;
    }

    /** A member's name; its value comes next. The name needs no escaping. */
    JsonOut name(String name) {
        separate();
        out.put('"');
        ascii(name);
        out.put('"').put(':');
        comma = false;
        return this;
    }

    private void separate() {
        if (comma) {
            out.put(',');
        }
        comma = true;
    }

    private void ascii(String text) {
        int length = text.length();
        int start = out.grow(length);
        byte[] bytes = out.array();
        for (int i = 0; i < length; i++) {
            bytes[start + i] = (byte) text.charAt(i);
        }
    }

    /** JSON that is ready. */
    JsonOut raw(String json) {
        separate();
        out.put(json);
        return this;
    }

    JsonOut string(String text) {
        separate();
        out.put('"');
        if (isPlain(text)) {
            ascii(text);
        } else {
            escaped(text);
        }
        out.put('"');
        return this;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                escaped.append(c);
            }
        }
        out.put(escaped.toString().getBytes(StandardCharsets.UTF_8));
    }

    JsonOut number(long value) {
        separate();
        digits(value);
        return this;
    }

    private void digits(long value) {
        if (value < 0) {
            out.put('-');
        }
        long rest = Math.abs(value);
        int length = 1;
        for (long v = rest; v >= 10; v /= 10) {
            length++;
        }
        int end = out.grow(length) + length;
        byte[] bytes = out.array();
        for (int i = 1; i <= length; i++) {
            bytes[end - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    JsonOut bool(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        return this;
    }

    /** Ten-thousandths as text with four places, as v2 orders carry money. */
    JsonOut money(long value) {
        separate();
        out.put('"');
        decimal(value);
        out.put('"');
        return this;
    }

    /** Ten-thousandths as a number without needless zeros, as v3 and consignments carry money. */
    JsonOut moneyNumber(long value) {
        separate();
        if (value % 10_000 == 0) {
            digits(value / 10_000);
        } else {
            decimal(value);
        }
        return this;
    }

    private void decimal(long value) {
        if (value < 0) {
            out.put('-');
        }
        long absolute = Math.abs(value);
        digits(absolute / 10_000);
        padded('.', absolute % 10_000, 4);
    }

    private void padded(char before, long value, int places) {
        int start = out.grow(places + 1);
        byte[] bytes = out.array();
        bytes[start] = (byte) before;
        long rest = value;
        for (int i = places; i > 0; i--) {
            bytes[start + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Unix seconds as RFC 2822, always UTC: {@code Wed, 10 Jan 2018 21:05:30 +0000}. */
    JsonOut date(long second) {
        separate();
        long day = Math.floorDiv(second, DAY);
        long ofDay = Math.floorMod(second, DAY);
        java.time.LocalDate date = java.time.LocalDate.ofEpochDay(day);
        out.put('"');
        ascii(DAYS[(int) Math.floorMod(day, 7L)]);
        out.put(',');
        padded(' ', date.getDayOfMonth(), 2);
        out.put(' ');
        ascii(MONTHS[date.getMonthValue() - 1]);
        padded(' ', date.getYear(), 4);
        padded(' ', ofDay / 3600, 2);
        padded(':', ofDay / 60 % 60, 2);
        padded(':', ofDay % 60, 2);
        ascii(" +0000");
        out.put('"');
        return this;
    }

    JsonOut nothing() {
        separate();
        ascii("null");
        return this;
    }

    JsonOut field(String name, String value) {
        return name(name).string(value);
    }

    JsonOut field(String name, long value) {
        return name(name).number(value);
    }

    JsonOut field(String name, boolean value) {
        return name(name).bool(value);
    }

    JsonOut fieldMoney(String name, long value) {
        return name(name).money(value);
    }

    JsonOut fieldNull(String name) {
        return name(name).nothing();
    }

    /** A text, or null where there is none. */
    JsonOut fieldOrNull(String name, String value) {
        return value == null ? fieldNull(name) : field(name, value);
    }
}
