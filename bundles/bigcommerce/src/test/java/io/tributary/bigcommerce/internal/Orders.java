package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Orders as a store with consecutive ids sends them. */
final class Orders {
    private Orders() {}

    static String json(long id) {
        return "{\"id\":" + id + ",\"status_id\":11,\"status\":\"Awaiting Fulfillment\","
                + "\"date_created\":\"Wed, 05 Dec 2018 20:16:55 +0000\","
                + "\"date_modified\":\"Wed, 05 Dec 2018 20:16:55 +0000\","
                + "\"default_currency_code\":\"USD\",\"subtotal_ex_tax\":\"62.6793\"}";
    }

    static String page(LongStream ids) {
        return ids.mapToObj(Orders::json).collect(Collectors.joining(",", "[", "]"));
    }

    /** A store with the orders {@code first} to {@code last} that puts at most {@code most} on a page. */
    static RawServer.Handler between(long first, long last, int most) {
        return asked -> {
            long from = Math.max(first, asked.number("min_id"));
            long rows = Math.min(most, asked.number("limit"));
            return from > last
                    ? RawServer.empty()
                    : RawServer.json(page(LongStream.rangeClosed(from, Math.min(last, from + rows - 1))));
        };
    }

    static List<Order> all(OrderFeed feed) throws StoreException {
        List<Order> all = new ArrayList<>();
        try (feed) {
            for (List<Order> page = feed.next(); !page.isEmpty(); page = feed.next()) {
                all.addAll(page);
            }
        }
        return all;
    }

    static List<Long> ids(OrderFeed feed) throws StoreException {
        return all(feed).stream().map(Order::id).toList();
    }
}
