package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Codes codes;
    private final Map<AffiliateCode.Key, Pending> asked;
    private final Tally tally;
    private long existing;

    CouponRun(SyncContext run, Store store, CouponTable table, Clock clock, List<Affiliate> affiliates) {
        this.run = run;
        this.store = store;
        this.table = table;
        this.clock = clock;
        this.id = run.connection().id();
        // Asked before the rows are read, so that each is decided about a row that is at least as new.
        this.asked = table.pending(id);
        List<CouponRow> known = table.rows(id);
        this.codes = new Codes(affiliates, known);
        this.notebook = new Notebook(table, run, clock, known);
        this.tally = new Tally(run);
    }

    void pass() throws StoreException, SupersededException, SyncFailure, InterruptedException {
        List<CouponRow> some = codes.changed(asked.keySet());
        if (run.trigger() == Trigger.EVENT && isCheapToAskFor(some)) {
            run.phase("looking up changed codes");
            act(some, StoreLook.each(store, some));
        } else {
            act(codes.all(), scan());
        }
    }

    /** When something just changed, single look-ups may cost less than reading all coupons. */
    private boolean isCheapToAskFor(Collection<CouponRow> rows) {
        Optional<Scan> last = table.lastScan(id);
        return last.isPresent()
                && last.get().at().isAfter(clock.instant().minus(SCAN_AGE))
                && rows.size() <= 1 + last.get().existing() / PAGE;
    }

    private StoreView scan() throws StoreException, SupersededException {
        run.phase("reading the store's coupons");
        StoreView view = new StoreLook(store, codes.all(), codes.newNames()).all(read -> {
            existing += read;
            run.count("existing", read);
        });
        if (!run.dryRun()) {
            notebook.scanned(existing);
        }
        return view;
    }

    private void act(Collection<CouponRow> rows, StoreView view)
            throws StoreException, SupersededException, SyncFailure, InterruptedException {
        CouponPlan plan = new CouponPlan(run.connection().discountProgram(), view);
        List<Decided> decided = new ArrayList<>();
        for (CouponRow row : rows) {
            decided.add(plan.decide(row, codes.owner(row), Optional.ofNullable(asked.get(row.key()))));
        }
        keep(decided);
        run.total(decided.size());
        run.phase(run.dryRun() ? "seeing what would be done" : "making coupons");
        for (Decided each : decided) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            take(each, view);
            run.done(1);
        }
        tally.failIfUnanswered();
        if (tally.isIdle() && !notebook.isTouched()) {
            run.quiet();
        }
    }

    private void keep(List<Decided> decided) throws SupersededException {
        if (run.dryRun()) {
            notebook.preview(existing, decided);
            return;
        }
        List<Pending> lost = asked.values().stream()
                .filter(action -> !codes.knows(action.key()))
                .toList();
        notebook.keep(codes, decided, lost);
        String program = Values.text(run.connection().discountProgram());
        if (!program.equals(table.program(id))) {
            notebook.program(program);
        }
    }

    private void take(Decided decided, StoreView view) throws StoreException, SupersededException {
        Step step = decided.step();
        if (step instanceof Step.Create create) {
            create(create, view);
        } else if (step instanceof Step.Switch change) {
            change(change);
        } else if (step instanceof Step.Reset reset) {
            reset(reset, decided.asked().orElseThrow());
        } else if (step instanceof Step.Keep keep) {
            tally.kept(keep.row());
        }
    }

    private void create(Step.Create step, StoreView view) throws StoreException, SupersededException {
        if (run.dryRun()) {
            tally.created();
            return;
        }
        CouponRow row = new CouponMaker(store, notebook, view).make(step);
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
        CouponRow asking = step.row().asking(step.on());
        notebook.keep(asking);
        try {
            Coupon answer = store.setCouponEnabled(now.get(), step.on());
            notebook.keep(CouponPlan.judge(asking.answered().switched(step.on()), answer, step.on()));
            tally.switched(step.on());
        } catch (StoreException.Rejected e) {
            String what = step.on() ? "on" : "off";
            notebook.keep(asking.answered()
                    .is(asking.state(), "The store refused to switch the coupon " + what + ": " + e.getMessage()));
            tally.failed();
        }
    }

    private void reset(Step.Reset step, Pending action) throws StoreException, SupersededException {
        if (run.dryRun()) {
            tally.reset();
            return;
        }
        CouponReset.Outcome outcome = new CouponReset(store).reset(step);
        if (outcome.unanswered()) {
            tally.unanswered();
            return;
        }
        notebook.keep(outcome.row(), Optional.of(new Closing(action, outcome.refusal())));
        if (outcome.refusal().isEmpty()) {
            tally.reset();
        } else {
            tally.failed();
        }
    }
}
