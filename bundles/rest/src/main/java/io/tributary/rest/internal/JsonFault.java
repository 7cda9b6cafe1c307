package io.tributary.rest.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.tributary.rest.ApiProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says in the caller's words why a body cannot be read; never in Java's, and never by repeating the body. */
final class JsonFault {
    private JsonFault() {}

    static ApiProblem missing() {
        return ApiProblem.malformed("", "A JSON body is needed here.");
    }

    static ApiProblem explain(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return unknownMember(unknown);
        }
        if (fault instanceof ValueInstantiationException refused) {
            return refusedValue(refused);
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return wrongType(mismatch);
        }
        return syntax(fault.getLocation());
    }

    static ApiProblem syntax(JsonLocation place) {
        return ApiProblem.malformed("", "The body is not valid JSON" + place(place) + ".");
    }

    private static ApiProblem unknownMember(UnrecognizedPropertyException fault) {
        Collection<Object> known = Objects.requireNonNullElse(fault.getKnownPropertyIds(), List.of());
        String names = known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        String member = path(fault);
        return ApiProblem.malformed(
                member, "The member \"" + member + "\" is not known here. Known are: " + names + ".");
    }

    private static ApiProblem refusedValue(ValueInstantiationException fault) {
        String member = path(fault);
        String subject = member.isEmpty() ? "The body" : "\"" + member + "\"";
        // Only our own records refuse values with this exception, and their sentences are meant for the caller.
        String reason = fault.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null
                ? ": " + refusal.getMessage()
                : "";
        return ApiProblem.invalid(member, subject + " has a value that cannot be" + reason + ".");
    }

    private static ApiProblem wrongType(MismatchedInputException fault) {
        String member = path(fault);
        if (member.isEmpty()) {
            return ApiProblem.malformed("", "The body must be " + expected(fault.getTargetType()) + ".");
        }
        return ApiProblem.malformed(member, "\"" + member + "\" must be " + expected(fault.getTargetType()) + ".");
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> "\"" + OpenApiSchemas.enumName((Enum<?>) constant) + "\"")
                            .collect(Collectors.joining(", "));
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return "a decimal number";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Instant.class) {
            return "a moment such as 2026-01-31T12:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "a JSON object" : "of another type";
    }

    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
