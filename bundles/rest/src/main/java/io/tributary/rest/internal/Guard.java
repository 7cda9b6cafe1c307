package io.tributary.rest.internal;

import io.tributary.rest.internal.Login.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/** Decides, before anything of JAX-RS sees it, whether a request may go on. Shared by all threads. */
final class Guard {
    /** Bytes; no body of this API needs more. */
    static final int MAX_BODY = 1 << 20;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Login login;

    Guard(Login login) {
        this.login = login;
    }

    /** Empty when the request may go on. */
    Optional<Problem> refuse(HttpServletRequest request) {
        String method = request.getMethod();
        if (!READING.contains(method) && !CHANGING.contains(method)) {
            return problem(405, "This API does not know this method.");
        }
        if (CHANGING.contains(method) && comesFromElsewhere(request)) {
            return problem(403, "Another site's page may not change anything here.");
        }
        return refuseCaller(request).or(() -> refuseBody(request));
    }

    /** A browser adds {@code Origin} to what pages send; other clients do not, and send no cookies that could be abused. */
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            return true;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        String host = request.getHeader("Host");
        String lower = origin.toLowerCase(Locale.ROOT);
        String authority = lower.replaceFirst("^https?://", "");
        return host == null
                || authority.equals(lower)
                || !withoutDefaultPort(authority).equals(withoutDefaultPort(host.toLowerCase(Locale.ROOT)));
    }

    private static String withoutDefaultPort(String authority) {
        return authority.replaceFirst(":(80|443)$", "");
    }

    private Optional<Problem> refuseCaller(HttpServletRequest request) {
        Optional<Credentials> credentials = Credentials.of(request.getHeader("Authorization"));
        if (credentials.isEmpty()) {
            return problem(401, "Log in with HTTP Basic as a user of this server.");
        }
        Credentials given = credentials.get();
        Outcome outcome = login.check(given.user(), given.password(), request.getRemoteAddr());
        return switch (outcome) {
            case ADMITTED -> {
                Callers.admit(request, given.user());
                yield Optional.empty();
            }
            case UNKNOWN -> problem(401, "User or password is wrong.");
            case NOT_ALLOWED -> problem(403, "This user lacks the role \"admin\".");
            case TOO_MANY -> problem(429, "Too many wrong passwords. Try again in a minute.");
        };
    }

    private static Optional<Problem> refuseBody(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BODY) {
            return problem(413, "A body may have at most 1 MB.");
        }
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || !CHANGING.contains(request.getMethod())) {
            return Optional.empty();
        }
        String type = request.getContentType() == null ? "" : request.getContentType();
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.equals("application/json")
                ? Optional.empty()
                : problem(415, "This API reads application/json only.");
    }

    private static Optional<Problem> problem(int status, String detail) {
        return Optional.of(Problem.of(status, detail));
    }

    /** What HTTP Basic carries, RFC 7617, in UTF-8. */
    private record Credentials(String user, String password) {
        static Optional<Credentials> of(String header) {
            if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return Optional.empty();
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                int colon = text.indexOf(':');
                return colon < 1
                        ? Optional.empty()
                        : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
            } catch (IllegalArgumentException | CharacterCodingException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return user + ":***";
        }
    }
}
