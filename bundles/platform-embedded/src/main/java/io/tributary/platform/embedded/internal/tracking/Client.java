package io.tributary.platform.embedded.internal.tracking;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;

/**
 * The browser that sends a request, or what says that it is one.
 *
 * @param address of the computer, as Java writes it
 */
record Client(String address, boolean isBot, boolean asksNotToBeTracked) {
    /** Whatever Java would not ask the name service about. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** @param proxies whose word is taken for whom they speak for */
    static Client of(HttpServletRequest request, Set<String> proxies) {
        Optional<String> purposes = Optional.of(Stream.of("Sec-Purpose", "Purpose", "X-Moz")
                        .map(request::getHeader)
                        .filter(each -> each != null)
                        .collect(Collectors.joining(" ")))
                .filter(each -> !each.isEmpty());
        return new Client(
                address(request, proxies),
                Bots.isOne(Optional.ofNullable(request.getHeader("User-Agent")), purposes),
                "1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC")));
    }

    /** The nearest address that is none of our proxies: what stands before it, anybody may have written. */
    private static String address(HttpServletRequest request, Set<String> proxies) {
        String address = written(request.getRemoteAddr()).orElse("");
        List<String> said = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .collect(Collectors.toList());
        for (int at = said.size() - 1; at >= 0 && proxies.contains(address); at--) {
            Optional<String> before = written(said.get(at));
            if (before.isEmpty()) {
                break;
            }
            address = before.get();
        }
        return address;
    }

    /**
     * Who may do something only so often: the computer, or for IPv6 its network, in which it may choose addresses as it
     * likes.
     */
    String network() {
        return address.contains(":") ? address.replaceFirst("^(([^:]*:){4}).*", "$1") : address;
    }

    /** An address in the one way in which Java writes it; empty when it is none. */
    static Optional<String> written(String text) {
        // Around IPv6 there may be brackets, and behind it the name of an interface of ours.
        String bare = text.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
