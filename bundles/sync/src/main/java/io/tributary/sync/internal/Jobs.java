package io.tributary.sync.internal;

import io.tributary.sync.SyncJob;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The jobs that are deployed now. */
final class Jobs {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final SortedMap<String, SyncJob> byName = new TreeMap<>();

    /** Takes a job in; the first of two with one name stays. */
    synchronized boolean add(SyncJob job) {
        return NAME.matcher(job.name()).matches() && byName.putIfAbsent(job.name(), job) == null;
    }

    synchronized boolean remove(SyncJob job) {
        return byName.values().remove(job);
    }

    synchronized Optional<SyncJob> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
