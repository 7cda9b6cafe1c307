package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderFilter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter as SQL over {@code orders_order o}, from {@code from} to the end of {@code where}.
 *
 * <p>H2 goes through an index in its order only where a query is sorted by all of its columns, also by those that are the
 * same in all rows; otherwise it reads and sorts all that the filter lets through.
 *
 * @param values of its parameters, in order
 * @param sort the columns of the index that leads to the orders, of which the order's id is the last
 */
record OrderCondition(String sql, List<Object> values, List<String> sort) {
    /** @param zone of the store, whose days the filter's are */
    static OrderCondition of(OrderFilter filter, ZoneId zone, ConnectionId store, long before) {
        List<String> words = words(filter);
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>(List.of(store.account().value(), store.store()));
        List<String> sort;
        if (words.isEmpty()) {
            sql.append(" from orders_order o where o.account = ? and o.store = ? and o.order_id < ? ");
            sort = filter.reason().isPresent()
                    ? columns("o", "reason")
                    : filter.state().isPresent() ? columns("o", "state") : columns("o");
        } else {
            // H2 keeps the order in which it joins from when the tables were empty; an outer join has but one.
            sql.append(" from orders_word w left join orders_order o"
                    + " on o.account = w.account and o.store = w.store and o.order_id = w.order_id"
                    + " where w.account = ? and w.store = ? and w.order_id < ? and w.word = ? ");
            sort = columns("w", "word");
        }
        values.add(before);
        words.stream().limit(1).forEach(values::add);
        words.stream().skip(1).forEach(word -> {
            sql.append("and exists (select 1 from orders_word x where x.account = w.account and x.store = w.store"
                    + " and x.word = ? and x.order_id = w.order_id) ");
            values.add(word);
        });
        restrict(filter, zone, sql, values);
        return new OrderCondition(sql.toString(), values, sort);
    }

    private static List<String> columns(String table, String... between) {
        List<String> columns = new ArrayList<>(List.of("account", "store"));
        columns.addAll(List.of(between));
        columns.add("order_id");
        return columns.stream().map(column -> table + "." + column).toList();
    }

    private static List<String> words(OrderFilter filter) {
        List<String> words = new ArrayList<>();
        filter.affiliate().ifPresent(affiliate -> words.add(WordTable.of(affiliate)));
        filter.coupon().ifPresent(code -> words.add(WordTable.of(code)));
        filter.search().filter(text -> !isId(text)).ifPresent(code -> words.add(WordTable.of(code)));
        return words;
    }

    private static boolean isId(String text) {
        return text.matches("[1-9][0-9]{0,17}");
    }

    private static void restrict(OrderFilter filter, ZoneId zone, StringBuilder sql, List<Object> values) {
        filter.state()
                .ifPresent(state ->
                        sql.append("and o.").append(OrderTable.is(state)).append(' '));
        filter.reason().ifPresent(reason -> {
            sql.append("and o.reason = ? ");
            values.add(reason);
        });
        filter.search().filter(OrderCondition::isId).ifPresent(id -> {
            sql.append("and o.order_id = ? ");
            values.add(Long.valueOf(id));
        });
        filter.since().ifPresent(day -> {
            sql.append("and o.ordered_at >= ? ");
            values.add(moment(day.atStartOfDay(zone).toInstant()));
        });
        filter.until().ifPresent(day -> {
            sql.append("and o.ordered_at < ? ");
            values.add(moment(day.plusDays(1).atStartOfDay(zone).toInstant()));
        });
    }
}
