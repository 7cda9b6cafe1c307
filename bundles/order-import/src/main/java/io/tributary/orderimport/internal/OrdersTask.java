package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionException;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesText;
import io.tributary.orderimport.OrderPreview;
import io.tributary.sync.SyncContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the orders job is to do, by its parameters.
 *
 * @param period of the orders that are decided again; empty for what is new
 * @param rules by which it decides
 * @param tried these rules as they were given, when they are only tried; empty for the saved ones
 */
record OrdersTask(Optional<OrderPeriod> period, OrderRules rules, String tried) {
    static final String RULES = "rules";

    /** @throws IllegalArgumentException with a sentence for people when the parameters make no sense */
    static OrdersTask of(SyncContext run, Instant now) {
        Map<String, String> parameters = run.parameters();
        OrderRules saved = run.connection().rules();
        if (parameters.isEmpty()) {
            return new OrdersTask(Optional.empty(), saved, "");
        }
        OrderPeriod period = OrderPeriod.of(parameters, run.connection().zone(), now);
        String tried = parameters.getOrDefault(RULES, "");
        if (tried.isEmpty()) {
            return new OrdersTask(Optional.of(period), saved, "");
        }
        if (!run.dryRun()) {
            throw new IllegalArgumentException("Other rules are only tried in a dry run; save them to use them.");
        }
        return new OrdersTask(Optional.of(period), read(tried).withVersion(saved.version() + 1), tried);
    }

    /** @throws IllegalArgumentException with a sentence for people */
    static OrderRules read(String rules) {
        try {
            return OrderRulesText.read(rules);
        } catch (ConnectionException.Invalid e) {
            throw new IllegalArgumentException("The rules cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a dry run of this would have done. */
    OrderPreview report(long run, Preview preview, Instant now) {
        return preview.report(
                run,
                now,
                period.map(time -> time.from().toString()).orElse(""),
                period.map(time -> time.to().toString()).orElse(""),
                tried);
    }
}
