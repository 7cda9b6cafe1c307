package io.tributary.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Bodies that clients send. */
final class Bodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Bodies() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Empty if it is no JSON or nothing at all. */
    static Optional<JsonNode> json(Call call) {
        try {
            JsonNode node = MAPPER.readTree(call.request().bodyText());
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
