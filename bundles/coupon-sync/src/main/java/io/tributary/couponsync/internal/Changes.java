package io.tributary.couponsync.internal;

import io.tributary.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/** What is written together, all or nothing. */
final class Changes {
    private final List<CouponRow> kept = new ArrayList<>();
    private final List<CouponRow> forgotten = new ArrayList<>();
    private final List<Closing> closed = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    /** Only rows. */
    static Changes of(List<CouponRow> keep, List<CouponRow> forget) {
        Changes changes = new Changes();
        keep.forEach(changes::keep);
        forget.forEach(changes::forget);
        return changes;
    }

    void keep(CouponRow row) {
        kept.add(row);
    }

    void forget(CouponRow row) {
        forgotten.add(row);
    }

    void close(Closing closing) {
        closed.add(closing);
    }

    void audit(AuditEntry entry) {
        audit.add(entry);
    }

    List<CouponRow> kept() {
        return kept;
    }

    List<CouponRow> forgotten() {
        return forgotten;
    }

    List<Closing> closed() {
        return closed;
    }

    List<AuditEntry> audit() {
        return audit;
    }
}
