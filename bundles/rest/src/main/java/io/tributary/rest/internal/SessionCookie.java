package io.tributary.rest.internal;

import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The cookie that carries a {@link SessionToken}. It goes with the browser; how long it is good for the server knows. */
final class SessionCookie {
    static final String NAME = "tributary_session";

    private SessionCookie() {}

    static Optional<SessionToken> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> NAME.equals(cookie.getName()))
                        .findFirst()
                        .flatMap(cookie -> SessionToken.of(cookie.getValue()));
    }

    static void give(SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        put(token.value(), "", request, response);
    }

    static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        put("", "; Max-Age=0", request, response);
    }

    /** By hand: the cookies of this servlet API do not know SameSite. */
    private static void put(String value, String age, HttpServletRequest request, HttpServletResponse response) {
        String secure = GuardedServlet.isTls(request) ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie", NAME + "=" + value + "; Path=/tributary" + age + secure + "; HttpOnly; SameSite=Strict");
    }
}
