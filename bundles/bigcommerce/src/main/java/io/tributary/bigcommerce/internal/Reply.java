package io.tributary.bigcommerce.internal;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An answer whose body is read while it arrives.
 *
 * @param headers the first value of a header by its name in any case; null when it is missing
 * @param body unpacked and bounded; empty for an answer without one
 */
record Reply(int status, UnaryOperator<String> headers, InputStream body) {
    static final int NO_CONTENT = 204;

    boolean hasContent() {
        return status != NO_CONTENT;
    }

    String header(String name) {
        return headers.apply(name);
    }

    /** The {@code Date} header. */
    Optional<Instant> date() {
        try {
            return StoreDates.parse(header("Date"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A header's whole number; empty when it is missing, not a number or negative. */
    Optional<Long> number(String name) {
        String text = header(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            long value = Long.parseLong(text.strip());
            return value < 0 ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
