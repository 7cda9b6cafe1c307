package io.tributary.rest.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/**
 * The place of the API that a request names, and who may do what there. What is not clearly allowed needs an admin.
 *
 * <p>The container, JAX-RS and this class each read the address themselves. So that none can be led to a place that
 * another did not see, an address that could be read in two ways is no address at all.
 *
 * @param segments decoded; empty for the root
 */
record Address(List<String> segments) {
    Address {
        segments = List.copyOf(segments);
    }

    /** Empty when the address is not plain: with empty segments, dots to be resolved, matrix parameters or hidden slashes. */
    static Optional<Address> of(HttpServletRequest request) {
        String sent = request.getRequestURI();
        String base = request.getContextPath() + request.getServletPath();
        if (!sent.equals(base) && !sent.startsWith(base + "/")) {
            return Optional.empty();
        }
        String rest = sent.substring(base.length()).replaceFirst("^/", "").replaceFirst("/$", "");
        return rest.isEmpty() ? Optional.of(new Address(List.of())) : decoded(rest.split("/", -1));
    }

    private static Optional<Address> decoded(String... raw) {
        List<String> segments = new ArrayList<>();
        for (String part : raw) {
            try {
                String segment = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
                if (!isPlain(segment)) {
                    return Optional.empty();
                }
                segments.add(segment);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Address(segments));
    }

    private static boolean isPlain(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> Character.isISOControl(c) || "/\\;%".indexOf(c) >= 0);
    }

    /** Whether this is where somebody logs in, which nobody could if it needed a login. */
    boolean isLogin(String method) {
        return "POST".equals(method) && segments.equals(List.of("session"));
    }

    boolean isOpenTo(Access access, String method) {
        boolean isReading = Guard.READING.contains(method);
        String first = segments.isEmpty() ? "" : segments.get(0);
        if (access.isAdmin()) {
            return true;
        }
        if (segments.size() < 2) {
            return switch (first) {
                case "session" -> true;
                // The list of accounts shows only those that the caller may see.
                case "", "openapi.json", "accounts" -> isReading;
                default -> false;
            };
        }
        if (!first.equals("accounts")) {
            return false;
        }
        boolean isInside = segments.size() > 2 || "PUT".equals(method);
        String account = segments.get(1);
        return isReading ? access.mayRead(account) : isInside && access.mayChange(account);
    }
}
