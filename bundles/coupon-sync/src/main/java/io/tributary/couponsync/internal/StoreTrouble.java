package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connections;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;

/** Says what went wrong between a run and its store, and shows on the connection what only the merchant can repair. */
final class StoreTrouble {
    private static final String SCOPE =
            "The store does not let us work with its coupons: give the API account the scope '"
                    + Store.Resource.COUPONS.scope() + "', level '" + Store.Resource.COUPONS.level() + "'.";
    private static final String LOGIN =
            "The store refused the login while coupons were synced: enter its credentials again.";
    private final Connections connections;
    private final SyncContext run;

    StoreTrouble(Connections connections, SyncContext run) {
        this.connections = connections;
        this.run = run;
    }

    SyncFailure failure(StoreException problem) throws InterruptedException {
        if (problem instanceof StoreException.Interrupted) {
            Thread.interrupted();
            throw new InterruptedException(problem.getMessage());
        }
        if (problem instanceof StoreException.Unauthorized refused) {
            String reason = refused.scopeMissing() ? SCOPE : LOGIN;
            if (!run.dryRun()) {
                connections.needsAttention(run.connection().id(), reason);
            }
            return new SyncFailure(reason, problem);
        }
        if (problem instanceof StoreException.Unavailable) {
            return new SyncFailure("Syncing coupons: " + problem.getMessage() + " The next run goes on.", problem);
        }
        return new SyncFailure("Syncing coupons: " + problem.getMessage(), problem);
    }

    /** Everything worked: takes back what this job has shown, and nothing that others have. */
    void over() {
        if (run.dryRun()) {
            return;
        }
        connections
                .find(run.connection().id())
                .filter(connection -> connection.attention().equals(SCOPE)
                        || connection.attention().equals(LOGIN))
                .ifPresent(connection -> connections.works(connection.id()));
    }
}
