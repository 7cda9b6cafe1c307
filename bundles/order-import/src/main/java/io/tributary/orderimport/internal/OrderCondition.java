package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.moment;

import io.tributary.orderimport.OrderFilter;
import io.tributary.platform.AffiliateCode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter as SQL.
 *
 * @param sql conditions that each begin with {@code and}; empty for none
 * @param values of its parameters, in order
 */
record OrderCondition(String sql, List<Object> values) {
    /** @param zone of the store, whose days the filter's are */
    static OrderCondition of(OrderFilter filter, ZoneId zone) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        filter.state()
                .ifPresent(
                        state -> sql.append("and ").append(OrderTable.is(state)).append(' '));
        filter.reason().ifPresent(reason -> {
            sql.append("and reason = ? ");
            values.add(reason);
        });
        filter.affiliate().ifPresent(affiliate -> {
            sql.append("and affiliate = ? ");
            values.add(affiliate.value());
        });
        filter.coupon().ifPresent(code -> coupon(code, sql, values));
        filter.search().ifPresent(text -> {
            if (text.matches("[1-9][0-9]{0,17}")) {
                sql.append("and order_id = ? ");
                values.add(Long.valueOf(text));
            } else {
                coupon(text, sql, values);
            }
        });
        filter.since().ifPresent(day -> {
            sql.append("and ordered_at >= ? ");
            values.add(moment(day.atStartOfDay(zone).toInstant()));
        });
        filter.until().ifPresent(day -> {
            sql.append("and ordered_at < ? ");
            values.add(moment(day.plusDays(1).atStartOfDay(zone).toInstant()));
        });
        return new OrderCondition(sql.toString(), values);
    }

    /** {@link Basis} keeps a code a line. */
    private static void coupon(String code, StringBuilder sql, List<Object> values) {
        sql.append("and position(? in (? || codes || ?)) > 0 ");
        values.add("\n" + AffiliateCode.Key.of(code).value() + "\n");
        values.add("\n");
        values.add("\n");
    }
}
