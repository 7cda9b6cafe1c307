package io.tributary.couponsync.internal;

import io.tributary.couponsync.CouponStatus;
import io.tributary.platform.AffiliateCode;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A store without coupons, an account without affiliates, a discount program of 10 percent, and the job between them. */
final class World {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    final FakeStore store = new FakeStore();
    final FakePlatform platform = new FakePlatform();
    final FakeConnections connections = new FakeConnections(store);
    final CouponTable table = new CouponTable(TestDatabase.empty());
    final CouponSyncJob job = new CouponSyncJob(platform, connections, table, Clock.fixed(NOW, ZoneOffset.UTC));
    private long fence;

    /** Runs the job as somebody who asked for it would, and answers what it counted. */
    Map<String, Long> sync() throws SyncFailure, InterruptedException {
        return sync(Trigger.MANUAL);
    }

    Map<String, Long> sync(Trigger trigger) throws SyncFailure, InterruptedException {
        return run(trigger, false, ++fence);
    }

    Map<String, Long> dryRun() throws SyncFailure, InterruptedException {
        return run(Trigger.MANUAL, true, ++fence);
    }

    Map<String, Long> run(Trigger trigger, boolean dry, long number) throws SyncFailure, InterruptedException {
        store.calls.clear();
        FakeRun run = new FakeRun(connections.connection(), trigger, dry, number);
        job.run(run);
        return run.counted();
    }

    List<CouponStatus> statuses() {
        return new StoredCoupons(table).list(FakeConnections.ID);
    }

    CouponStatus status(String code) {
        return statuses().stream()
                .filter(status -> status.code().key().equals(AffiliateCode.Key.of(code)))
                .findFirst()
                .orElseThrow();
    }
}
