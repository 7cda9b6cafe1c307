package io.tributary.sandbox;

import java.time.Instant;

/**
 * A request as the store saw it.
 *
 * @param path as sent, without query: {@code /stores/HASH/v2/orders}
 * @param resource the path below the store, the same for both account kinds: {@code /v2/orders}
 * @param query raw and still encoded, empty if none
 * @param body empty if none
 * @param status answered status, 0 if a fault cut the connection instead
 * @param at the store's time
 */
public record LoggedRequest(
        String method, String path, String resource, String query, String body, int status, Instant at) {}
