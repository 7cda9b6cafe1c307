package io.tributary.storefront.internal;

import io.tributary.connections.Connection;
import java.net.URI;
import java.util.regex.Pattern;

/** Where the home pages of stores are. */
final class Homes {
    /** This machine, where nobody has certificates; whether it may be asked at all is the administrator's word. */
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/.*)?");

    private Homes() {}

    /** By what the store says of itself, or by its hash where it says nothing. */
    static URI of(Connection connection) {
        String domain = connection.domain().strip();
        String place = domain.isEmpty() ? "store-" + connection.address().hash() + ".mybigcommerce.com" : domain;
        String scheme = LOOPBACK.matcher(place).matches() ? "http://" : "https://";
        return URI.create(scheme + place + (place.endsWith("/") ? "" : "/"));
    }
}
