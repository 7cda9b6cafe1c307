package io.tributary.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** JSON schemas of Java types; each record becomes one named component of the document. */
final class OpenApiSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode components = NODES.objectNode();
    private final Map<Class<?>, String> names = new HashMap<>();

    /** The component schemas asked for so far, by name. */
    ObjectNode components() {
        return components;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (Collection.class.isAssignableFrom(raw)) {
                return array(generic.getActualTypeArguments()[0]);
            }
            if (Map.class.isAssignableFrom(raw)) {
                ObjectNode schema = simple("object", "");
                schema.set("additionalProperties", of(generic.getActualTypeArguments()[1]));
                return schema;
            }
            return of(raw);
        }
        return type instanceof Class<?> plain ? ofClass(plain) : NODES.objectNode();
    }

    private ObjectNode ofClass(Class<?> type) {
        if (type.isRecord()) {
            return NODES.objectNode().put("$ref", "#/components/schemas/" + component(type));
        }
        if (type.isEnum()) {
            ObjectNode schema = simple("string", "");
            for (Object constant : type.getEnumConstants()) {
                schema.withArray("enum").add(enumName((Enum<?>) constant));
            }
            return schema;
        }
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        if (type == String.class) {
            return simple("string", "");
        }
        if (type == boolean.class || type == Boolean.class) {
            return simple("boolean", "");
        }
        if (type == int.class || type == Integer.class) {
            return simple("integer", "int32");
        }
        if (type == long.class || type == Long.class || type == BigInteger.class) {
            return simple("integer", "int64");
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return simple("number", "");
        }
        if (type == Instant.class) {
            return simple("string", "date-time");
        }
        if (type == LocalDate.class) {
            return simple("string", "date");
        }
        if (type == Duration.class) {
            return simple("string", "duration");
        }
        boolean isObject = Map.class.isAssignableFrom(type) || JsonNode.class.isAssignableFrom(type);
        return isObject ? simple("object", "") : NODES.objectNode();
    }

    /** How JSON writes a constant. */
    static String enumName(Enum<?> constant) {
        for (Method method : constant.getDeclaringClass().getMethods()) {
            if (method.isAnnotationPresent(JsonValue.class) && method.getParameterCount() == 0) {
                try {
                    return String.valueOf(method.invoke(constant));
                } catch (ReflectiveOperationException e) {
                    return constant.name();
                }
            }
        }
        try {
            JsonProperty renamed =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return renamed == null ? constant.name() : renamed.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum constant without its field", e);
        }
    }

    private String component(Class<?> type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        String name = type.getSimpleName();
        for (int i = 2; components.has(name); i++) {
            name = type.getSimpleName() + i;
        }
        names.put(type, name);
        ObjectNode schema = components.putObject(name).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent member : type.getRecordComponents()) {
            JsonProperty renamed = member.getAccessor().getAnnotation(JsonProperty.class);
            boolean isRenamed = renamed != null && !renamed.value().isEmpty();
            properties.set(isRenamed ? renamed.value() : member.getName(), of(member.getGenericType()));
        }
        return name;
    }

    private ObjectNode array(Type items) {
        ObjectNode schema = simple("array", "");
        schema.set("items", of(items));
        return schema;
    }

    private static ObjectNode simple(String type, String format) {
        ObjectNode schema = NODES.objectNode().put("type", type);
        return format.isEmpty() ? schema : schema.put("format", format);
    }
}
