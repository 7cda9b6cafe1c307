package io.tributary.rest.internal;

import io.tributary.rest.ApiProblem;
import io.tributary.rest.internal.Login.Answer;
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

    static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    static final String WRONG = "User or password is wrong.";
    static final String NO_ROLE =
            "This user has no role here. An administrator of this server can give it one, such as tributary-viewer.";
    static final String TOO_MANY = "Too many wrong passwords. Try again in a minute.";

    private final Login login;
    private final Sessions sessions;

    Guard(Login login, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    /** Empty when the request may go on to the API. */
    Optional<Problem> refuse(HttpServletRequest request) {
        Optional<Address> address = Address.of(request);
        boolean isLogin = address.isPresent() && address.get().isLogin(request.getMethod());
        return refuseOrigin(request)
                .or(() -> isLogin ? Optional.empty() : refuseCaller(request))
                .or(() -> isLogin ? Optional.empty() : refusePlace(request, address))
                .or(() -> refuseBody(request));
    }

    /** Empty when the request may go on to a page that is for admins only. */
    Optional<Problem> refuseAllButAdmins(HttpServletRequest request) {
        return refuseOrigin(request)
                .or(() -> refuseCaller(request))
                .or(() -> Callers.visitor(request).access().isAdmin()
                        ? Optional.empty()
                        : problem(403, "Only users with the role \"admin\" may see this."));
    }

    private static Optional<Problem> refuseOrigin(HttpServletRequest request) {
        String method = request.getMethod();
        if (!READING.contains(method) && !CHANGING.contains(method)) {
            return problem(405, "This API does not know this method.");
        }
        if (CHANGING.contains(method) && comesFromElsewhere(request)) {
            return problem(403, "Another site's page may not change anything here.");
        }
        return Optional.empty();
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

    private static Optional<Problem> refusePlace(HttpServletRequest request, Optional<Address> address) {
        if (address.isEmpty()) {
            return problem(
                    400,
                    "This address can be read in more than one way. Leave out empty segments, dots, backslashes,"
                            + " semicolons and encoded slashes.");
        }
        return address.get().isOpenTo(Callers.visitor(request).access(), request.getMethod())
                ? Optional.empty()
                : problem(403, "This user's roles do not allow this. An administrator of this server can give others.");
    }

    private Optional<Problem> refuseCaller(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        Optional<SessionToken> token = header == null ? SessionCookie.of(request) : Optional.empty();
        return token.isPresent() ? refuseSession(request, token.get()) : refuseBasic(request, header);
    }

    private Optional<Problem> refuseSession(HttpServletRequest request, SessionToken token) {
        Optional<Visitor> visitor;
        try {
            visitor = sessions.find(token);
        } catch (ApiProblem e) {
            return Optional.of(Problem.of(e));
        }
        if (visitor.isEmpty()) {
            return problem(401, "The session has ended. Log in again.");
        }
        if (!READING.contains(request.getMethod()) && !isProved(request, token)) {
            return problem(403, "The header X-CSRF-Token is missing or not this session's; GET session tells it.");
        }
        Callers.admit(request, visitor.get());
        return Optional.empty();
    }

    /** A browser sends the cookie with whatever request; only a page of ours can read what this header has to say. */
    private static boolean isProved(HttpServletRequest request, SessionToken token) {
        String given = request.getHeader("X-CSRF-Token");
        return given != null && token.isCsrf(given);
    }

    private Optional<Problem> refuseBasic(HttpServletRequest request, String header) {
        Optional<Credentials> credentials = Credentials.of(header);
        if (credentials.isEmpty()) {
            return problem(401, "Log in with HTTP Basic as a user of this server.");
        }
        Credentials given = credentials.get();
        Answer answer = login.check(given.user(), given.password(), request.getRemoteAddr());
        return switch (answer.outcome()) {
            case ADMITTED -> {
                Callers.admit(request, new Visitor(given.user(), answer.access(), Optional.empty()));
                yield Optional.empty();
            }
            case UNKNOWN -> problem(401, WRONG);
            case NOT_ALLOWED -> problem(403, NO_ROLE);
            case TOO_MANY -> problem(429, TOO_MANY);
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
