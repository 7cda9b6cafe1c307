package io.tributary.platform.leaddyno.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where LeadDyno's API is, and the limits of a request to it.
 *
 * @param root https, with a slash at its end; plain http only on this machine, for tests and demos
 * @param bearer whether the key goes into the Authorization header, which LeadDyno does not document
 * @param read the longest silence
 * @param total of one request with its answer
 * @param replyBytes the longest answer
 */
record Endpoint(URI root, boolean bearer, Duration connect, Duration read, Duration total, int replyBytes) {
    static final String LEADDYNO = "https://api.leaddyno.com/v1/";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int REPLY_BYTES = 16 << 20;

    Endpoint {
        boolean here = root.getHost() != null && LOOPBACK.contains(root.getHost());
        boolean secure = "https".equals(root.getScheme());
        if (root.getHost() == null
                || root.getUserInfo() != null
                || !secure && !(here && "http".equals(root.getScheme()))) {
            throw new IllegalArgumentException(
                    "address has to be an https address, or http on this machine for tests; it is '" + root + "'");
        }
        if (root.getQuery() != null || root.getFragment() != null) {
            throw new IllegalArgumentException("address must have neither query nor fragment; it is '" + root + "'");
        }
    }

    static Endpoint of(String address, boolean bearer) {
        URI root = URI.create(address.endsWith("/") ? address : address + "/");
        return new Endpoint(
                root, bearer, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), REPLY_BYTES);
    }
}
