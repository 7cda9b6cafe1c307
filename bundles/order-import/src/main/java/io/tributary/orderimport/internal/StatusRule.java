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
        if (isTooOld(order, rules) && !isHistorical(order, rules)) {
            return new Meaning(Effect.IGNORED, Reason.TOO_OLD);
        }
        return byStatus(order.statusId(), rules.statuses());
    }

    /** Whether it counts only because its time was taken in afterwards. */
    static boolean isHistorical(Order order, OrderRules rules) {
        return isTooOld(order, rules)
                && rules.historical().stream().anyMatch(period -> period.covers(order.createdAt()));
    }

    /** Whether its buyer has bought: what it is by its status alone, whenever and wherever it was ordered. */
    static boolean isBought(Order order, OrderRules rules) {
        return !order.deleted() && byStatus(order.statusId(), rules.statuses()).counts();
    }

    private static boolean isTooOld(Order order, OrderRules rules) {
        return rules.createdSince().filter(order.createdAt()::isBefore).isPresent();
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
