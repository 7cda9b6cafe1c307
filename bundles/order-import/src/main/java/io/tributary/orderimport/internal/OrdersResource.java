package io.tributary.orderimport.internal;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.CreditException;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderCredits;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.Orders;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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
    private final Optional<OrderCredits> credits;
    private final AffiliateNames names;
    private final Place place;

    OrdersResource(Orders orders, Optional<OrderCredits> credits, AffiliateNames names, Place place) {
        this.orders = orders;
        this.credits = credits;
        this.names = names;
        this.place = place;
    }

    /**
     * Orders by descending id.
     *
     * @param state only orders that stand so; empty for all
     * @param reason only orders that stand so for this reason, as orders show it
     * @param affiliate only orders credited to this one
     * @param coupon only orders with this code, in any case
     * @param q an order's id, or a code
     * @param since first day on which they were ordered, where the store is: 2026-03-01
     * @param until last day
     * @param page {@code next} of the page before; empty for the first
     * @param limit orders on a page, 1 to 250
     */
    @GET
    public OrdersJson.Page list(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("reason") @DefaultValue("") String reason,
            @QueryParam("affiliate") @DefaultValue("") String affiliate,
            @QueryParam("coupon") @DefaultValue("") String coupon,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("page") @DefaultValue("") String page,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = (int) number("limit", limit, MOST);
        long before = page.isEmpty() ? Long.MAX_VALUE : number("page", page, Long.MAX_VALUE);
        OrderFilter filter = Filters.of(state, reason, affiliate, coupon, q, since, until);
        List<OrderEntry> found = orders.list(store(), filter, before, size + 1);
        List<OrderEntry> shown = found.subList(0, Math.min(size, found.size()));
        Map<AffiliateId, String> called = names.of(
                store().account(), shown.stream().map(OrderEntry::purchase).toList());
        return new OrdersJson.Page(
                shown.stream().map(entry -> OrdersJson.Item.of(entry, called)).toList(),
                found.size() > size ? String.valueOf(shown.get(size - 1).order()) : null);
    }

    /** How many orders stand in each state. */
    @GET
    @Path("/counts")
    public OrdersJson.Counts counts() {
        return OrdersJson.Counts.of(orders.summary(store()).orders());
    }

    /** One order with decision, receipt and trace. */
    @GET
    @Path("/{orderId}")
    public OrdersJson.Detail get(@PathParam("orderId") String orderId) {
        long id = number("orderId", orderId, Long.MAX_VALUE);
        OrderExplanation why = orders.explain(store(), id)
                .orElseThrow(() -> ApiProblem.notFound("Order " + id + " has not been imported from this store."));
        return OrdersJson.Detail.of(why, names.of(store().account(), List.of(why.purchase())));
    }

    /** What one affiliate may know of an order that is or was hers. */
    @GET
    @Path("/{orderId}/affiliates/{affiliate}")
    public OrdersJson.ForAffiliate explainTo(
            @PathParam("orderId") String orderId, @PathParam("affiliate") String affiliate) {
        long id = number("orderId", orderId, Long.MAX_VALUE);
        return Optional.of(affiliate)
                .filter(text -> !text.isBlank())
                .flatMap(text -> orders.explainTo(new AffiliateId(text), store(), id))
                .map(OrdersJson.ForAffiliate::of)
                .orElseThrow(() -> ApiProblem.notFound("Order " + id + " never was this affiliate's."));
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

    /** Says whose one order is, whatever the rules say; the next run tells the platform. */
    @POST
    @Path("/{orderId}/credit")
    @Consumes("application/json")
    public OrdersJson.LookAgainJson credit(@PathParam("orderId") String orderId, OrdersJson.Credit body) {
        long id = number("orderId", orderId, Long.MAX_VALUE);
        String reason = Optional.ofNullable(body.reason()).orElse("");
        return said(all -> body.affiliate() == null || body.affiliate().isBlank()
                ? all.creditNobody(store(), id, reason, caller())
                : all.credit(
                        store(),
                        id,
                        new AffiliateId(body.affiliate()),
                        Optional.ofNullable(body.code()).map(AffiliateCode::new),
                        reason,
                        caller()));
    }

    /**
     * Leaves one order to the rules again.
     *
     * @param reason why, 1 to 1000 characters
     */
    @DELETE
    @Path("/{orderId}/credit")
    public OrdersJson.LookAgainJson undoCredit(
            @PathParam("orderId") String orderId, @QueryParam("reason") @DefaultValue("") String reason) {
        long id = number("orderId", orderId, Long.MAX_VALUE);
        return said(all -> all.undo(store(), id, reason, caller()));
    }

    private Actor caller() {
        return new Actor(place.caller().user(), place.caller().from());
    }

    private interface Saying {
        LookAgain in(OrderCredits credits) throws CreditException;
    }

    private OrdersJson.LookAgainJson said(Saying saying) {
        OrderCredits all = credits.orElseThrow(() ->
                ApiProblem.unavailable("The platform or the audit log is missing; without both nobody is credited."));
        try {
            return OrdersJson.LookAgainJson.of(saying.in(all));
        } catch (CreditException.Unknown e) {
            throw ApiProblem.notFound(e.getMessage());
        } catch (CreditException.Invalid e) {
            throw ApiProblem.invalid(e.field(), e.getMessage());
        } catch (CreditException.Conflict e) {
            throw ApiProblem.conflict(e.getMessage());
        } catch (CreditException e) {
            throw ApiProblem.unavailable(e.getMessage());
        }
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
