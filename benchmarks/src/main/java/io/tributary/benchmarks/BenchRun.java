package io.tributary.benchmarks;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.connections.Connection;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A run that only counts. */
final class BenchRun implements SyncContext, CallObserver {
    private final Connection connection;
    private final long fence;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    BenchRun(Connection connection, long fence) {
        this.connection = connection;
        this.fence = fence;
    }

    long counted(String name) {
        return counts.getOrDefault(name, 0L);
    }

    @Override
    public long runId() {
        return fence;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public String by() {
        return "";
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean dryRun() {
        return false;
    }

    @Override
    public Trigger trigger() {
        return Trigger.MANUAL;
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public void phase(String phase) {
        // Nobody looks.
    }

    @Override
    public void total(long total) {
        // Nobody looks.
    }

    @Override
    public void done(long more) {
        // Nobody looks.
    }

    @Override
    public void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    @Override
    public void quiet() {}

    @Override
    public CallObserver calls() {
        return this;
    }

    @Override
    public void sent() {
        count("requests", 1);
    }

    @Override
    public void refused() {
        count("refused", 1);
    }
}
