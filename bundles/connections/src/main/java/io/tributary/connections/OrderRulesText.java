package io.tributary.connections;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Rules as one line of JSON text, in the shape of {@link OrderRulesJson}. */
public final class OrderRulesText {
    private static final int LONGEST = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private OrderRulesText() {}

    public static String write(OrderRules rules) {
        try {
            return JSON.writeValueAsString(OrderRulesJson.of(rules));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules cannot be written as JSON", e);
        }
    }

    /** @throws ConnectionException.Invalid naming the member that is unknown or cannot be; empty when the text is no JSON */
    public static OrderRules read(String text) throws ConnectionException.Invalid {
        if (text.length() > LONGEST) {
            throw new ConnectionException.Invalid("", "Rules have at most " + LONGEST + " characters.");
        }
        OrderRulesJson json;
        try {
            json = JSON.readValue(text, OrderRulesJson.class);
        } catch (UnrecognizedPropertyException e) {
            throw new ConnectionException.Invalid(member(e), "Rules have no member " + member(e) + ".");
        } catch (JsonMappingException e) {
            throw new ConnectionException.Invalid(
                    member(e),
                    member(e).isEmpty() ? "Rules are a JSON object." : member(e) + " has a value of another kind.");
        } catch (JsonProcessingException e) {
            throw new ConnectionException.Invalid("", "The rules are no JSON.");
        }
        if (json == null) {
            throw new ConnectionException.Invalid("", "Rules are a JSON object.");
        }
        return json.rules();
    }

    /** As a path: {@code statuses.counts[2]}. */
    private static String member(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
