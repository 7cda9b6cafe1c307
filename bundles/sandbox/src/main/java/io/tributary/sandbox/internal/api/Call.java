package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.http.Request;
import io.tributary.sandbox.internal.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for one of a store's resources, with what its path names.
 *
 * @param resource the path below the store: {@code /v2/orders/7}
 * @param names what stands in the path where the route has a gap
 * @param parameters decoded query parameters
 */
record Call(Store store, Request request, String resource, List<String> names, Map<String, String> parameters) {

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The id in the path; empty if it is no number and so names nothing. */
    Optional<Long> id() {
        return Numbers.whole(names.get(0));
    }

    JsonOut out() {
        return new JsonOut(request.out());
    }
}
