package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connections;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Makes the coupons of a store follow the affiliate codes of its account. */
@Component
public final class CouponSyncJob implements SyncJob {
    static final String NAME = "coupons";
    private final AffiliatePlatform platform;
    private final Connections connections;
    private final CouponTable table;
    private final Clock clock;

    @Activate
    public CouponSyncJob(
            @Reference(name = "platform", policyOption = ReferencePolicyOption.GREEDY) AffiliatePlatform platform,
            @Reference(name = "connections") Connections connections,
            @Reference(name = "table") CouponTable table) {
        this(platform, connections, table, Clock.systemUTC());
    }

    /** For tests: a clock that can be set. */
    CouponSyncJob(AffiliatePlatform platform, Connections connections, CouponTable table, Clock clock) {
        this.platform = platform;
        this.connections = connections;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(SyncContext run) throws SyncFailure, InterruptedException {
        if (run.trigger() == Trigger.MANUAL
                && run.connection().discountProgram().isEmpty()) {
            throw new SyncFailure(
                    "The store has no discount program yet. Set its type and amount first; coupons are made with it.",
                    null);
        }
        List<Affiliate> affiliates = affiliates(run);
        StoreTrouble trouble = new StoreTrouble(connections, run);
        try {
            Store store = connections.open(run.connection().id(), run.calls());
            new CouponRun(run, store, table, clock, affiliates).pass();
        } catch (StoreException e) {
            throw trouble.failure(e);
        } catch (SupersededException e) {
            throw new SyncFailure(e.getMessage(), e);
        }
        trouble.over();
    }

    private List<Affiliate> affiliates(SyncContext run) throws SyncFailure {
        run.phase("reading affiliate codes");
        try {
            return platform.affiliatesWithCode(run.connection().id().account());
        } catch (PlatformException e) {
            throw new SyncFailure("Reading the affiliate codes from " + platform.name() + ": " + e.getMessage(), e);
        }
    }
}
