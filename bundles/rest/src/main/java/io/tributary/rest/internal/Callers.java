package io.tributary.rest.internal;

import io.tributary.rest.RestSection.Caller;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/** Who sends a request, from the moment when the {@link Guard} let it in. */
final class Callers {
    /** The request attribute that names the user; clients cannot set attributes. */
    private static final String USER = "io.tributary.rest.user";

    private static final int LONGEST = 200;

    private Callers() {}

    static void admit(HttpServletRequest request, String user) {
        request.setAttribute(USER, user);
    }

    static Caller of(HttpServletRequest request) {
        String address = Optional.ofNullable(request.getRemoteAddr()).orElse("");
        String claim = claim(request);
        return Optional.ofNullable(request.getAttribute(USER))
                .map(user -> new Caller(user.toString(), claim.isEmpty() ? address : address + ", says: for " + claim))
                .orElse(Caller.UNKNOWN);
    }

    /** For whom a proxy says that it speaks. Anybody can send this header, so that it is only a claim. */
    private static String claim(HttpServletRequest request) {
        String header =
                Optional.ofNullable(request.getHeader("X-Forwarded-For")).orElse("");
        String plain = header.replaceAll("[^!-~ ]", "").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
