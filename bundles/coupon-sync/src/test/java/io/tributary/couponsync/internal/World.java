package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.audit.AuditRecord;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponActionException;
import io.tributary.couponsync.CouponStatus;
import io.tributary.database.Database;
import io.tributary.platform.AffiliateCode;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A store without coupons, an account without affiliates, a discount program of 10 percent, and the job between them. */
final class World {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    final FakeStore store = new FakeStore();
    final FakePlatform platform = new FakePlatform();
    final FakeConnections connections = new FakeConnections(store);
    final Database database;
    final AuditLog audit;
    final CouponTable table;
    final AskedRuns runs = new AskedRuns();
    final CouponSyncJob job;
    final StoredCoupons coupons;
    private long fence;

    World() {
        this(TestDatabase.empty());
    }

    World(Database database) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        this.database = database;
        this.audit = TestAudit.in(database);
        this.table = new CouponTable(database, audit);
        this.job = new CouponSyncJob(platform, connections, table, clock);
        this.coupons = new StoredCoupons(table, connections, runs, clock);
    }

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

    /** Somebody asks for something about a code; no run is made by that here. */
    CouponStatus ask(String code, CouponAction action) throws CouponActionException {
        return coupons.ask(FakeConnections.ID, new AffiliateCode(code), action, new Actor("ann", "10.0.0.1"));
    }

    /** What the audit log says, the oldest first: {@code coupon.make coupon DAN15 by job coupons}. */
    List<String> audited() {
        List<String> lines = new ArrayList<>();
        for (AuditRecord each : audit.list("shop", AuditFilter.ALL, Long.MAX_VALUE, 1000)) {
            AuditEntry entry = each.entry();
            lines.add(
                    0,
                    entry.action() + " " + entry.subject() + " by " + entry.by().name());
        }
        return lines;
    }

    List<CouponStatus> statuses() {
        return coupons.list(FakeConnections.ID);
    }

    CouponStatus status(String code) {
        return statuses().stream()
                .filter(status -> status.code().key().equals(AffiliateCode.Key.of(code)))
                .findFirst()
                .orElseThrow();
    }
}
