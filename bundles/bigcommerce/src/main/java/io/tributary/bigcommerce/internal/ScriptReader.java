package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads v3 scripts, which come in an envelope: {@code {data: ..., meta: {...}}}. */
final class ScriptReader {
    private ScriptReader() {}

    static List<StoreScript> list(Reply reply) throws IOException {
        if (!reply.hasContent()) {
            return List.of();
        }
        JsonNode data = Json.tree(reply).path("data");
        if (!data.isArray()) {
            throw new MalformedReplyException("something else than a list of scripts");
        }
        List<StoreScript> scripts = new ArrayList<>();
        for (JsonNode each : data) {
            scripts.add(script(each));
        }
        return scripts;
    }

    /** The script that was made or changed; the store answers with a list when it can make several at a time. */
    static StoreScript one(Reply reply) throws IOException {
        JsonNode data = Json.tree(reply).path("data");
        return script(data.isArray() && data.size() == 1 ? data.get(0) : data);
    }

    private static StoreScript script(JsonNode json) throws IOException {
        return new StoreScript(
                id(json),
                text(json, "name"),
                text(json, "html"),
                text(json, "src"),
                word(json, "visibility", Visibility.class, Visibility.OTHER),
                word(json, "consent_category", Consent.class, Consent.UNKNOWN),
                // Older scripts do not say so, and are on.
                json.path("enabled").asBoolean(true),
                json.path("channel_id").asInt(1),
                modified(json));
    }

    private static ScriptId id(JsonNode json) throws IOException {
        try {
            return new ScriptId(text(json, "uuid"));
        } catch (IllegalArgumentException e) {
            throw new MalformedReplyException("a script without 'uuid'");
        }
    }

    private static Optional<Instant> modified(JsonNode json) throws IOException {
        try {
            return StoreDates.parse(text(json, "date_modified"));
        } catch (IllegalArgumentException e) {
            throw new MalformedReplyException("something that should be a date");
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : "";
    }

    private static <E extends Enum<E>> E word(JsonNode json, String name, Class<E> type, E otherwise) {
        try {
            return Enum.valueOf(type, text(json, name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
