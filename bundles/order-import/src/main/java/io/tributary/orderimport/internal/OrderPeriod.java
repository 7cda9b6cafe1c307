package io.tributary.orderimport.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * A time in which orders were created.
 *
 * @param from first moment
 * @param to first moment after it
 */
record OrderPeriod(Instant from, Instant to) {
    static final String FROM = "from";
    static final String TO = "to";
    private static final Duration ORDINARY = Duration.ofDays(30);

    /**
     * Reads a time from a run's parameters.
     *
     * @param zone of the store, for plain dates; the last one belongs to the time as a whole
     * @param now when it ends where nothing is said of its end; it never ends later. It begins 30 days before its end
     *     where nothing is said
     * @throws IllegalArgumentException with a sentence for people when it cannot be read
     */
    static OrderPeriod of(Map<String, String> parameters, ZoneId zone, Instant now) {
        String to = parameters.getOrDefault(TO, "");
        Instant end = to.isEmpty() ? now : moment(TO, to, zone, 1);
        if (end.isAfter(now)) {
            end = now;
        }
        String from = parameters.getOrDefault(FROM, "");
        Instant start = from.isEmpty() ? end.minus(ORDINARY) : moment(FROM, from, zone, 0);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("The time ends before it begins: from " + start + " to " + end + ".");
        }
        return new OrderPeriod(start, end);
    }

    /** Parameters that {@link #of} reads; empty texts are left out. */
    static Map<String, String> parameters(String from, String to) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(FROM, from.strip());
        parameters.put(TO, to.strip());
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    private static Instant moment(String name, String text, ZoneId zone, int daysAfter) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(zone)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is a date like 2026-03-01 or a moment like 2026-03-01T06:00:00Z, not '"
                            + Texts.cut(text, 60) + "'.",
                    e);
        }
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
