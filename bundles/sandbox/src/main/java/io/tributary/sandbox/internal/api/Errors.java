package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.ByteBuilder;
import java.util.Map;
import java.util.TreeMap;

/** Error bodies: an array in v2, an object in v3. */
final class Errors {

    private static final String TYPE = "/api-docs/getting-started/api-status-codes";

    private Errors() {}

    /** An error in the shape of the API that the resource belongs to. */
    static Answer of(String resource, int status, String text) {
        return resource.startsWith("/v3") ? v3(status, text, Map.of()) : v2(status, text);
    }

    static Answer v2(int status, String message) {
        ByteBuilder body = new ByteBuilder();
        JsonOut out = new JsonOut(body);
        out.open('[')
                .open('{')
                .field("status", status)
                .field("message", message)
                .close('}')
                .close(']');
        return Answer.json(status, body);
    }

    static Answer v2NotFound() {
        return v2(404, "The requested resource was not found.");
    }

    static Answer v3(int status, String title, Map<String, String> errors) {
        ByteBuilder body = new ByteBuilder();
        JsonOut out = new JsonOut(body);
        out.open('{').field("status", status).field("title", title).field("type", TYPE);
        if (!errors.isEmpty()) {
            out.name("errors").open('{');
            new TreeMap<>(errors).forEach(out::field);
            out.close('}');
        }
        out.close('}');
        return Answer.json(status, body);
    }
}
