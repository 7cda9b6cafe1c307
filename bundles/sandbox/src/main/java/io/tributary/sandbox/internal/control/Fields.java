package io.tributary.sandbox.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members of a control request. What has the wrong type is an {@link IllegalArgumentException} that names it. */
record Fields(JsonNode node) {

    Optional<String> text(String name) {
        return value(name).map(JsonNode::asText);
    }

    Optional<Integer> number(String name) {
        return value(name).map(value -> {
            if (!value.canConvertToInt()) {
                throw new IllegalArgumentException("'" + name + "' must be a whole number");
            }
            return value.intValue();
        });
    }

    Optional<Long> big(String name) {
        return value(name).map(value -> {
            if (!value.canConvertToLong()) {
                throw new IllegalArgumentException("'" + name + "' must be a whole number");
            }
            return value.longValue();
        });
    }

    Optional<Double> share(String name) {
        return value(name).map(value -> {
            if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
                throw new IllegalArgumentException("'" + name + "' must be a number from 0 to 1");
            }
            return value.doubleValue();
        });
    }

    boolean flag(String name) {
        return value(name).map(JsonNode::asBoolean).orElse(false);
    }

    Optional<Instant> instant(String name) {
        return text(name).map(Instant::parse);
    }

    Optional<Fields> object(String name) {
        return value(name).map(Fields::new);
    }

    /** The members of an array; none if there is no such array. */
    List<Fields> each(String name) {
        List<Fields> all = new ArrayList<>();
        node.path(name).forEach(value -> all.add(new Fields(value)));
        return all;
    }

    List<String> texts(String name) {
        return each(name).stream().map(field -> field.node().asText()).toList();
    }

    String needed(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }
}
