package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.connections.Connection;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import java.util.Map;
import java.util.TreeMap;

/** A run that only remembers what it was told. */
final class FakeRun implements SyncContext {
    private boolean quiet;
    private final Connection connection;
    private final Trigger trigger;
    private final boolean dry;
    private final long fence;
    private final Map<String, Long> counts = new TreeMap<>();

    FakeRun(Connection connection, Trigger trigger, boolean dry, long fence) {
        this.connection = connection;
        this.trigger = trigger;
        this.dry = dry;
        this.fence = fence;
    }

    /** What was counted, without what stayed 0. */
    Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>(counts);
        counted.values().removeIf(figure -> figure == 0);
        return counted;
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
        return dry;
    }

    @Override
    public Trigger trigger() {
        return trigger;
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public void phase(String phase) {}

    @Override
    public void total(long total) {}

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
