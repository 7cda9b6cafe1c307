package io.tributary.rest.internal;

import io.tributary.rest.RestSection.Caller;
import java.util.Objects;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/** Who sends a request, from the moment when the {@link Guard} let it in. */
final class Callers {
    /** The request attribute that names the visitor; clients cannot set attributes. */
    private static final String VISITOR = "io.tributary.rest.visitor";

    private static final int LONGEST = 200;

    private Callers() {}

    static void admit(HttpServletRequest request, Visitor visitor) {
        request.setAttribute(VISITOR, visitor);
    }

    /** Whom the guard let in with this request; somebody must have been. */
    static Visitor visitor(HttpServletRequest request) {
        return (Visitor) Objects.requireNonNull(request.getAttribute(VISITOR), "nobody was let in");
    }

    static Caller of(HttpServletRequest request) {
        String address = Optional.ofNullable(request.getRemoteAddr()).orElse("");
        String claim = claim(request);
        String from = claim.isEmpty() ? address : address + ", says: for " + claim;
        return Optional.ofNullable((Visitor) request.getAttribute(VISITOR))
                .map(visitor ->
                        new Caller(visitor.user(), from, visitor.access().accounts()))
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
