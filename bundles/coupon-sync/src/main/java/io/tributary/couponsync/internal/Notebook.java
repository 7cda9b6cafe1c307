package io.tributary.couponsync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.sync.SyncContext;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/**
 * Where one run writes what it knows, what became of actions, and in the audit log what it did to coupons; a later run for
 * the same store ends its right to write.
 */
final class Notebook {
    private final CouponTable table;
    private final ConnectionId store;
    private final long fence;
    private final Clock clock;
    private final AuditNotes notes;
    private boolean touched;

    /** @param known what was kept when the run began */
    Notebook(CouponTable table, SyncContext run, Clock clock, Collection<CouponRow> known) {
        this.table = table;
        this.store = run.connection().id();
        this.fence = run.fence();
        this.clock = clock;
        this.notes = new AuditNotes(store, run.runId(), known);
    }

    void keep(CouponRow row) throws SupersededException {
        keep(row, Optional.empty());
    }

    /** @param closing the action that ends with it */
    void keep(CouponRow row, Optional<Closing> closing) throws SupersededException {
        Changes changes = new Changes();
        changes.keep(row.at(clock.instant()));
        closing.ifPresent(changes::close);
        notes.add(changes, row, closing);
        touched = true;
        table.save(store, fence, changes);
    }

    /**
     * @param decided what is to happen to codes that were looked at
     * @param lost actions about codes that are not known any more
     */
    void keep(Codes known, Collection<Decided> decided, Collection<Pending> lost) throws SupersededException {
        Changes changes = new Changes();
        for (Decided each : decided) {
            CouponRow row = each.row();
            if (each.step() instanceof Step.Forget) {
                changes.forget(row);
                touched = true;
            } else if (known.differs(row)) {
                changes.keep(row.at(clock.instant()));
                touched = true;
            }
            touched |= each.closing().isPresent();
            each.closing().ifPresent(changes::close);
            notes.add(changes, row, each.closing());
        }
        for (Pending action : lost) {
            touched = true;
            Closing closing = new Closing(action, "There is no such code any more.");
            changes.close(closing);
            notes.addLost(changes, closing);
        }
        table.save(store, fence, changes);
    }

    /** Whether anything was kept but when the store was looked at. */
    boolean isTouched() {
        return touched;
    }

    void scanned(long existing) throws SupersededException {
        table.saveScan(store, fence, new Scan(clock.instant(), existing));
    }

    void program(String text) throws SupersededException {
        touched = true;
        table.saveProgram(store, fence, text);
    }

    void preview(long existing, Collection<Decided> decided) throws SupersededException {
        touched = true;
        table.savePreview(store, fence, Preview.of(clock.instant(), existing, decided));
    }
}
