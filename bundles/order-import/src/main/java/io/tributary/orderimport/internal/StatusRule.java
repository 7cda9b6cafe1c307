package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.connections.OrderRules;
import io.tributary.orderimport.internal.Meaning.Effect;

/** Judges an order by the id of its status, never by the label, and by where and when it comes from. */
final class StatusRule {
    private static final String MIGRATED = "M-MIG";

    private StatusRule() {}

    static Meaning of(Order order, OrderRules rules) {
        if (order.deleted()) {
            return new Meaning(Effect.REVERSES, Reason.ARCHIVED);
        }
        if (!rules.migrated() && MIGRATED.equals(order.externalSource())) {
            return new Meaning(Effect.IGNORED, Reason.MIGRATED);
        }
        if (rules.createdSince().filter(order.createdAt()::isBefore).isPresent()) {
            return new Meaning(Effect.IGNORED, Reason.TOO_OLD);
        }
        return byStatus(order.statusId(), rules.statuses());
    }

    private static Meaning byStatus(int status, OrderRules.Statuses statuses) {
        if (statuses.counts().contains(status)) {
            return new Meaning(Effect.COUNTS, Reason.COUPON);
        } else if (statuses.recomputes().contains(status)) {
            return new Meaning(Effect.RECOMPUTES, Reason.COUPON);
        } else if (statuses.waits().contains(status)) {
            return new Meaning(Effect.WAITS, Reason.UNPAID);
        } else if (statuses.ignored().contains(status)) {
            return new Meaning(Effect.IGNORED, Reason.UNFINISHED);
        } else if (statuses.reverses().contains(status)) {
            return new Meaning(Effect.REVERSES, Reason.TAKEN_BACK);
        } else if (statuses.holds().contains(status)) {
            return new Meaning(Effect.HOLDS, Reason.ON_HOLD);
        }
        return new Meaning(Effect.HOLDS, Reason.UNKNOWN_STATUS);
    }
}
