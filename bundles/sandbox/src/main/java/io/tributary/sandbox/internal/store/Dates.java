package io.tributary.sandbox.internal.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as the API writes and reads them. */
public final class Dates {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** {@code Wed, 10 Jan 2018 21:05:30 +0000}. */
    public static String rfc2822(Instant instant) {
        return RFC_2822.format(instant);
    }

    /** What a date filter says in seconds; empty if the server would not understand it. */
    public static Optional<Long> parse(String text) {
        String plain = text.strip();
        return Optional.<Instant>empty()
                .or(() -> attempt(() -> OffsetDateTime.parse(plain).toInstant()))
                .or(() -> attempt(() -> LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC)))
                .or(() -> attempt(() -> LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .or(() -> attempt(() -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(plain))))
                .map(Instant::getEpochSecond);
    }

    private interface Parser {
        Instant parse();
    }

    private static Optional<Instant> attempt(Parser parser) {
        try {
            return Optional.of(parser.parse());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
