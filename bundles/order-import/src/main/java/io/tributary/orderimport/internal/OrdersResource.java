package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Orders;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;

/** Orders of one store as they were decided. */
@Produces("application/json")
public final class OrdersResource {
    private static final int MOST = 250;

    private final Orders orders;
    private final Place place;

    OrdersResource(Orders orders, Place place) {
        this.orders = orders;
        this.place = place;
    }

    /**
     * Orders by descending id.
     *
     * @param state only orders that stand so; empty for all
     * @param page {@code next} of the page before; empty for the first
     * @param limit orders on a page, 1 to 250
     */
    @GET
    public OrdersJson.Page list(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("page") @DefaultValue("") String page,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = (int) number("limit", limit, MOST);
        long before = page.isEmpty() ? Long.MAX_VALUE : number("page", page, Long.MAX_VALUE);
        List<OrderEntry> found = orders.list(store(), state(state), before, size + 1);
        List<OrderEntry> shown = found.subList(0, Math.min(size, found.size()));
        return new OrdersJson.Page(
                shown.stream().map(OrdersJson.Item::of).toList(),
                found.size() > size ? String.valueOf(shown.get(size - 1).order()) : null);
    }

    /** One order with decision, receipt and trace. */
    @GET
    @Path("/{orderId}")
    public OrdersJson.Detail get(@PathParam("orderId") String orderId) {
        long id = number("orderId", orderId, Long.MAX_VALUE);
        OrderExplanation why = orders.explain(store(), id)
                .orElseThrow(() -> ApiProblem.notFound("Order " + id + " has not been imported from this store."));
        return OrdersJson.Detail.of(why);
    }

    /** Has one order read and decided again, also one that was never seen. */
    @POST
    @Path("/{orderId}/retry")
    @Consumes("application/json")
    public OrdersJson.LookAgainJson retry(@PathParam("orderId") String orderId, OrdersJson.Retry body) {
        long id = number("orderId", orderId, Long.MAX_VALUE);
        return lookAgain(() -> orders.retry(store(), List.of(id), body.isAnew()));
    }

    /** Has all orders that failed read and decided again. */
    @POST
    @Path("/retry-all")
    @Consumes("application/json")
    public OrdersJson.LookAgainJson retryAll(OrdersJson.Retry body) {
        return lookAgain(() -> orders.retryAll(store(), body.isAnew()));
    }

    private static OrdersJson.LookAgainJson lookAgain(Supplier<LookAgain> asking) {
        try {
            return OrdersJson.LookAgainJson.of(asking.get());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }

    private ConnectionId store() {
        try {
            return new ConnectionId(new AccountId(place.account()), place.store());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }

    private static Optional<OrderState> state(String label) {
        if (label.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(OrderState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalid(
                        "state",
                        "must be one of "
                                + Arrays.stream(OrderState.values())
                                        .map(OrderState::label)
                                        .collect(Collectors.joining(", ")))));
    }

    private static long number(String field, String text, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The answer below says what is expected.
        }
        throw ApiProblem.invalid(field, "must be a whole number from 1 to " + most);
    }
}
