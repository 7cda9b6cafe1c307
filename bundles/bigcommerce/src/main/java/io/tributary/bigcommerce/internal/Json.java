package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The store's JSON, token by token. Absence is spelled {@code null}, {@code ""}, {@code {}}, {@code []} or by leaving the
 * member out; numbers come as numbers or as texts.
 */
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // Who opened the connection also gives it back.
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();
    private static final JsonFactory FACTORY = MAPPER.getFactory();
    /** No amount of money has more digits; a number that has would only be expensive to calculate with. */
    private static final int MAX_DIGITS = 40;

    private Json() {}

    /** Reads one element of a list; the parser stands on its first token and is left on its last. */
    @FunctionalInterface
    interface Element<T> {
        T read(JsonParser parser) throws IOException;
    }

    /** A bare list as v2 sends it, or nothing at all (204). */
    static <T> List<T> list(Reply reply, Element<T> element) throws IOException {
        if (!reply.hasContent()) {
            return List.of();
        }
        try (JsonParser parser = open(reply)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedReplyException("something else than a list");
            }
            List<T> found = elements(parser, element);
            end(parser);
            return found;
        }
    }

    /** The elements of the array on whose start the parser stands. */
    static <T> List<T> elements(JsonParser parser, Element<T> element) throws IOException {
        List<T> found = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            found.add(element.read(parser));
        }
        return found;
    }

    /** One object. */
    static <T> T object(Reply reply, Element<T> element) throws IOException {
        try (JsonParser parser = open(reply)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedReplyException("something else than an object");
            }
            T value = element.read(parser);
            end(parser);
            return value;
        }
    }

    /** One object or one list, small enough to be looked at as a whole. */
    static JsonNode tree(Reply reply) throws IOException {
        try (JsonParser parser = open(reply)) {
            if (parser.nextToken() == null) {
                throw new MalformedReplyException("nothing");
            }
            JsonNode tree = MAPPER.readTree(parser);
            end(parser);
            return tree;
        }
    }

    private static JsonParser open(Reply reply) throws IOException {
        if (!reply.hasContent()) {
            throw new MalformedReplyException("nothing");
        }
        String type = reply.header("Content-Type");
        if (type != null && type.contains("html")) {
            throw new MalformedReplyException("a web page instead of data");
        }
        return FACTORY.createParser(reply.body());
    }

    /** Something behind the end means that two answers got mixed up, or that this is not the API. */
    private static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new MalformedReplyException("more than one value");
        }
    }

    /** The value as text; empty when it is absent. */
    static String text(JsonParser parser) throws IOException {
        return present(parser) ? parser.getText() : "";
    }

    /** The exact value, from the token's text; 0 when it is absent. */
    static BigDecimal decimal(JsonParser parser) throws IOException {
        if (!present(parser)) {
            return BigDecimal.ZERO;
        }
        String text = parser.getText().strip();
        return text.isEmpty() ? BigDecimal.ZERO : decimal(text);
    }

    static BigDecimal decimal(String text) throws IOException {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.precision() > MAX_DIGITS || Math.abs(value.scale()) > MAX_DIGITS) {
                throw new MalformedReplyException("a number with too many digits");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new MalformedReplyException("something that should be a number");
        }
    }

    /** A whole number, also when it comes as text; 0 when it is absent. */
    static long whole(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        try {
            return decimal(parser).longValueExact();
        } catch (ArithmeticException e) {
            throw new MalformedReplyException("something that should be a whole number");
        }
    }

    static int number(JsonParser parser) throws IOException {
        long value = whole(parser);
        if (value != (int) value) {
            throw new MalformedReplyException("a number that is too large");
        }
        return (int) value;
    }

    static boolean yes(JsonParser parser) throws IOException {
        if (!present(parser)) {
            return false;
        }
        String text = parser.getText();
        return text.equals("true") || text.equals("1");
    }

    static Optional<Instant> date(JsonParser parser) throws IOException {
        try {
            return StoreDates.parse(text(parser));
        } catch (IllegalArgumentException e) {
            throw new MalformedReplyException("something that should be a date");
        }
    }

    /** Skips what stands for absence when it is an object or a list. */
    private static boolean present(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> {
                parser.skipChildren();
                return false;
            }
            case VALUE_NULL -> {
                return false;
            }
            default -> {
                return true;
            }
        }
    }
}
