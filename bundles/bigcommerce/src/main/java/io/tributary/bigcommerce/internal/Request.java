package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request to a store.
 *
 * @param path below the store's root: {@code v2/orders}
 * @param query encoded, without the question mark; may be empty. Never shown, it may hold shoppers' data
 * @param body JSON; empty for none
 */
record Request(String method, String path, String query, Optional<String> body, Optional<Store.Resource> resource) {
    static Request get(Store.Resource resource, String path, Query query) {
        return new Request("GET", path, query.toString(), Optional.empty(), Optional.of(resource));
    }

    static Request get(String path) {
        return new Request("GET", path, "", Optional.empty(), Optional.empty());
    }

    static Request send(Store.Resource resource, String method, String path, String body) {
        return new Request(method, path, "", Optional.of(body), Optional.of(resource));
    }

    static Request delete(Store.Resource resource, String path) {
        return new Request("DELETE", path, "", Optional.empty(), Optional.of(resource));
    }

    /** Whether sending it twice does no more than sending it once. */
    boolean repeatable() {
        return !method.equals("POST");
    }

    boolean changesSomething() {
        return !method.equals("GET");
    }

    /** For people: {@code GET /v2/orders}. */
    @Override
    public String toString() {
        return method + " /" + path;
    }

    /** Query parameters in the order of their adding. */
    static final class Query {
        private final StringBuilder text = new StringBuilder();

        Query with(String name, Object value) {
            if (!text.isEmpty()) {
                text.append('&');
            }
            text.append(encoded(name)).append('=').append(encoded(value.toString()));
            return this;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
