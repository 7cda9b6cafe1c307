package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a run of the orders job; where none can be asked for, the next one does what is wanted. */
final class Wake {
    private static final Logger LOG = LoggerFactory.getLogger(Wake.class);

    private Wake() {}

    /** @param runs null while nothing runs jobs */
    static Optional<Run> up(SyncRuns runs, ConnectionId store, Trigger trigger, String by) {
        try {
            return runs == null
                    ? Optional.empty()
                    : Optional.of(
                            runs.request(RunRequest.of(store, "orders", trigger).by(by)));
        } catch (IllegalArgumentException e) {
            LOG.debug("Orders of {} are looked at again when the job is back", store, e);
            return Optional.empty();
        }
    }
}
