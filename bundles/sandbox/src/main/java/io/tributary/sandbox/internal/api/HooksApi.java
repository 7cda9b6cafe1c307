package io.tributary.sandbox.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.JsonBook;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** v3 webhooks: kept and listed, never called, because their destinations must be public https addresses. */
final class HooksApi {

    private static final int MOST_PER_SCOPE = 10;
    private static final int FIRST_ID = 18_048_286;
    private static final Pattern SCOPE = Pattern.compile("store/[a-zA-Z0-9/_-]+(/\\*)?");

    private HooksApi() {}

    static void addTo(Routes<Call> routes) {
        routes.add("GET", "/v3/hooks", Scopes.NONE, HooksApi::list);
        routes.add("POST", "/v3/hooks", Scopes.NONE, HooksApi::create);
        routes.add("GET", "/v3/hooks/{}", Scopes.NONE, call -> one(call, hook -> show(call, hook)));
        routes.add("PUT", "/v3/hooks/{}", Scopes.NONE, call -> one(call, hook -> update(call, hook)));
        routes.add("DELETE", "/v3/hooks/{}", Scopes.NONE, call -> one(call, hook -> delete(call, hook)));
    }

    private interface Action {
        Answer on(ObjectNode hook);
    }

    private static Answer one(Call call, Action action) {
        String id = call.names().get(0);
        return call.store()
                .hooks()
                .find(id)
                .map(action::on)
                .orElseGet(() -> Errors.v3(404, "Webhook with id [" + id + "] not found", Map.of()));
    }

    private static Answer list(Call call) {
        List<ObjectNode> found = call.store().hooks().all().stream()
                .filter(hook -> same(call, hook, "scope") && same(call, hook, "destination"))
                .filter(hook -> same(call, hook, "is_active"))
                .toList();
        return Lists.dataPage(call, found, (out, hook) -> out.raw(hook.toString()));
    }

    private static boolean same(Call call, ObjectNode hook, String member) {
        return call.parameter(member).map(hook.get(member).asText()::equals).orElse(true);
    }

    private static Answer show(Call call, ObjectNode hook) {
        return Lists.data(call, 200, hook, (out, it) -> out.raw(it.toString()));
    }

    private static Answer create(Call call) {
        Optional<JsonNode> body = Bodies.json(call);
        if (body.filter(JsonNode::isObject).isEmpty()) {
            return Errors.v3(400, "Input is invalid.", Map.of());
        }
        JsonBook hooks = call.store().hooks();
        synchronized (hooks) {
            ObjectNode hook = Bodies.object();
            int id = FIRST_ID + hooks.nextNumber();
            hook.put("id", id).put("client_id", "sandbox" + call.store().spec().hash());
            hook.put("store_hash", call.store().spec().hash());
            hook.put("created_at", now(call)).put("updated_at", now(call));
            hook.put("is_active", true).putNull("headers");
            return keep(call, hook, body.get());
        }
    }

    private static Answer update(Call call, ObjectNode hook) {
        Optional<JsonNode> body = Bodies.json(call);
        if (body.filter(it -> it.isObject() && !it.isEmpty()).isEmpty()) {
            return Errors.v3(400, "Input is invalid.", Map.of());
        }
        JsonBook hooks = call.store().hooks();
        synchronized (hooks) {
            return keep(call, hook.put("updated_at", now(call)), body.get());
        }
    }

    private static long now(Call call) {
        return call.store().clock().instant().getEpochSecond();
    }

    /** Takes the body's members over and keeps the hook, if that breaks no rule. */
    private static Answer keep(Call call, ObjectNode hook, JsonNode body) {
        for (String member : List.of("scope", "destination", "is_active", "headers")) {
            if (body.has(member)) {
                hook.set(member, body.get(member));
            }
        }
        Optional<Answer> refusal = refusal(call, hook);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        call.store().hooks().put(hook.get("id").asText(), hook);
        return show(call, hook);
    }

    private static Optional<Answer> refusal(Call call, ObjectNode hook) {
        for (String member : List.of("scope", "destination")) {
            if (!hook.path(member).isTextual()) {
                return invalid(member, "error.path.missing");
            }
        }
        if (!SCOPE.matcher(hook.get("scope").textValue()).matches()) {
            return Optional.of(Errors.v3(400, "Input is invalid.", Map.of()));
        }
        if (!isPublicHttps(hook.get("destination").textValue())) {
            return invalid("destination", "The destination must be an https address on port 443.");
        }
        List<ObjectNode> others = call.store().hooks().all().stream()
                .filter(other -> !other.get("id").equals(hook.get("id")))
                .filter(other -> other.get("scope").equals(hook.get("scope")))
                .toList();
        if (others.stream().anyMatch(other -> other.get("destination").equals(hook.get("destination")))) {
            return invalid("destination", "A webhook with this scope and destination exists already.");
        }
        return others.size() >= MOST_PER_SCOPE
                ? invalid("scope", "There are " + MOST_PER_SCOPE + " webhooks with this scope already.")
                : Optional.empty();
    }

    private static Optional<Answer> invalid(String member, String text) {
        return Optional.of(Errors.v3(422, "JSON data is missing or invalid", Map.of(member, text)));
    }

    private static boolean isPublicHttps(String destination) {
        try {
            URI uri = URI.create(destination);
            boolean port = uri.getPort() == -1 || uri.getPort() == 443;
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && port;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer delete(Call call, ObjectNode hook) {
        call.store().hooks().remove(hook.get("id").asText());
        return show(call, hook);
    }
}
