package io.tributary.couponsync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.Connections;
import io.tributary.platform.AccountId;
import io.tributary.platform.CodeListener;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the stores of an account synced as soon as one of its codes changed. */
@Component
public final class CodeChanges implements CodeListener {
    private static final Logger LOG = LoggerFactory.getLogger(CodeChanges.class);
    private final Connections connections;
    private final SyncRuns runs;

    @Activate
    public CodeChanges(
            @Reference(name = "connections") Connections connections, @Reference(name = "runs") SyncRuns runs) {
        this.connections = connections;
        this.runs = runs;
    }

    @Override
    public void codesChanged(AccountId account) {
        try {
            for (Connection connection : connections.of(account)) {
                if (connection.state() != Connection.State.DISCONNECTED) {
                    runs.request(RunRequest.of(connection.id(), CouponSyncJob.NAME, Trigger.EVENT));
                }
            }
        } catch (RuntimeException e) {
            // The host goes on with what it was doing; the next scheduled run finds the change.
            LOG.warn("A changed code of account {} waits for the next scheduled run", account, e);
        }
    }
}
