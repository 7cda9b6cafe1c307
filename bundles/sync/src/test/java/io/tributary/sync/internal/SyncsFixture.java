package io.tributary.sync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncRuns;
import io.tributary.testkit.TestDatabase;

/** One node that is served by hand, for tests outside of this package. */
public final class SyncsFixture {
    private final FakeConnections connections = new FakeConnections();
    private final TestNode node = new TestNode(
            "node-1", TestDatabase.empty().open(SyncEngine.class, "sync"), connections, new MovableClock());

    /** What a job does in a run. */
    public interface Work {
        void run(SyncContext run) throws SyncFailure, InterruptedException;
    }

    public Connections connections() {
        return connections;
    }

    public SyncRuns runs() {
        return node.runs;
    }

    public ConnectionId connect(String store) {
        return connections.add(store);
    }

    public void put(ConnectionId id, Connection.State state) {
        connections.put(id, state);
    }

    public void deploy(String job, Work work) {
        node.deploy(job, work::run);
    }

    public void serve(ConnectionId store) {
        node.serve(store);
    }
}
