package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.rest.ApiProblem;
import java.util.Locale;

/** What all sections of the platform read from requests and say when something is wrong. */
final class Requests {
    private static final int DEFAULT_LIMIT = 50;

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
