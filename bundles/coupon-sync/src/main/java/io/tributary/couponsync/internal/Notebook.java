package io.tributary.couponsync.internal;

import io.tributary.connections.ConnectionId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where one run writes what it knows; a later run for the same store ends its right to write. */
final class Notebook {
    private final CouponTable table;
    private final ConnectionId store;
    private final long fence;
    private final Clock clock;

    Notebook(CouponTable table, ConnectionId store, long fence, Clock clock) {
        this.table = table;
        this.store = store;
        this.fence = fence;
        this.clock = clock;
    }

    void keep(CouponRow row) throws SupersededException {
        table.save(store, fence, List.of(row.at(clock.instant())), List.of());
    }

    /** @param known what was kept of these codes when the run began */
    void keep(Codes known, Collection<Step> steps) throws SupersededException {
        List<CouponRow> keep = new ArrayList<>();
        List<CouponRow> forget = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Forget) {
                forget.add(step.row());
            } else if (known.differs(step.row())) {
                keep.add(step.row().at(clock.instant()));
            }
        }
        table.save(store, fence, keep, forget);
    }

    void scanned(long existing) throws SupersededException {
        table.saveScan(store, fence, new Scan(clock.instant(), existing));
    }
}
