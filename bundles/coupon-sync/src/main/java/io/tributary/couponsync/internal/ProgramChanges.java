package io.tributary.couponsync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionListener;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a store synced as soon as it gets another discount program: codes may wait for it. */
@Component
public final class ProgramChanges implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramChanges.class);
    private final CouponTable table;
    private final SyncRuns runs;

    @Activate
    public ProgramChanges(@Reference(name = "table") CouponTable table, @Reference(name = "runs") SyncRuns runs) {
        this.table = table;
        this.runs = runs;
    }

    @Override
    public void connectionChanged(Connection connection) {
        try {
            if (connection.state() == Connection.State.ACTIVE
                    && connection.discountProgram().isPresent()
                    && !table.program(connection.id()).equals(Values.text(connection.discountProgram()))) {
                runs.request(RunRequest.of(connection.id(), CouponSyncJob.NAME, Trigger.EVENT));
            }
        } catch (RuntimeException e) {
            // The program is set; the next scheduled run finds it.
            LOG.warn("The discount program of {} waits for the next scheduled run", connection.id(), e);
        }
    }
}
