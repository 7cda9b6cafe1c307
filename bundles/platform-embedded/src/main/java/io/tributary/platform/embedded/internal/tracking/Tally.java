package io.tributary.platform.embedded.internal.tracking;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of hits, since this node started. */
final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param result a word from a list in the code */
    void count(String result) {
        count(result, 1);
    }

    void count(String result, long more) {
        counts.computeIfAbsent(result, each -> new LongAdder()).add(more);
    }

    long of(String result) {
        LongAdder count = counts.get(result);
        return count == null ? 0 : count.sum();
    }

    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((result, count) -> all.put(result, count.sum()));
        return all;
    }
}
