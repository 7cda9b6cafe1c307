package io.tributary.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.rest.RestSection;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;

/** Describes the sections that are present, from their JAX-RS annotations and records, as an OpenAPI 3.0 document. */
final class OpenApi {
    /** {@code {name}} or {@code {name: regex}}; OpenAPI knows the first only. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*([^}:\\s]+)[^}]*}");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<RestSection> sections;
    private final OpenApiSchemas schemas = new OpenApiSchemas();
    private final ObjectNode paths = NODES.objectNode();

    OpenApi(List<RestSection> sections) {
        this.sections =
                sections.stream().sorted(Comparator.comparing(Sections::path)).toList();
    }

    JsonNode document() {
        ObjectNode document = NODES.objectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", "Tributary").put("version", "1");
        document.putArray("servers").addObject().put("url", ApiExport.PATH);
        for (RestSection section : sections) {
            describe(section.type(), "/" + Sections.path(section), section.name());
        }
        describe(RootApi.class, "", "api");
        document.set("paths", paths);
        ObjectNode components = document.putObject("components");
        schemas.of(Problem.class);
        components.set("schemas", schemas.components());
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("basic").put("type", "http").put("scheme", "basic");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", SessionCookie.NAME)
                .put(
                        "description",
                        "From POST /session. Changes need its \"csrf\" in the header X-CSRF-Token as well.");
        ArrayNode security = document.putArray("security");
        security.addObject().putArray("basic");
        security.addObject().putArray("session");
        return document;
    }

    private void describe(Class<?> resource, String base, String tag) {
        Path onClass = resource.getAnnotation(Path.class);
        String start = onClass == null || resource == RootApi.class ? base : join(base, onClass.value());
        Arrays.stream(resource.getMethods())
                .filter(method -> !method.isBridge())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .forEach(method -> describe(method, start, tag));
    }

    private void describe(Method method, String base, String tag) {
        Path onMethod = method.getAnnotation(Path.class);
        String path = onMethod == null ? base : join(base, onMethod.value());
        String verb = verb(method);
        if (!verb.isEmpty()) {
            operation(method, path.isEmpty() ? "/" : path, verb, tag);
        } else if (onMethod != null && method.getReturnType() != Object.class) {
            describe(method.getReturnType(), path, tag);
        }
    }

    private void operation(Method method, String path, String verb, String tag) {
        ObjectNode operation = paths.withObjectProperty(TEMPLATE.matcher(path).replaceAll("{$1}"))
                .putObject(verb);
        operation.putArray("tags").add(tag);
        operation.put("operationId", tag + "." + verb + "." + method.getName() + "." + paths.size());
        Set<String> inPath = new TreeSet<>();
        Matcher names = TEMPLATE.matcher(path);
        while (names.find()) {
            inPath.add(names.group(1));
        }
        inPath.forEach(name -> parameter(operation, name, "path", String.class).put("required", true));
        for (Parameter parameter : method.getParameters()) {
            describe(parameter, operation);
        }
        if (path.equals("/" + SessionSection.NAME) && verb.equals("post")) {
            operation.putArray("security");
        }
        responses(method, operation);
    }

    private void describe(Parameter parameter, ObjectNode operation) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (query != null) {
            ObjectNode described = parameter(operation, query.value(), "query", parameter.getType());
            DefaultValue fallback = parameter.getAnnotation(DefaultValue.class);
            if (fallback != null) {
                ((ObjectNode) described.get("schema")).put("default", fallback.value());
            }
            return;
        }
        if (parameter.isAnnotationPresent(PathParam.class) || parameter.isAnnotationPresent(Context.class)) {
            return;
        }
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        body.putObject("content")
                .putObject("application/json")
                .set("schema", schemas.of(parameter.getParameterizedType()));
    }

    private ObjectNode parameter(ObjectNode operation, String name, String in, Class<?> type) {
        ObjectNode parameter =
                operation.withArray("parameters").addObject().put("name", name).put("in", in);
        parameter.set("schema", schemas.of(type));
        return parameter;
    }

    private void responses(Method method, ObjectNode operation) {
        ObjectNode responses = operation.putObject("responses");
        Class<?> type = method.getReturnType();
        if (type == void.class) {
            responses.putObject("204").put("description", "Done");
        } else if (method.isAnnotationPresent(Produces.class)) {
            ObjectNode done = responses.putObject("200").put("description", "The file");
            for (String media : method.getAnnotation(Produces.class).value()) {
                done.withObjectProperty("content").putObject(media).set("schema", schemas.of(String.class));
            }
        } else if (type == Response.class) {
            responses.putObject("2XX").put("description", "Done");
        } else {
            ObjectNode done = responses.putObject("200").put("description", "The answer");
            done.putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.of(method.getGenericReturnType()));
        }
        ObjectNode problem = responses.putObject("default").put("description", "A problem");
        problem.putObject("content").putObject(Problem.MEDIA_TYPE).set("schema", schemas.of(Problem.class));
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static String join(String base, String path) {
        String tail = path.startsWith("/") ? path.substring(1) : path;
        return tail.isEmpty() ? base : base + "/" + tail;
    }
}
