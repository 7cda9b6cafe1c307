package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderCount;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.internal.Workers.Pending;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks for orders, with the coupon codes on their lines unless the store refuses to send them along. */
final class OrderList {
    static final int LIMIT = 250;
    private static final Set<Integer> REFUSES_INCLUDE = Set.of(400, 413, 422);
    private static final int NOT_FOUND = 404;

    private final Door door;
    private final Time time;
    /** Whether this store was seen refusing to send the lines along. */
    private final AtomicBoolean plain = new AtomicBoolean();

    OrderList(Door door, Time time) {
        this.door = door;
        this.time = time;
    }

    /**
     * Some orders.
     *
     * @param asked the store's clock when they were asked for
     */
    record Page(List<Order> orders, Instant asked) {}

    /** A page that was asked for. */
    record Coming(Pending<Page> pending, OrderQuery query, boolean withLines) {}

    Coming ask(OrderQuery query) throws StoreException {
        return ask(query, query.withLines() && !plain.get());
    }

    private Coming ask(OrderQuery query, boolean withLines) throws StoreException {
        Instant sent = time.now();
        Request request = Request.get(Store.Resource.ORDERS, "v2/orders", parameters(query, withLines));
        return new Coming(door.start(request, reply -> page(reply, sent)), query, withLines);
    }

    Page get(Coming coming) throws StoreException {
        try {
            return coming.pending().await();
        } catch (StoreException.Rejected e) {
            if (coming.withLines() && REFUSES_INCLUDE.contains(e.status())) {
                Page page = get(ask(coming.query(), false));
                plain.set(true);
                return page;
            }
            if (e.status() == NOT_FOUND) {
                // A list without rows is 204; a list that is not found is a wrong address or a closed store.
                throw new StoreException.Unavailable(e.status(), e.getMessage(), null, false, e);
            }
            throw e;
        }
    }

    private Page page(Reply reply, Instant sent) throws IOException {
        long waited = Math.max(0, ChronoUnit.SECONDS.between(sent, time.now()));
        Instant asked = reply.date().map(date -> date.minusSeconds(waited)).orElse(sent);
        return new Page(Json.list(reply, OrderReader::read), asked);
    }

    private static Request.Query parameters(OrderQuery query, boolean withLines) {
        Request.Query parameters = filters(
                new Request.Query().with("sort", "id:asc").with("limit", LIMIT).with("min_id", query.minId()), query);
        return withLines ? includeLines(parameters) : parameters;
    }

    private static Request.Query filters(Request.Query parameters, OrderQuery query) {
        if (query.maxId() != Long.MAX_VALUE) {
            parameters.with("max_id", query.maxId());
        }
        query.modifiedSince().ifPresent(since -> parameters.with("min_date_modified", seconds(since)));
        query.createdSince().ifPresent(since -> parameters.with("min_date_created", seconds(since)));
        query.createdBefore().ifPresent(before -> parameters.with("max_date_created", lastSecondBefore(before)));
        return parameters;
    }

    private static Request.Query includeLines(Request.Query parameters) {
        return parameters.with("include", "consignments.line_items").with("consignment_structure", "object");
    }

    /** The store's bound is inclusive. */
    private static Instant lastSecondBefore(Instant moment) {
        return seconds(moment.minusNanos(1));
    }

    /** In the store's resolution: a fraction of a second might make the filter unreadable, and is then ignored. */
    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    OrderCount count(OrderQuery query) throws StoreException {
        Request.Query parameters = new Request.Query();
        if (query.minId() > 1) {
            parameters.with("min_id", query.minId());
        }
        Request request = Request.get(Store.Resource.ORDERS, "v2/orders/count", filters(parameters, query));
        return door.call(request, reply -> Json.object(reply, OrderList::count));
    }

    private static OrderCount count(JsonParser parser) throws IOException {
        long all = -1;
        Map<Integer, Long> byStatus = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("count")) {
                all = Json.whole(parser);
            } else if (name.equals("statuses") && parser.currentToken() == JsonToken.START_ARRAY) {
                Json.elements(parser, OrderList::ofStatus).stream()
                        .filter(status -> status.getValue() > 0)
                        .forEach(status -> byStatus.merge(status.getKey(), status.getValue(), Long::sum));
            } else {
                parser.skipChildren();
            }
        }
        if (all < 0) {
            throw new MalformedReplyException("a count without a number");
        }
        return new OrderCount(all, byStatus);
    }

    private static Map.Entry<Integer, Long> ofStatus(JsonParser parser) throws IOException {
        int id = -1;
        long count = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = Json.number(parser);
                case "count" -> count = Json.whole(parser);
                default -> parser.skipChildren();
            }
        }
        return Map.entry(id, count);
    }

    Optional<Order> find(long id) throws StoreException {
        boolean withLines = !plain.get();
        try {
            return Optional.of(find(id, withLines));
        } catch (StoreException.Rejected e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            if (withLines && REFUSES_INCLUDE.contains(e.status())) {
                return Optional.of(find(id, false));
            }
            throw e;
        }
    }

    private Order find(long id, boolean withLines) throws StoreException {
        Request.Query parameters = withLines ? includeLines(new Request.Query()) : new Request.Query();
        return door.call(
                Request.get(Store.Resource.ORDERS, "v2/orders/" + id, parameters),
                reply -> Json.object(reply, OrderReader::read));
    }
}
