package io.tributary.bigcommerce.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates of an answer: RFC 2822 in v2 ({@code Wed, 05 Dec 2018 20:16:55 +0000}), ISO 8601 in v3, empty for none.
 *
 * <p>Written by hand because an order has two and an import reads hundreds of thousands.
 */
final class StoreDates {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final Pattern RFC_2822 =
            Pattern.compile("(?:[A-Za-z]{3},?\\s+)?(\\d{1,2})\\s+([A-Za-z]{3})\\s+(\\d{4})\\s+"
                    + "(\\d{2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|GMT|UTC|UT|Z)?");
    /** How the store's language writes a date that was never set. */
    private static final String ZERO_YEAR = "-0001";

    private StoreDates() {}

    /**
     * @throws IllegalArgumentException when it is no date; the message does not repeat it
     */
    static Optional<Instant> parse(String text) {
        if (text == null || text.isBlank() || text.contains(ZERO_YEAR)) {
            return Optional.empty();
        }
        return Optional.of(usual(text) ? fast(text) : lenient(text.strip()));
    }

    /** Whether it has exactly the shape that the store uses in v2, in universal time. */
    private static boolean usual(String text) {
        return text.length() == 31
                && text.charAt(3) == ','
                && text.charAt(4) == ' '
                && text.charAt(7) == ' '
                && text.charAt(11) == ' '
                && text.charAt(16) == ' '
                && text.charAt(19) == ':'
                && text.charAt(22) == ':'
                && text.endsWith(" +0000");
    }

    private static Instant fast(String text) {
        return moment(
                digits(text, 12, 16),
                month(text.substring(8, 11)),
                digits(text, 5, 7),
                digits(text, 17, 19),
                digits(text, 20, 22),
                digits(text, 23, 25),
                0);
    }

    private static Instant lenient(String text) {
        Matcher parts = RFC_2822.matcher(text);
        if (!parts.matches()) {
            return iso(text);
        }
        return moment(
                Integer.parseInt(parts.group(3)),
                month(parts.group(2)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)),
                offset(parts.group(7)));
    }

    private static Instant iso(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    /** Seconds are added, so that a leap second is the second after it. */
    private static Instant moment(int year, int month, int day, int hour, int minute, int second, int offset) {
        if (hour > 24 || minute > 59 || second > 60) {
            throw new IllegalArgumentException("not a time of day");
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * 86_400 + hour * 3600L + minute * 60L + second - offset);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    private static int month(String name) {
        int at = MONTHS.indexOf(name);
        if (at < 0 || at % 3 != 0) {
            throw new IllegalArgumentException("not a month");
        }
        return at / 3 + 1;
    }

    private static int offset(String zone) {
        if (zone == null || !(zone.startsWith("+") || zone.startsWith("-"))) {
            return 0;
        }
        int seconds = digits(zone, 1, 3) * 3600 + digits(zone, 3, 5) * 60;
        return zone.startsWith("-") ? -seconds : seconds;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a date");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
