package io.tributary.platform.leaddyno.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings.Choice;
import io.tributary.platform.leaddyno.internal.Choices;
import io.tributary.rest.ApiProblem;

/** What the sections read from requests and say when something is wrong. */
final class Requests {
    private Requests() {}

    /** An account's id as it may be; for one that is to be made, too. */
    static AccountId id(String segment) {
        try {
            return new AccountId(segment);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound("there is no account '" + segment + "', and none can be called so");
        }
    }

    static LeadDynoAccount account(LeadDyno leadDyno, String segment) {
        AccountId id = id(segment);
        return ask(() -> leadDyno.account(id))
                .orElseThrow(() -> ApiProblem.notFound("no account '" + id + "' of LeadDyno is set up"));
    }

    /** @param otherwise where nothing was said */
    static <C extends Enum<C> & Choice> C choice(Class<C> type, String field, String word, C otherwise) {
        if (word == null) {
            return otherwise;
        }
        return Choices.find(type, word)
                .orElseThrow(
                        () -> ApiProblem.invalid(field, field + " is " + Choices.words(type) + ", not '" + word + "'"));
    }

    /** Asks, and answers as a problem what cannot be done. */
    static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (PlatformException.Rejected e) {
            throw e.field().equals("account")
                    ? ApiProblem.notFound(e.getMessage())
                    : ApiProblem.invalid(e.field(), e.getMessage());
        } catch (PlatformException.Unauthorized e) {
            throw ApiProblem.conflict(e.getMessage());
        } catch (PlatformException e) {
            throw ApiProblem.unavailable(e.getMessage());
        }
    }

    /** A call to the platform. */
    interface Question<T> {
        T ask() throws PlatformException;
    }
}
