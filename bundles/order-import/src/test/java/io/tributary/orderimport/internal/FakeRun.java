package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.connections.Connection;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run that keeps what the job says of itself. */
final class FakeRun implements SyncContext {
    private boolean quiet;
    final Map<String, Long> counts = new TreeMap<>();
    final Map<String, String> parameters = new TreeMap<>();
    final List<String> phases = new ArrayList<>();
    long total;
    private final Connection connection;
    private final long fence;
    private final boolean dryRun;

    FakeRun(Connection connection, long fence, boolean dryRun) {
        this.connection = connection;
        this.fence = fence;
        this.dryRun = dryRun;
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    @Override
    public long runId() {
        return fence;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
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
        return dryRun;
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
        phases.add(phase);
    }

    @Override
    public void total(long all) {
        total = all;
    }

    @Override
    public void done(long more) {}

    @Override
    public void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    @Override
    public void quiet() {
        quiet = true;
    }

    /** Whether the job said that it found nothing to do. */
    boolean isQuiet() {
        return quiet;
    }

    @Override
    public CallObserver calls() {
        return CallObserver.NONE;
    }
}
