package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.api.OrderJson.Includes;
import io.tributary.sandbox.internal.api.OrderQuery.BadParameterException;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.Order;
import io.tributary.sandbox.internal.store.OrderFilter;
import io.tributary.sandbox.internal.store.Status;
import io.tributary.sandbox.internal.store.Store;
import io.tributary.sandbox.internal.store.Totals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** v2 orders and what hangs on them. */
final class OrdersApi {

    private OrdersApi() {}

    static void addTo(Routes<Call> routes) {
        routes.add("GET", "/v2/orders", Scopes.ORDERS, OrdersApi::list);
        routes.add("GET", "/v2/orders/count", Scopes.ORDERS, OrdersApi::count);
        routes.add("GET", "/v2/orders/{}", Scopes.ORDERS, call -> one(call, order -> single(call, order)));
        routes.add("GET", "/v2/orders/{}/coupons", Scopes.ORDERS, call -> one(call, order -> coupons(call, order)));
        routes.add("GET", "/v2/orders/{}/products", Scopes.ORDERS, call -> one(call, order -> products(call, order)));
        routes.add("GET", "/v2/orders/{}/fees", Scopes.ORDERS, call -> one(call, order -> fees(call, order)));
        routes.add(
                "GET", "/v2/orders/{}/consignments", Scopes.ORDERS, call -> one(call, order -> parcels(call, order)));
        routes.add("GET", "/v2/order_statuses", Scopes.ORDERS, OrdersApi::statuses);
        routes.add("GET", "/v2/order_statuses/{}", Scopes.ORDERS, OrdersApi::status);
    }

    private static OrderJson json(Store store) {
        return new OrderJson(store.spec(), store::label);
    }

    /** Consignments come as an object or not at all; the array form of old is not served. */
    private static Includes includes(Call call) {
        List<String> asked = List.of(call.parameter("include").orElse("").split(","));
        boolean object =
                call.parameter("consignment_structure").filter("object"::equals).isPresent()
                        && call.store().spec().carriesCodes();
        boolean lines = object && asked.contains("consignments.line_items");
        return new Includes(lines || object && asked.contains("consignments"), lines, asked.contains("fees"));
    }

    private static Answer list(Call call) {
        Optional<Answer> refusal = Paging.refusal(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            Paging paging = Paging.of(call);
            OrderFilter filter = new OrderQuery(call).filter();
            List<Order> page = call.store().orderBook().list(filter, paging.skip(), paging.limit());
            OrderJson json = json(call.store());
            Includes includes = includes(call);
            return Lists.array(call, page, (out, order) -> json.write(out, order, includes));
        } catch (BadParameterException e) {
            return Errors.v2(400, e.getMessage());
        }
    }

    private static Answer one(Call call, Function<Order, Answer> action) {
        boolean hidesArchived = call.store().spec().archivedIs404();
        return call.id()
                .flatMap(call.store().orderBook()::find)
                .filter(order -> !order.archived() || !hidesArchived)
                .map(action)
                .orElseGet(Errors::v2NotFound);
    }

    private static Answer single(Call call, Order order) {
        json(call.store()).write(call.out(), order, includes(call));
        return Answer.json(200, call.request().out());
    }

    private static Answer coupons(Call call, Order order) {
        List<Integer> indexes = Lists.indexes(order.spec().coupons().size());
        Totals totals = OrderJson.totals(call.store().spec(), order.spec());
        OrderJson json = json(call.store());
        return Lists.page(call, indexes, (out, index) -> {
            String code = order.spec().coupons().get(index).code();
            long couponId = Optional.ofNullable(code)
                    .flatMap(call.store().couponBook()::findByCode)
                    .map(coupon -> coupon.id())
                    .orElse(10_000L + index);
            json.writeCoupon(out, order, totals, index, couponId);
        });
    }

    private static Answer products(Call call, Order order) {
        Totals totals = OrderJson.totals(call.store().spec(), order.spec());
        OrderLineJson lines = json(call.store()).lines();
        return Lists.page(
                call,
                Lists.indexes(order.spec().lines().size()),
                (out, index) -> lines.write(out, order, totals, index));
    }

    private static Answer fees(Call call, Order order) {
        JsonOut out = call.out().open('{').name("fees");
        json(call.store()).writeFees(out, order);
        out.close('}');
        return Answer.json(200, call.request().out());
    }

    private static Answer parcels(Call call, Order order) {
        Totals totals = OrderJson.totals(call.store().spec(), order.spec());
        boolean lines = call.parameter("include")
                .filter("consignments.line_items"::equals)
                .isPresent();
        json(call.store()).writeConsignments(call.out(), order, totals, lines);
        return Answer.json(200, call.request().out());
    }

    private static Answer count(Call call) {
        Map<Integer, Integer> counts = new HashMap<>();
        try {
            OrderFilter filter = new OrderQuery(call).filter();
            call.store()
                    .orderBook()
                    .each(filter, order -> counts.merge(order.spec().statusId(), 1, Integer::sum));
        } catch (BadParameterException e) {
            return Errors.v2(400, e.getMessage());
        }
        JsonOut out = call.out().open('{').name("statuses").open('[');
        for (Status status : Status.values()) {
            writeStatus(out.open('{'), call.store(), status);
            out.field("count", counts.getOrDefault(status.id(), 0)).field("sort_order", status.ordinal());
            out.close('}');
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        out.close(']').field("count", all).close('}');
        return Answer.json(200, call.request().out());
    }

    private static void writeStatus(JsonOut out, Store store, Status status) {
        out.field("id", status.id()).field("name", status.label()).field("system_label", status.label());
        out.field("custom_label", store.label(status.id())).field("system_description", status.description());
    }

    private static Answer statuses(Call call) {
        JsonOut out = call.out().open('[');
        for (Status status : Status.byId()) {
            writeStatus(out.open('{'), call.store(), status);
            out.field("order", status.ordinal()).close('}');
        }
        out.close(']');
        return Answer.json(200, call.request().out());
    }

    private static Answer status(Call call) {
        return call.id()
                .flatMap(id -> Status.find(id.intValue()))
                .map(status -> {
                    JsonOut out = call.out().open('{');
                    writeStatus(out, call.store(), status);
                    out.field("order", status.ordinal()).close('}');
                    return Answer.json(200, call.request().out());
                })
                .orElseGet(Errors::v2NotFound);
    }
}
