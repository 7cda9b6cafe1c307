package io.tributary.platform.leaddyno.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An object of LeadDyno's JSON. What is not there is spelled {@code null}, {@code ""} or left out; numbers come as numbers
 * or as texts.
 */
record Fields(JsonNode json) {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int MAX_DIGITS = 40;

    /** Reads an answer's body, which must be one JSON value. */
    static JsonNode parse(byte[] body) throws MalformedException {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json == null || json.isMissingNode()) {
                throw new MalformedException("nothing");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new MalformedException("something that is cut off or not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("reads from memory", e);
        }
    }

    /** Empty when it is absent. */
    String text(String name) {
        JsonNode value = json.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    boolean yes(String name) {
        String text = text(name);
        return text.equals("true") || text.equals("1");
    }

    /** The exact value; empty when it is absent. */
    Optional<BigDecimal> decimal(String name) throws MalformedException {
        String text = text(name).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.precision() <= MAX_DIGITS && Math.abs(value.scale()) <= MAX_DIGITS) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new MalformedException("a " + name + " that is no number");
    }

    /** The member {@code id}. */
    long id() throws MalformedException {
        try {
            long id = decimal("id")
                    .orElseThrow(() -> new MalformedException("something without an id"))
                    .longValueExact();
            if (id > 0) {
                return id;
            }
        } catch (ArithmeticException e) {
            // Said below.
        }
        throw new MalformedException("an id that is no whole number");
    }

    /** A member that is an object with something in it. */
    Optional<Fields> object(String name) {
        JsonNode value = json.path(name);
        return value.isObject() && !value.isEmpty() ? Optional.of(new Fields(value)) : Optional.empty();
    }

    Optional<Instant> moment(String name) throws MalformedException {
        String text = text(name).strip();
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new MalformedException("a " + name + " that is no date");
        }
    }
}
