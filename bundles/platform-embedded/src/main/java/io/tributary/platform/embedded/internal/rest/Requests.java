package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.rest.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What all sections of the platform read from requests and say when something is wrong. */
final class Requests {
    private static final int DEFAULT_LIMIT = 50;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Requests() {}

    /** The account that an address names; one that no account can be called does not exist. */
    static AccountId account(String segment) {
        try {
            return new AccountId(segment);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound("there is no account '" + segment + "'");
        }
    }

    static AffiliateId affiliate(String segment) {
        try {
            return new AffiliateId(segment);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound("there is no affiliate '" + segment + "'");
        }
    }

    static Page.Request page(String page, String limit) {
        return new Page.Request(
                number("page", page, 1, Integer.MAX_VALUE),
                number("limit", limit, DEFAULT_LIMIT, Page.Request.MAX_SIZE));
    }

    private static int number(String field, String text, int otherwise, int most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are out of range.
        }
        throw ApiProblem.invalid(field, field + " is a whole number from 1 to " + most + ", not '" + text + "'");
    }

    /** What a query parameter says; empty where it is left out or blank. */
    static Optional<String> given(String parameter) {
        if (parameter != null && parameter.indexOf('\0') >= 0) {
            // PostgreSQL has no NUL in texts, and would say so as if it were out of order.
            throw ApiProblem.malformed("", "a parameter of the address holds the character NUL; leave it out");
        }
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
    }

    /** UTC where it is left out. */
    static ZoneId zone(String parameter) {
        try {
            return given(parameter).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ApiProblem.invalid("zone", "zone is a time zone such as Europe/Berlin, not '" + parameter + "'");
        }
    }

    static Optional<LocalDate> day(String field, String parameter) {
        try {
            return given(parameter).map(LocalDate::parse).filter(Requests::isUsual);
        } catch (DateTimeParseException e) {
            throw ApiProblem.invalid(field, field + " is a day such as 2026-03-01, not '" + parameter + "'");
        }
    }

    private static boolean isUsual(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeParseException("a day that no database knows", day.toString(), 0);
        }
        return true;
    }

    /** When a day begins, which a query parameter names. */
    static Optional<Instant> since(String field, String parameter, ZoneId zone) {
        return day(field, parameter).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** When a day has ended. */
    static Optional<Instant> until(String field, String parameter, ZoneId zone) {
        return day(field, parameter)
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** A member of the body that has to be there. */
    static <T> T required(String field, T value) {
        if (value == null) {
            throw ApiProblem.invalid(field, field + " is missing");
        }
        return value;
    }

    /** How a constant is written in JSON and in addresses. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Does something on the platform, and answers as a problem what cannot be done. */
    static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (RefusedException.Invalid e) {
            throw ApiProblem.invalid(e.field(), e.getMessage());
        } catch (RefusedException.Unknown e) {
            throw ApiProblem.notFound(e.getMessage());
        } catch (RefusedException e) {
            throw ApiProblem.conflict(e.getMessage());
        } catch (PlatformException.Unavailable e) {
            throw ApiProblem.unavailable(e.getMessage());
        }
    }

    /** A call to the platform. */
    interface Question<T> {
        T ask() throws RefusedException, PlatformException.Unavailable;
    }
}
