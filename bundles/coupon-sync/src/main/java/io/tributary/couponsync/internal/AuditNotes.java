package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.connections.ConnectionId;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponCopy;
import io.tributary.platform.AffiliateCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says in the words of the audit log what a run did, from what was known of a code before and after. */
final class AuditNotes {
    private final ConnectionId store;
    private final Actor job;
    private final Map<AffiliateCode.Key, CouponRow> before = new HashMap<>();

    AuditNotes(ConnectionId store, long run, Collection<CouponRow> known) {
        this.store = store;
        this.job = Actor.job(CouponSyncJob.NAME, "run " + run);
        known.forEach(row -> before.put(row.key(), row));
    }

    void add(Changes changes, CouponRow row, Optional<Closing> closing) {
        CouponRow was = Optional.ofNullable(before.put(row.key(), row)).orElse(row);
        if (closing.isPresent()) {
            changes.audit(entry(row.code(), closing.get(), describe(was), describe(row)));
        } else if (was.written().isEmpty() && row.written().isPresent()) {
            changes.audit(entry(row.code(), "coupon.make", job, describe(was), describe(row)));
        } else if (was.askedEnabled().isPresent() && isSwitched(was, row)) {
            changes.audit(entry(row.code(), "coupon.switch", job, describe(was), describe(row)));
        }
    }

    void addLost(Changes changes, Closing closing) {
        AffiliateCode code = new AffiliateCode(closing.action().key().value());
        changes.audit(entry(code, closing, "", ""));
    }

    private static boolean isSwitched(CouponRow was, CouponRow row) {
        return !was.written().map(CouponCopy::enabled).equals(row.written().map(CouponCopy::enabled));
    }

    private AuditEntry entry(AffiliateCode code, Closing closing, String was, String is) {
        Actor by = closing.action().by();
        Actor actor = Actor.job(CouponSyncJob.NAME, "for " + by.name() + " " + by.from());
        String action = action(closing.action().action());
        return closing.isDone()
                ? entry(code, action, actor, was, is)
                : entry(code, action + ".not-done", actor, was, closing.refusal());
    }

    private AuditEntry entry(AffiliateCode code, String action, Actor by, String was, String is) {
        return entry(store, code, action, by, was, is);
    }

    /** Somebody asks for something to be done. */
    static AuditEntry asked(ConnectionId store, CouponRow row, Pending action) {
        return entry(store, row.code(), action(action.action()) + ".asked", action.by(), describe(row), "");
    }

    private static AuditEntry entry(
            ConnectionId store, AffiliateCode code, String action, Actor by, String was, String is) {
        return new AuditEntry(store.account().value(), store.store(), "coupon " + code.value(), action, by, was, is);
    }

    private static String action(CouponAction action) {
        return "coupon." + action.label();
    }

    private static String describe(CouponRow row) {
        Optional<CouponCopy> copy = row.seen().or(row::written);
        return row.state().label() + copy.map(AuditNotes::describe).orElse("");
    }

    private static String describe(CouponCopy copy) {
        return ": #" + copy.id() + " '" + copy.name() + "', " + Drift.label(copy.type()) + " "
                + copy.amount().toPlainString() + (copy.enabled() ? "" : ", disabled");
    }
}
