package io.tributary.shell;

import io.tributary.connections.ConnectionException;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads changes of rules as they are typed. */
final class RulesEntry {
    private RulesEntry() {}

    /** @param given typed values by their options */
    static OrderRules read(Map<String, String> given, OrderRules before) throws CommandFailure {
        OrderRulesJson was = OrderRulesJson.of(before);
        OrderRulesJson wanted = new OrderRulesJson(
                was.version(),
                statuses(given.get("--status"), was.statuses()),
                new OrderRulesJson.Amount(
                        yes(given, "--tax", was.amount().tax()),
                        yes(given, "--shipping", was.amount().shipping())),
                given.getOrDefault("--coupon", was.coupon()),
                given.getOrDefault("--precedence", was.precedence()),
                given.getOrDefault("--self-referral", was.selfReferral()),
                yes(given, "--new-customers-only", was.newCustomersOnly()),
                since(given.getOrDefault("--since", was.ordersCreatedSince())),
                yes(given, "--migrated", was.migratedOrders()),
                was.historical());
        try {
            return wanted.rules();
        } catch (ConnectionException.Invalid e) {
            throw new CommandFailure("These cannot be rules: " + e.getMessage());
        }
    }

    private static String since(String typed) {
        return "none".equals(typed) ? null : typed;
    }

    private static boolean yes(Map<String, String> given, String option, boolean before) throws CommandFailure {
        String typed = given.get(option);
        if (typed == null) {
            return before;
        }
        if (typed.equals("yes") || typed.equals("no")) {
            return typed.equals("yes");
        }
        throw new CommandFailure(option + " is yes or no, not '" + Text.cut(typed, 60) + "'.");
    }

    private static OrderRulesJson.Statuses statuses(String typed, OrderRulesJson.Statuses before)
            throws CommandFailure {
        if (typed == null) {
            return before;
        }
        Map<String, List<Integer>> sets = new LinkedHashMap<>();
        sets.put("counts", new ArrayList<>(before.counts()));
        sets.put("waits", new ArrayList<>(before.waits()));
        sets.put("ignored", new ArrayList<>(before.ignored()));
        sets.put("reverses", new ArrayList<>(before.reverses()));
        sets.put("recomputes", new ArrayList<>(before.recomputes()));
        sets.put("holds", new ArrayList<>(before.holds()));
        for (String change : typed.split(",", -1)) {
            String[] parts = change.strip().split("=", -1);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,9}") || !sets.containsKey(parts[1])) {
                throw new CommandFailure("--status is like 13=waits, with one of " + String.join(", ", sets.keySet())
                        + ", not '" + Text.cut(change, 60) + "'.");
            }
            Integer status = Integer.valueOf(parts[0]);
            sets.values().forEach(set -> set.remove(status));
            sets.get(parts[1]).add(status);
        }
        return new OrderRulesJson.Statuses(
                sets.get("counts"),
                sets.get("waits"),
                sets.get("ignored"),
                sets.get("reverses"),
                sets.get("recomputes"),
                sets.get("holds"));
    }
}
