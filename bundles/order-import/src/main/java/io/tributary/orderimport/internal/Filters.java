package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.OrderState;
import io.tributary.platform.AffiliateId;
import io.tributary.rest.ApiProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the address of a list asks for. An empty text stands for what was left out. */
final class Filters {
    private static final int LONGEST = 255;

    private Filters() {}

    static OrderFilter of(
            String state, String reason, String affiliate, String coupon, String q, String since, String until) {
        Optional<LocalDate> first = day("since", since);
        Optional<LocalDate> last = day("until", until);
        if (first.isPresent() && last.filter(first.get()::isAfter).isPresent()) {
            throw ApiProblem.invalid("until", "must not be before since, " + first.get());
        }
        return new OrderFilter(
                state(state),
                reason(reason),
                text("affiliate", affiliate).map(AffiliateId::new),
                text("coupon", coupon),
                text("q", q),
                first,
                last);
    }

    private static Optional<OrderState> state(String label) {
        if (label.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(OrderState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalid(
                        "state",
                        "must be one of "
                                + Arrays.stream(OrderState.values())
                                        .map(OrderState::label)
                                        .collect(Collectors.joining(", ")))));
    }

    private static Optional<String> reason(String label) {
        if (!label.isEmpty()
                && Arrays.stream(Reason.values())
                        .noneMatch(reason -> reason.label().equals(label))) {
            throw ApiProblem.invalid(
                    "reason",
                    "must be one of "
                            + Arrays.stream(Reason.values()).map(Reason::label).collect(Collectors.joining(", ")));
        }
        return Optional.of(label).filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(String field, String text) {
        if (text.length() > LONGEST) {
            throw ApiProblem.invalid(field, "must have at most " + LONGEST + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw ApiProblem.invalid(field, "must not hold the character NUL");
        }
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    private static Optional<LocalDate> day(String field, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() < 9999) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // Said below, for every text that is no day.
        }
        throw ApiProblem.invalid(field, "must be a day like 2026-03-01");
    }
}
