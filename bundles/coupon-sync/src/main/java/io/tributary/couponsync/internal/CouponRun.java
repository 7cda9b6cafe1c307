package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.Affiliate;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One pass over the codes of one store: look, decide, keep what was decided, act. */
final class CouponRun {
    private static final Duration SCAN_AGE = Duration.ofDays(1);
    private static final int PAGE = 250;
    private final SyncContext run;
    private final Store store;
    private final CouponTable table;
    private final Clock clock;
    private final ConnectionId id;
    private final Notebook notebook;
    private final Tally tally;

    CouponRun(SyncContext run, Store store, CouponTable table, Clock clock) {
        this.run = run;
        this.store = store;
        this.table = table;
        this.clock = clock;
        this.id = run.connection().id();
        this.notebook = new Notebook(table, id, run.fence(), clock);
        this.tally = new Tally(run);
    }

    void pass(List<Affiliate> affiliates)
            throws StoreException, SupersededException, SyncFailure, InterruptedException {
        Codes codes = new Codes(affiliates, table.rows(id));
        List<CouponRow> some = codes.changed();
        if (run.trigger() == Trigger.EVENT && isCheapToAskFor(some)) {
            run.phase("looking up changed codes");
            act(codes, some, StoreLook.each(store, some));
        } else {
            act(codes, codes.all(), scan(codes));
        }
    }

    /** When something just changed, single look-ups may cost less than reading all coupons. */
    private boolean isCheapToAskFor(Collection<CouponRow> rows) {
        Optional<Scan> last = table.lastScan(id);
        return last.isPresent()
                && last.get().at().isAfter(clock.instant().minus(SCAN_AGE))
                && rows.size() <= 1 + last.get().existing() / PAGE;
    }

    private StoreView scan(Codes codes) throws StoreException, SupersededException {
        run.phase("reading the store's coupons");
        long[] existing = {0};
        StoreView view = new StoreLook(store, codes.all(), codes.newNames()).all(read -> {
            existing[0] += read;
            run.count("existing", read);
        });
        if (!run.dryRun()) {
            notebook.scanned(existing[0]);
        }
        return view;
    }

    private void act(Codes codes, Collection<CouponRow> rows, StoreView view)
            throws StoreException, SupersededException, SyncFailure, InterruptedException {
        CouponPlan plan = new CouponPlan(run.connection().discountProgram(), view);
        List<Step> steps = new ArrayList<>();
        for (CouponRow row : rows) {
            steps.add(plan.decide(row, codes.owner(row)));
        }
        if (!run.dryRun()) {
            notebook.keep(codes, steps);
        }
        run.total(steps.size());
        run.phase(run.dryRun() ? "seeing what would be done" : "making coupons");
        for (Step step : steps) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            take(step, view);
            run.done(1);
        }
        tally.failIfUnanswered();
    }

    private void take(Step step, StoreView view) throws StoreException, SupersededException {
        if (step instanceof Step.Create create) {
            create(create, view);
        } else if (step instanceof Step.Switch change) {
            change(change);
        } else if (step instanceof Step.Keep keep) {
            tally.kept(keep.row());
        }
    }

    private void create(Step.Create step, StoreView view) throws StoreException, SupersededException {
        if (run.dryRun()) {
            tally.created();
            return;
        }
        CouponRow row = new CouponMaker(store, notebook, view).make(step.row(), step.affiliate());
        notebook.keep(row);
        tally.made(row);
    }

    private void change(Step.Switch step) throws StoreException, SupersededException {
        if (run.dryRun()) {
            tally.switched(step.on());
            return;
        }
        // The scan may be minutes old, and the whole coupon is sent: what the merchant did meanwhile must be in it.
        Optional<Coupon> now = store.findCoupon(step.coupon().id());
        if (now.isEmpty() || now.get().enabled() == step.on()) {
            return;
        }
        CouponRow asked = step.row().asking(step.on());
        notebook.keep(asked);
        try {
            CouponRow answered = asked.answered()
                    .wrote(asked.written().orElseThrow().withEnabled(step.on()))
                    .saw(Optional.of(CouponPlan.copy(store.setCouponEnabled(now.get(), step.on()))));
            notebook.keep(CouponPlan.judge(answered, step.on()));
            tally.switched(step.on());
        } catch (StoreException.Rejected e) {
            String what = step.on() ? "on" : "off";
            notebook.keep(asked.answered()
                    .is(asked.state(), "The store refused to switch the coupon " + what + ": " + e.getMessage()));
            tally.failed();
        }
    }
}
