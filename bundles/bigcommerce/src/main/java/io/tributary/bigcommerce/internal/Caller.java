package io.tributary.bigcommerce.internal;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.CallResult;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request to one store until it is answered: waits for the quota, repeats what is safe to repeat, and turns what
 * went wrong into the exception that says what to do about it. Blocks the thread that it works on.
 */
final class Caller {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    /** Server errors that pass; the ones above 511 are those of gateways in front of the store. */
    private static final Set<Integer> PASSING = Set.of(408, 423, 425, 500, 502, 503, 504);

    private static final int GATEWAY_ERRORS = 520;
    private static final Set<Integer> QUOTA_SPENT = Set.of(429, 509);

    private final StoreAddress address;
    private final Map<String, String> headers;
    private final Secrets secrets;
    private final RateBudgets budgets;
    private final Transport transport;
    private final AddressGuard guard;
    private final Pauses pauses;
    private final CallObserver observer;

    Caller(
            StoreAddress address,
            Secrets secrets,
            RateBudgets budgets,
            Transport transport,
            AddressGuard guard,
            Pauses pauses,
            CallObserver observer) {
        this.address = address;
        this.headers = secrets.headers();
        this.secrets = secrets;
        this.budgets = budgets;
        this.transport = transport;
        this.guard = guard;
        this.pauses = pauses;
        this.observer = observer;
    }

    <T> T call(Cancellation cancellation, Request request, ReplyReader<T> reader)
            throws StoreException, InterruptedException {
        RateBudget budget = budgets.of(address.root());
        RetryPolicy<Attempt<T>> failures = pauses.afterFailures(cancellation, this::waiting);
        RetryPolicy<Attempt<T>> refusals = pauses.afterRefusals(pause -> budget.pause(pause, RateBudget.QUOTA));
        try {
            return Failsafe.with(List.of(failures, refusals))
                    .get(() -> attempt(budget, cancellation, request, reader))
                    .get();
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }

    private void waiting(StoreException failure, Duration pause) {
        LOG.debug("{}; next try in {} ms", failure.getMessage(), pause.toMillis());
        observer.waiting(pause, "another try, since " + failure.getMessage());
    }

    /** Sends once, as soon as the quota allows it. */
    private <T> Attempt<T> attempt(RateBudget budget, Cancellation cancellation, Request request, ReplyReader<T> reader)
            throws InterruptedException {
        try {
            guard.checkLiteral(address.root());
        } catch (StoreException e) {
            return Attempt.failed(e);
        }
        budget.acquire(observer);
        if (cancellation.cancelled()) {
            budget.lost();
            throw new InterruptedException();
        }
        Attempt<T> attempt = send(budget, cancellation, request, reader);
        if (attempt.kind() == Attempt.Kind.REFUSED) {
            observer.refused();
        }
        return attempt;
    }

    private <T> Attempt<T> send(RateBudget budget, Cancellation cancellation, Request request, ReplyReader<T> reader) {
        URI uri =
                URI.create(address.root() + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
        observer.sent();
        int[] status = new int[1];
        CallResult[] result = {CallResult.NONE};
        try {
            return transport.send(cancellation, uri, request, headers, reply -> {
                status[0] = reply.status();
                result[0] = result(reply);
                budget.answered(reply);
                return isSuccess(reply) ? Attempt.done(reader.read(reply)) : failure(request, reply);
            });
        } catch (IOException e) {
            return broken(request, status[0], e);
        } finally {
            if (status[0] == 0) {
                budget.lost();
            }
            observer.answered(result[0]);
        }
    }

    private static CallResult result(Reply reply) {
        Optional<Long> left =
                reply.number("X-Rate-Limit-Requests-Left").or(() -> reply.number("X-BC-ApiLimit-Remaining"));
        return new CallResult(
                reply.status(), reply.date(), left.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private static boolean isSuccess(Reply reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }

    private <T> Attempt<T> failure(Request request, Reply reply) {
        int status = reply.status();
        if (QUOTA_SPENT.contains(status)) {
            Optional<Duration> announced = Pauses.announced(reply);
            return Attempt.refused(
                    new StoreException.Unavailable(
                            status,
                            "The store refused " + tried(request) + " again and again because its quota is spent ("
                                    + status + "); other apps of the store share it. Try again later.",
                            announced.orElse(null),
                            false,
                            null),
                    announced);
        }
        if (status >= 300 && status < 400) {
            return Attempt.failed(redirected(request, reply));
        }
        String said = ErrorText.read(reply, secrets::blank);
        String message = tried(request) + " was answered with " + status + (said.isEmpty() ? "." : ": " + said);
        if (status == 401) {
            return Attempt.failed(new StoreException.Unauthorized(
                    status,
                    message
                            + sentence(
                                    "The API key or access token is wrong or was revoked; enter it again, or a new one",
                                    said)));
        }
        if (status == 403) {
            return Attempt.failed(new StoreException.Unauthorized(status, message + missingScope(request, said)));
        }
        if (PASSING.contains(status) || status >= GATEWAY_ERRORS) {
            return Attempt.failed(
                    new StoreException.Unavailable(
                            status, message, Pauses.announced(reply).orElse(null), request.changesSomething(), null),
                    request.repeatable());
        }
        return Attempt.failed(new StoreException.Rejected(status, message));
    }

    private StoreException redirected(Request request, Reply reply) {
        String target = reply.header("Location");
        String host = "";
        try {
            host = target == null
                    ? ""
                    : Optional.ofNullable(URI.create(target).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            LOG.debug(
                    "{} redirects to something that is no address",
                    address.root().getHost());
        }
        return new StoreException.Refused(tried(request) + " was answered with a redirect (" + reply.status() + ")"
                + (host.isEmpty() ? "" : " to " + ErrorText.plain(host))
                + "; redirects are not followed, so use the address that the store itself uses, with https.");
    }

    private static String missingScope(Request request, String said) {
        return sentence(
                request.resource()
                        .filter(resource -> !resource.scope().isEmpty())
                        .map(resource ->
                                "The API account needs \"" + resource.scope() + "\" (" + resource.level() + ")")
                        .orElse("The API account lacks a permission (OAuth scope) for this"),
                said);
    }

    private static String sentence(String sentence, String said) {
        return (said.isEmpty() || said.endsWith(".") ? " " : ". ") + sentence + ".";
    }

    private <T> Attempt<T> broken(Request request, int status, IOException cause) {
        if (cause instanceof AddressGuard.ForbiddenAddressException) {
            return Attempt.failed(AddressGuard.refused(address.root().getHost()));
        }
        Optional<String> certificate = Certificates.problem(cause);
        if (certificate.isPresent()) {
            return Attempt.failed(new StoreException.Refused(
                    "The certificate of " + address.root().getHost() + " " + certificate.get()
                            + ", so nothing was sent: nobody can tell whether this is really the store."));
        }
        boolean unsent = surelyNotSent(cause);
        StoreException.Unavailable failure = new StoreException.Unavailable(
                status,
                tried(request) + " " + Failures.what(cause),
                null,
                request.changesSomething() && !unsent,
                cause);
        boolean tooLarge = cause instanceof ReplyTooLargeException;
        return Attempt.failed(failure, !tooLarge && (unsent || request.repeatable()));
    }

    private static boolean surelyNotSent(IOException cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
    }

    /** For people: {@code GET /v2/orders on api.bigcommerce.com}. */
    private String tried(Request request) {
        return request + " on " + address.root().getHost();
    }
}
