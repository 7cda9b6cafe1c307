package io.tributary.platform.leaddyno.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests of one account when its budget allows it. Repeats what was refused for the rate limit, and reads that
 * failed; a request that changes something is sent once, and when its answer does not come it says so.
 */
final class Caller {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final int READS = 3;
    private static final int REFUSALS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_REFUSAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_REFUSAL = Duration.ofMinutes(2);

    private final AccountId account;
    private final String key;
    private final boolean bearer;
    private final Wire wire;
    private final Budget budget;
    private final Pace pace;

    Caller(AccountId account, String key, boolean bearer, Wire wire, Budget budget, Pace pace) {
        this.account = account;
        this.key = key;
        this.bearer = bearer;
        this.wire = wire;
        this.budget = budget;
        this.pace = pace;
    }

    /** Makes something of an answer that is neither an error nor a web page; 404 is left to it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Wire.Answer answer) throws MalformedException;
    }

    <T> T read(String path, Map<String, String> parameters, Reader<T> reader) throws PlatformException {
        String tried = "GET " + path;
        for (int left = READS - 1; ; left--) {
            try {
                return attempt("GET", path, parameters, Optional.empty(), reader);
            } catch (UnclearException e) {
                if (left == 0) {
                    throw new PlatformException.Unavailable(e.getMessage(), null, e);
                }
                LOG.debug("{} failed and is tried again: {}", tried, e.getMessage());
                pause(FIRST_PAUSE.multipliedBy(READS - left));
            }
        }
    }

    <T> T write(String method, String path, Map<String, String> parameters, Optional<ObjectNode> body, Reader<T> reader)
            throws PlatformException, UnclearException {
        return attempt(method, path, parameters, body, reader);
    }

    private <T> T attempt(
            String method, String path, Map<String, String> parameters, Optional<ObjectNode> body, Reader<T> reader)
            throws PlatformException, UnclearException {
        String tried = method + " " + path;
        Duration refused = FIRST_REFUSAL;
        for (int left = REFUSALS - 1; ; left--) {
            await();
            Wire.Answer answer = send(tried, method, path, parameters, body);
            if (answer.status() != 429) {
                return result(tried, answer, reader);
            }
            Duration wait = answer.retryAfter().flatMap(Caller::seconds).orElse(jitter(refused));
            if (left == 0) {
                throw new PlatformException.Unavailable(
                        "LeadDyno refused " + tried + " again and again because of its rate limit (429)", wait, null);
            }
            LOG.debug("{} was refused for the rate limit; the account pauses for {} s", tried, wait.toSeconds());
            budget.pause(account, wait);
            refused = shorter(refused.multipliedBy(2), LONGEST_REFUSAL);
        }
    }

    private Wire.Answer send(
            String tried, String method, String path, Map<String, String> parameters, Optional<ObjectNode> body)
            throws PlatformException, UnclearException {
        Map<String, String> query = new LinkedHashMap<>(parameters);
        if (!bearer) {
            body.ifPresentOrElse(json -> json.put("key", key), () -> query.put("key", key));
        }
        try {
            return wire.send(
                    method,
                    path + Api.query(query),
                    bearer ? Optional.of(key) : Optional.empty(),
                    body.map(ObjectNode::toString));
        } catch (ConnectException | ConnectTimeoutException | UnknownHostException | NoRouteToHostException e) {
            // Never the cause's message: it may quote the address, and the key with it.
            LOG.debug("{}: no connection ({})", tried, e.getClass().getSimpleName());
            throw new PlatformException.Unavailable("LeadDyno cannot be reached", null, null);
        } catch (IOException e) {
            LOG.debug("{}: no answer ({})", tried, e.getClass().getSimpleName());
            throw new UnclearException(tried + " got no complete answer from LeadDyno", null);
        }
    }

    private <T> T result(String tried, Wire.Answer answer, Reader<T> reader)
            throws PlatformException, UnclearException {
        int status = answer.status();
        if (status == 401 || status == 403) {
            throw new PlatformException.Unauthorized(
                    "LeadDyno does not accept the private key (" + status + "); enter it again", null);
        }
        if (answer.isHtml()) {
            throw new UnclearException(tried + " was answered with a web page (" + status + ")", null);
        }
        boolean success = status >= 200 && status < 300;
        boolean missing = status == 404 && tried.startsWith("GET ");
        if (success || missing) {
            try {
                return reader.read(answer);
            } catch (MalformedException e) {
                throw new UnclearException(tried + " was answered with " + e.getMessage(), e);
            }
        }
        ErrorText said = ErrorText.read(answer, key);
        String message = tried + " was answered with " + status + (said.text().isEmpty() ? "" : ": " + said.text());
        if (status >= 400 && status < 500 && status != 408) {
            throw new PlatformException.Rejected(said.field().isEmpty() ? "purchase" : said.field(), message);
        }
        throw new UnclearException(message, null);
    }

    static PlatformException.Unavailable malformed(String tried, String what) {
        return new PlatformException.Unavailable(tried + " was answered with " + what, null, null);
    }

    private void await() throws PlatformException.Unavailable {
        try {
            budget.acquire(account);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void pause(Duration wait) throws PlatformException.Unavailable {
        try {
            pace.until(pace.now().plus(jitter(wait)));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static PlatformException.Unavailable interrupted() {
        Thread.currentThread().interrupt();
        return new PlatformException.Unavailable("Stopped while waiting for LeadDyno", null, null);
    }

    private static Optional<Duration> seconds(String header) {
        try {
            long seconds = Long.parseLong(header.strip());
            return seconds > 0 ? Optional.of(shorter(Duration.ofSeconds(seconds), LONGEST_REFUSAL)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Three quarters to five quarters of the time. */
    private static Duration jitter(Duration time) {
        return Duration.ofMillis(
                (long) (time.toMillis() * (0.75 + ThreadLocalRandom.current().nextDouble() / 2)));
    }
}
