package io.tributary.sandbox.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small things of a store that are kept as the JSON they came in: hooks and scripts. Threads may share it. */
public final class JsonBook {

    private final Map<String, ObjectNode> things = new LinkedHashMap<>();
    private int given;

    /** A number that no thing has had yet. */
    public synchronized int nextNumber() {
        return ++given;
    }

    public synchronized void put(String key, ObjectNode thing) {
        things.put(key, thing.deepCopy());
    }

    public synchronized Optional<ObjectNode> find(String key) {
        return Optional.ofNullable(things.get(key)).map(ObjectNode::deepCopy);
    }

    public synchronized Optional<ObjectNode> remove(String key) {
        return Optional.ofNullable(things.remove(key));
    }

    /** In the order in which they were added. */
    public synchronized List<ObjectNode> all() {
        return things.values().stream().map(ObjectNode::deepCopy).toList();
    }
}
