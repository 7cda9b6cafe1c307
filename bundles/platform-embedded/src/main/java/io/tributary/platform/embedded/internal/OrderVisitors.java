package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.LeadHistory.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which visitors ordered: what browsers said, in {@code platform_order_hint}, and what was learned, in {@code
 * platform_order_visitor}.
 */
record OrderVisitors(Handle handle, AccountId account) {
    /** What a browser said. */
    record Hint(long order, String host, String visitor, Instant at) {}

    /** What was learned of an order. */
    record Learned(long order, String visitor, Known how, String landing, String campaign) {}

    /** More than two contradict one another no better than two. */
    private static final int MOST_HINTS = 3;

    /** Adds those that were not told before, as far as there is room for one order of one host. */
    void tell(Collection<Hint> hints) {
        Map<Long, List<Hint>> told = hints(hints.stream().map(Hint::order).toList());
        Set<String> seen = new HashSet<>();
        Map<String, Integer> kept = new HashMap<>();
        told.values()
                .forEach(list -> list.forEach(hint -> {
                    seen.add(key(hint));
                    kept.merge(place(hint), 1, Integer::sum);
                }));
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_order_hint (account_id, order_id, host,"
                + " visitor_id, told_at) values (?, ?, ?, ?, ?)")) {
            for (Hint hint : hints) {
                if (seen.add(key(hint)) && kept.merge(place(hint), 1, Integer::sum) <= MOST_HINTS) {
                    batch.bind(0, account.value())
                            .bind(1, hint.order())
                            .bind(2, hint.host())
                            .bind(3, hint.visitor())
                            .bind(4, hint.at())
                            .add();
                }
            }
            batch.execute();
        }
    }

    private static String key(Hint hint) {
        return place(hint) + " " + hint.visitor();
    }

    private static String place(Hint hint) {
        return hint.order() + " " + hint.host();
    }

    /** By order, in the order of time. */
    Map<Long, List<Hint>> hints(Collection<Long> orders) {
        Map<Long, List<Hint>> found = new HashMap<>();
        handle.createQuery("select w.id, h.host, h.visitor_id, h.told_at"
                        + " from unnest(cast(:orders as bigint array)) as w (id) left join platform_order_hint h"
                        + " on h.account_id = :account and h.order_id = w.id order by h.told_at, h.visitor_id")
                .bind("account", account.value())
                .bindArray("orders", Long.class, orders.toArray())
                .map((row, context) -> row.getString("host") == null
                        ? null
                        : new Hint(
                                row.getLong("id"),
                                row.getString("host"),
                                row.getString("visitor_id"),
                                Moments.get(row, "told_at")))
                .forEach(hint -> {
                    if (hint != null) {
                        found.computeIfAbsent(hint.order(), order -> new ArrayList<>())
                                .add(hint);
                    }
                });
        return found;
    }

    /** All that the browsers of these said at most so long before and after them, by browser. */
    Map<String, List<Hint>> around(Collection<Hint> hints, Duration time) {
        if (hints.isEmpty()) {
            return Map.of();
        }
        List<Instant> moments = hints.stream().map(Hint::at).sorted().toList();
        return handle
                .createQuery("select h.order_id, h.host, h.visitor_id, h.told_at"
                        + " from unnest(cast(:visitors as varchar array)) as w (id) join platform_order_hint h"
                        + " on h.account_id = :account and h.visitor_id = w.id"
                        + " where h.told_at between :from and :until")
                .bind("account", account.value())
                .bindArray(
                        "visitors",
                        String.class,
                        hints.stream().map(Hint::visitor).distinct().toArray())
                .bind("from", moments.get(0).minus(time))
                .bind("until", moments.get(moments.size() - 1).plus(time))
                .map((row, context) -> new Hint(
                        row.getLong("order_id"),
                        row.getString("host"),
                        row.getString("visitor_id"),
                        Moments.get(row, "told_at")))
                .stream()
                .collect(Collectors.groupingBy(Hint::visitor));
    }

    Map<Long, Learned> learned(String store, Collection<Long> orders) {
        Map<Long, Learned> found = new HashMap<>();
        handle.createQuery("select w.id, o.visitor_id, o.how, o.landing, o.campaign"
                        + " from unnest(cast(:orders as bigint array)) as w (id) left join platform_order_visitor o"
                        + " on o.account_id = :account and o.store = :store and o.order_id = w.id")
                .bind("account", account.value())
                .bind("store", store)
                .bindArray("orders", Long.class, orders.toArray())
                .map((row, context) -> row.getString("visitor_id") == null
                        ? null
                        : found.put(
                                row.getLong("id"),
                                new Learned(
                                        row.getLong("id"),
                                        row.getString("visitor_id"),
                                        Known.valueOf(row.getString("how")),
                                        row.getString("landing"),
                                        row.getString("campaign"))))
                .list();
        return found;
    }

    void learn(String store, Collection<Learned> learned, Instant now) {
        try (PreparedBatch batch =
                handle.prepareBatch("insert into platform_order_visitor (account_id, store, order_id,"
                        + " visitor_id, learned_at, how, landing, campaign) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Learned each : learned) {
                batch.bind(0, account.value())
                        .bind(1, store)
                        .bind(2, each.order())
                        .bind(3, each.visitor())
                        .bind(4, now)
                        .bind(5, each.how().name())
                        .bind(6, each.landing())
                        .bind(7, each.campaign())
                        .add();
            }
            batch.execute();
        }
    }

    void unlearn(String store, Collection<Long> orders) {
        handle.createUpdate("delete from platform_order_visitor where account_id = :account and store = :store"
                        + " and order_id in (select w.id from unnest(cast(:orders as bigint array)) as w (id))")
                .bind("account", account.value())
                .bind("store", store)
                .bindArray("orders", Long.class, orders.toArray())
                .execute();
    }
}
