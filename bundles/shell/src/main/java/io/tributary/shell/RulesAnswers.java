package io.tributary.shell;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesJson;
import io.tributary.connections.RulesVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is said about rules. */
final class RulesAnswers {
    private RulesAnswers() {}

    /** A version for programs, with the members of the REST API. */
    private record VersionJson(int version, String at, String author, OrderRulesJson rules) {}

    static Answer rules(Connection store) {
        OrderRules rules = store.rules();
        OrderRules.Statuses statuses = rules.statuses();
        Table table = new Table().left("RULE").left("VALUE");
        table.row("counts", ids(statuses.counts()));
        table.row("waits", ids(statuses.waits()));
        table.row("ignored", ids(statuses.ignored()));
        table.row("reverses", ids(statuses.reverses()));
        table.row("recomputes", ids(statuses.recomputes()));
        table.row("holds", ids(statuses.holds()));
        table.row("amount", amount(rules.amount()));
        table.row("coupon", rules.coupon().label());
        table.row("precedence", rules.precedence().label());
        table.row("self-referral", rules.selfReferral().label());
        table.row("new customers only", rules.newCustomersOnly() ? "yes" : "no");
        table.row("since", rules.createdSince().map(Object::toString).orElse("none"));
        table.row("migrated", rules.migrated() ? "yes" : "no");
        for (OrderRules.Period period : rules.historical()) {
            table.row("historical", period.from() + " to " + period.to());
        }
        Map<String, Object> json = place(store.id());
        json.put("rules", OrderRulesJson.of(rules));
        return new Answer("Rules of " + store.id() + ", version " + rules.version() + "\n" + table, json);
    }

    static Answer versions(ConnectionId store, List<RulesVersion> versions) {
        Map<String, Object> json = place(store);
        json.put(
                "items",
                versions.stream()
                        .map(each -> new VersionJson(
                                each.rules().version(),
                                each.at().toString(),
                                each.author(),
                                OrderRulesJson.of(each.rules())))
                        .toList());
        Table table = new Table().left("VERSION").left("SET").left("BY", 60);
        versions.forEach(each ->
                table.row(String.valueOf(each.rules().version()), each.at().toString(), each.author()));
        return new Answer(table.toString(), json);
    }

    private static Map<String, Object> place(ConnectionId store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store.store());
        json.put("account", store.account().value());
        return json;
    }

    private static String ids(Set<Integer> statuses) {
        return statuses.isEmpty()
                ? "none"
                : new TreeSet<>(statuses).stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String amount(OrderRules.Amount amount) {
        return "items" + (amount.shipping() ? " and shipping" : "") + (amount.tax() ? " with tax" : " without tax");
    }
}
