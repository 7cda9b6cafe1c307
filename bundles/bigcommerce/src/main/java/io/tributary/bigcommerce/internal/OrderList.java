package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.internal.Workers.Pending;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
        return ask(query, !plain.get());
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
        Request.Query parameters =
                new Request.Query().with("sort", "id:asc").with("limit", LIMIT).with("min_id", query.minId());
        if (query.maxId() != Long.MAX_VALUE) {
            parameters.with("max_id", query.maxId());
        }
        query.modifiedSince().ifPresent(since -> parameters.with("min_date_modified", seconds(since)));
        query.createdSince().ifPresent(since -> parameters.with("min_date_created", seconds(since)));
        return withLines ? includeLines(parameters) : parameters;
    }

    private static Request.Query includeLines(Request.Query parameters) {
        return parameters.with("include", "consignments.line_items").with("consignment_structure", "object");
    }

    /** In the store's resolution: a fraction of a second might make the filter unreadable, and is then ignored. */
    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
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
