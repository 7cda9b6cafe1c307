package io.tributary.rest.internal;

import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.VisibleAccounts;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.core.Context;

/** Logging in and out, for pages. The only address at which the {@link Guard} asks for no login, and only to {@code POST}. */
public final class SessionResource {
    private final Login login;
    private final Sessions sessions;

    SessionResource(Login login, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    /** Begins a session, always a new one, so that nobody can be led into one that somebody else knows. */
    @POST
    public SessionJson logIn(
            LoginJson body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        String user = given("user", body.user());
        Login.Answer answer = login.check(user, given("password", body.password()), request.getRemoteAddr());
        switch (answer.outcome()) {
            case ADMITTED -> {}
            case UNKNOWN -> throw ApiProblem.unauthorized(Guard.WRONG);
            case NOT_ALLOWED -> throw ApiProblem.forbidden(Guard.NO_ROLE);
            case TOO_MANY -> throw ApiProblem.tooManyRequests(Guard.TOO_MANY);
        }
        SessionToken token = sessions.begin(user, answer.access());
        SessionCookie.of(request).ifPresent(sessions::end);
        SessionCookie.give(token, request, response);
        return json(new Visitor(user, answer.access(), Optional.of(token)));
    }

    @GET
    public SessionJson current(@Context HttpServletRequest request) {
        return json(Callers.visitor(request));
    }

    @DELETE
    public void logOut(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        Callers.visitor(request).token().ifPresent(token -> {
            sessions.end(token);
            SessionCookie.takeBack(request, response);
        });
    }

    private SessionJson json(Visitor visitor) {
        return new SessionJson(
                visitor.user(),
                visitor.access().role(),
                ids(visitor.access().accounts()),
                ids(visitor.access().managed()),
                visitor.token().map(SessionToken::csrf).orElse(null),
                sessions.idle().toSeconds());
    }

    private static List<String> ids(VisibleAccounts accounts) {
        return accounts.isAll() ? null : accounts.ids().stream().sorted().toList();
    }

    private static String given(String field, String text) {
        if (text == null || text.isEmpty()) {
            throw ApiProblem.invalid(field, "\"" + field + "\" is needed to log in.");
        }
        return text;
    }

    /** A user of the host's realm. */
    public record LoginJson(String user, String password) {
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /**
     * Who is logged in.
     *
     * @param role the highest: {@code admin}, {@code manager}, {@code viewer}
     * @param accounts what may be seen, sorted; null for all
     * @param manages in which of them things may be changed, sorted; null for all
     * @param csrf what the header {@code X-CSRF-Token} of every change must say; null where HTTP Basic is used
     * @param idleSeconds after so long without a request the session has ended
     */
    public record SessionJson(
            String user, String role, List<String> accounts, List<String> manages, String csrf, long idleSeconds) {}
}
