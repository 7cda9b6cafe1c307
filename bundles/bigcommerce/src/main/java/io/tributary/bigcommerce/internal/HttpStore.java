package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.bigcommerce.NewScript;
import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderCount;
import io.tributary.bigcommerce.OrderCoupon;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.RefundFeed;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreInfo;
import io.tributary.bigcommerce.StoreScript;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store over HTTP. */
final class HttpStore implements Store {
    /** An id that stores do not come to. */
    private static final long NOBODYS_COUPON = Integer.MAX_VALUE;
    /** Whoever is told that there is no such thing, or that nothing is asked of it, was let in. */
    private static final Set<Integer> PAST_THE_DOOR = Set.of(400, 404, 409, 422);

    private final StoreAddress address;
    private final Door door;
    private final OrderList orders;
    private final Coupons coupons;
    private final Refunds refunds;
    private final Scripts scripts;

    HttpStore(StoreAddress address, Door door, Time time) {
        this.address = address;
        this.door = door;
        orders = new OrderList(door, time);
        coupons = new Coupons(door);
        refunds = new Refunds(door);
        scripts = new Scripts(door);
    }

    @Override
    public StoreAddress address() {
        return address;
    }

    @Override
    public OrderFeed orders(OrderQuery query) {
        return new HttpOrderFeed(orders, query);
    }

    @Override
    public OrderCount countOrders(OrderQuery query) throws StoreException {
        return orders.count(query);
    }

    @Override
    public Optional<Order> findOrder(long id) throws StoreException {
        return orders.find(real(id));
    }

    @Override
    public List<OrderCoupon> orderCoupons(long order) throws StoreException {
        return Lists.all(door, page -> part(order, "coupons", page), OrderParts::coupons, OrderParts.Row::id).stream()
                .map(OrderParts.Row::value)
                .toList();
    }

    @Override
    public List<OrderLine> orderLines(long order) throws StoreException {
        return Lists.all(door, page -> part(order, "products", page), OrderParts::lines, OrderLine::id);
    }

    private static Request part(long order, String part, int page) {
        return Request.get(
                Resource.ORDERS,
                "v2/orders/" + real(order) + "/" + part,
                new Request.Query().with("page", page).with("limit", Lists.LIMIT));
    }

    /** Without an id, a path means all of them. */
    private static long real(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("ids are greater than 0, not " + id);
        }
        return id;
    }

    @Override
    public boolean hasRefunds() {
        return address.kind() == StoreAddress.Kind.CURRENT;
    }

    @Override
    public RefundFeed refunds(Optional<Instant> since) {
        needsRefunds();
        return refunds.since(since);
    }

    @Override
    public List<Refund> refundsOf(long order) throws StoreException {
        needsRefunds();
        return refunds.of(real(order));
    }

    private void needsRefunds() {
        if (!hasRefunds()) {
            throw new IllegalStateException("legacy accounts cannot read refunds; ask hasRefunds() first");
        }
    }

    @Override
    public CouponFeed coupons() {
        return coupons.all();
    }

    @Override
    public Optional<Coupon> findCouponByCode(String code) throws StoreException {
        return coupons.findByCode(code);
    }

    @Override
    public Optional<Coupon> findCoupon(long id) throws StoreException {
        return coupons.find(real(id));
    }

    @Override
    public Coupon createCoupon(NewCoupon coupon) throws StoreException {
        return coupons.create(coupon);
    }

    @Override
    public Coupon setCouponEnabled(Coupon coupon, boolean enabled) throws StoreException {
        return coupons.setEnabled(coupon, enabled);
    }

    @Override
    public Coupon updateCoupon(Coupon seen, Coupon wanted) throws StoreException {
        return coupons.update(seen, wanted);
    }

    @Override
    public boolean hasScripts() {
        return address.kind() == StoreAddress.Kind.CURRENT;
    }

    @Override
    public List<StoreScript> scripts() throws StoreException {
        needsScripts();
        return scripts.all();
    }

    @Override
    public StoreScript createScript(NewScript script) throws StoreException {
        needsScripts();
        return scripts.create(script);
    }

    @Override
    public StoreScript updateScript(ScriptId id, NewScript script) throws StoreException {
        needsScripts();
        return scripts.update(id, script);
    }

    @Override
    public void deleteScript(ScriptId id) throws StoreException {
        needsScripts();
        scripts.delete(id);
    }

    private void needsScripts() throws StoreException.Refused {
        if (!hasScripts()) {
            throw new StoreException.Refused(
                    "A legacy account (API user and key) cannot put scripts on the store's pages; a current account with"
                            + " an access token can.");
        }
    }

    @Override
    public StoreInfo info() throws StoreException {
        return door.call(Request.get("v2/store"), HttpStore::info);
    }

    static StoreInfo info(Reply reply) throws IOException {
        JsonNode json = Json.tree(reply);
        if (!json.path("name").isTextual()) {
            throw new MalformedReplyException("something else than a description of the store");
        }
        return new StoreInfo(
                json.path("id").asText(""),
                json.path("name").asText(),
                json.path("domain").asText(""),
                Currencies.find(json.path("currency").asText("")).orElse(Currencies.NONE),
                zone(json.path("timezone").path("name").asText("")),
                json.path("plan_name").asText(""));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    @Override
    public Instant time() throws StoreException {
        return door.call(Request.get("v2/time"), reply -> {
            JsonNode seconds = Json.tree(reply).path("time");
            if (!seconds.isNumber() && !seconds.isTextual()) {
                throw new MalformedReplyException("something else than a time");
            }
            return Instant.ofEpochSecond(Json.decimal(seconds.asText()).longValue());
        });
    }

    @Override
    public void probe(Resource resource) throws StoreException {
        if (resource != Resource.ORDERS && resource != Resource.COUPONS && !hasRefunds()) {
            throw new StoreException.Refused(
                    "Legacy accounts (API user and key) have no version 3 of the API; a current"
                            + " account with an access token has.");
        }
        Request.Query query = resource == Resource.ORDERS
                // The list that an import reads, from an id on that no order has.
                ? new Request.Query().with("sort", "id:asc").with("limit", 250).with("min_id", Integer.MAX_VALUE)
                : new Request.Query().with("limit", 1);
        try {
            door.call(Request.get(resource, path(resource), query), reply -> {
                return reply.hasContent() ? Json.tree(reply) : reply;
            });
        } catch (StoreException.Rejected e) {
            // Nothing about a probe can be wrong but the address.
            throw new StoreException.Unavailable(e.status(), e.getMessage(), null, false, e);
        }
    }

    @Override
    public void probeCouponWriting() throws StoreException {
        if (coupons.find(NOBODYS_COUPON).isPresent()) {
            // Then this cannot be found out without changing it.
            return;
        }
        probeWriting(Resource.COUPONS, path(Resource.COUPONS) + "/" + NOBODYS_COUPON);
    }

    @Override
    public void probeScriptWriting() throws StoreException {
        needsScripts();
        Scripts.namingScopes(false, () -> {
            probeWriting(Resource.SCRIPTS, Scripts.path(Scripts.NOBODYS));
            return true;
        });
    }

    /** @param nobodys what is not there, so that nothing changes */
    private void probeWriting(Resource resource, String nobodys) throws StoreException {
        try {
            door.call(Request.send(resource, "PUT", nobodys, "{}"), reply -> reply);
        } catch (StoreException.Rejected e) {
            if (!PAST_THE_DOOR.contains(e.status())) {
                throw new StoreException.Unavailable(e.status(), e.getMessage(), null, false, e);
            }
        }
    }

    private static String path(Resource resource) {
        return switch (resource) {
            case ORDERS -> "v2/orders";
            case REFUNDS -> "v3/orders/payment_actions/refunds";
            case COUPONS -> "v2/coupons";
            case WEBHOOKS -> "v3/hooks";
            case SCRIPTS -> Scripts.PATH;
        };
    }
}
