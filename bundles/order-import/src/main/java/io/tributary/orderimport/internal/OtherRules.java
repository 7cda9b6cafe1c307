package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.connections.Connection;
import io.tributary.connections.OrderRules;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import java.util.Map;

/** A run as if the store had other rules. */
record OtherRules(SyncContext run, OrderRules rules) implements SyncContext {
    @Override
    public Connection connection() {
        Connection as = run.connection();
        return new Connection(
                as.id(),
                as.address(),
                as.apiUser(),
                as.state(),
                as.attention(),
                as.name(),
                as.domain(),
                as.currency(),
                as.zone(),
                as.connectedAt(),
                rules,
                as.discountProgram());
    }

    @Override
    public long runId() {
        return run.runId();
    }

    @Override
    public boolean dryRun() {
        return run.dryRun();
    }

    @Override
    public Trigger trigger() {
        return run.trigger();
    }

    @Override
    public Map<String, String> parameters() {
        return run.parameters();
    }

    @Override
    public String by() {
        return run.by();
    }

    @Override
    public long fence() {
        return run.fence();
    }

    @Override
    public void phase(String phase) {
        run.phase(phase);
    }

    @Override
    public void total(long total) {
        run.total(total);
    }

    @Override
    public void done(long more) {
        run.done(more);
    }

    @Override
    public void count(String name, long more) {
        run.count(name, more);
    }

    @Override
    public CallObserver calls() {
        return run.calls();
    }
}
