package io.tributary.sandbox.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.JsonBook;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** v3 scripts on store pages. */
final class ScriptsApi {

    private static final int MOST = 10;
    private static final int LONGEST_HTML = 65_536;
    private static final Map<String, Set<String>> WORDS = Map.of(
            "kind", Set.of("src", "script_tag"),
            "load_method", Set.of("default", "async", "defer"),
            "location", Set.of("head", "footer"),
            "visibility", Set.of("storefront", "all_pages", "checkout", "order_confirmation"),
            "consent_category", Set.of("essential", "functional", "analytics", "targeting"));
    private static final List<String> WRITABLE = List.of(
            "name",
            "description",
            "html",
            "src",
            "auto_uninstall",
            "load_method",
            "location",
            "visibility",
            "kind",
            "consent_category",
            "enabled",
            "channel_id",
            "integrity_hashes");

    private ScriptsApi() {}

    static void addTo(Routes<Call> routes) {
        routes.add("GET", "/v3/content/scripts", Scopes.CONTENT, ScriptsApi::list);
        routes.add("POST", "/v3/content/scripts", Scopes.CONTENT_WRITE, ScriptsApi::create);
        routes.add("GET", "/v3/content/scripts/{}", Scopes.CONTENT, call -> one(call, it -> show(call, it)));
        routes.add("PUT", "/v3/content/scripts/{}", Scopes.CONTENT_WRITE, call -> one(call, it -> update(call, it)));
        routes.add("DELETE", "/v3/content/scripts/{}", Scopes.CONTENT_WRITE, call -> one(call, it -> delete(call, it)));
    }

    private interface Action {
        Answer on(ObjectNode script);
    }

    private static Answer one(Call call, Action action) {
        return call.store()
                .scripts()
                .find(call.names().get(0))
                .map(action::on)
                .orElseGet(() -> Errors.v3(404, "The resource was not found.", Map.of()));
    }

    private static Answer list(Call call) {
        Optional<Set<Long>> channels = call.parameter("channel_id:in").map(Numbers::list);
        String sort = call.parameter("sort").orElse("date_created");
        Comparator<ObjectNode> order =
                Comparator.comparing(script -> script.path(sort).asText());
        boolean descending = call.parameter("direction").filter("desc"::equals).isPresent();
        List<ObjectNode> found = call.store().scripts().all().stream()
                .filter(script -> channels.map(
                                set -> set.contains(script.get("channel_id").asLong()))
                        .orElse(true))
                .sorted(descending ? order.reversed() : order)
                .toList();
        return Lists.dataPage(call, found, (out, script) -> out.raw(script.toString()));
    }

    private static Answer show(Call call, ObjectNode script) {
        return Lists.data(call, 200, script, (out, it) -> out.raw(it.toString()));
    }

    private static String now(Call call) {
        return call.store().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Answer create(Call call) {
        JsonBook scripts = call.store().scripts();
        synchronized (scripts) {
            if (scripts.all().size() >= MOST) {
                return invalid(Map.of("scripts", "An app can have " + MOST + " scripts in a store."));
            }
            ObjectNode script = Bodies.object();
            long number = scripts.nextNumber();
            script.put(
                    "uuid",
                    new UUID(call.store().spec().hash().hashCode() << 16 | 0x4000L, Long.MIN_VALUE | number)
                            .toString());
            script.put("date_created", now(call)).put("description", "").put("auto_uninstall", false);
            script.put("load_method", "default").put("location", "head").put("visibility", "storefront");
            script.put("kind", "src")
                    .put("api_client_id", "sandbox" + call.store().spec().hash());
            script.put("enabled", true).put("channel_id", 1);
            return keep(call, script);
        }
    }

    private static Answer update(Call call, ObjectNode script) {
        return keep(call, script);
    }

    private static Answer keep(Call call, ObjectNode script) {
        Optional<JsonNode> body = Bodies.json(call).filter(JsonNode::isObject);
        if (body.isEmpty()) {
            return invalid(Map.of("body", "error.expected.jsobject"));
        }
        for (String member : WRITABLE) {
            if (body.get().has(member)) {
                script.set(member, body.get().get(member));
            }
        }
        Map<String, String> faults = faults(script);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        boolean checkout = !script.get("visibility").textValue().equals("storefront");
        if (checkout && !call.store().scopes().contains("store_content_checkout")) {
            return Errors.v3(403, "Unauthorized Access. You do not have permission to make this request.", Map.of());
        }
        script.put("date_modified", now(call));
        call.store().scripts().put(script.get("uuid").textValue(), script);
        return show(call, script);
    }

    private static Map<String, String> faults(ObjectNode script) {
        Map<String, String> faults = new TreeMap<>();
        int name = script.path("name").asText().length();
        if (name < 1 || name > 255) {
            faults.put("name", name == 0 ? "error.path.missing" : "error.maxLength");
        }
        WORDS.forEach((member, words) -> {
            if (script.has(member) && !words.contains(script.get(member).asText())) {
                faults.put(member, "error.expected.validenumvalue");
            }
        });
        if (script.path("kind").asText().equals("src")) {
            checkSource(script, faults);
        } else {
            checkTag(script, faults);
        }
        if (script.path("integrity_hashes").size() > 5) {
            faults.put("integrity_hashes", "error.maxLength");
        }
        return faults;
    }

    private static void checkSource(ObjectNode script, Map<String, String> faults) {
        if (!script.path("src").asText().startsWith("https://")) {
            faults.put("src", "error.expected.httpsurl");
        }
        if (script.has("html")) {
            faults.put("html", "error.unexpected");
        }
    }

    private static void checkTag(ObjectNode script, Map<String, String> faults) {
        String html = script.path("html").asText();
        if (!html.contains("<script") || html.length() > LONGEST_HTML) {
            faults.put("html", html.length() > LONGEST_HTML ? "error.maxLength" : "error.expected.scripttag");
        }
        if (!script.path("load_method").asText().equals("default")) {
            faults.put("load_method", "error.expected.default");
        }
        if (script.has("src")) {
            faults.put("src", "error.unexpected");
        }
    }

    private static Answer invalid(Map<String, String> faults) {
        return Errors.v3(422, "JSON data is missing or invalid", faults);
    }

    private static Answer delete(Call call, ObjectNode script) {
        call.store().scripts().remove(script.get("uuid").textValue());
        return Answer.empty(204);
    }
}
