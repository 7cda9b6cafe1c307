package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A store's whole state: its books, its faults, its log. */
public final class Store implements SandboxStore {

    private static final OrderFilter EVERY = new OrderFilter(Long.MIN_VALUE, Long.MAX_VALUE, o -> !o.archived(), null);

    private final StoreSpec spec;
    private final Clock clock;
    private final URI root;
    private final Function<Store, URI> storefronts;
    private final OrderBook orders;
    private final RefundBook refunds = new RefundBook();
    private final CouponBook coupons = new CouponBook();
    private final JsonBook hooks = new JsonBook();
    private final JsonBook scripts = new JsonBook();
    private final FaultList faults = new FaultList();
    private final RequestLog log = new RequestLog();
    private final Map<Integer, String> labels = new ConcurrentHashMap<>();
    private final Optional<QuotaMeter> quota;
    private volatile String token;
    private volatile List<String> scopes;
    private volatile Optional<URI> storefront = Optional.empty();
    private volatile String webAnalytics = "";
    private volatile boolean asksForConsent;

    /**
     * A store below the server's root, {@code http://127.0.0.1:PORT/}.
     *
     * @param storefronts opens a store's pages, or answers where they are
     */
    public Store(StoreSpec spec, Clock clock, URI root, Function<Store, URI> storefronts) {
        this.spec = spec;
        this.clock = clock;
        this.root = root;
        this.storefronts = storefronts;
        this.orders = new OrderBook(spec.firstOrderId());
        this.quota = spec.quota().map(it -> new QuotaMeter(it, clock));
        this.token = spec.token();
        this.scopes = spec.scopes();
    }

    @Override
    public StoreSpec spec() {
        return spec;
    }

    @Override
    public URI apiPath() {
        return root.resolve("/stores/" + spec.hash() + "/v3/");
    }

    @Override
    public URI legacyApiPath() {
        return root.resolve("/api/v2/");
    }

    public Clock clock() {
        return clock;
    }

    public OrderBook orderBook() {
        return orders;
    }

    public RefundBook refundBook() {
        return refunds;
    }

    public CouponBook couponBook() {
        return coupons;
    }

    public JsonBook hooks() {
        return hooks;
    }

    public JsonBook scripts() {
        return scripts;
    }

    public FaultList faultList() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    public Optional<QuotaMeter> quota() {
        return quota;
    }

    public String token() {
        return token;
    }

    public List<String> scopes() {
        return scopes;
    }

    @Override
    public void replaceToken(String value) {
        token = value;
    }

    @Override
    public void replaceScopes(List<String> values) {
        scopes = List.copyOf(values);
    }

    @Override
    public URI openStorefront() {
        URI address = storefronts.apply(this);
        storefront = Optional.of(address);
        return address;
    }

    /** Where the pages are, once they were opened. */
    public Optional<URI> storefront() {
        return storefront;
    }

    @Override
    public void replaceWebAnalytics(String html) {
        webAnalytics = html;
    }

    public String webAnalytics() {
        return webAnalytics;
    }

    @Override
    public void askForConsent(boolean asked) {
        asksForConsent = asked;
    }

    public boolean asksForConsent() {
        return asksForConsent;
    }

    @Override
    public void relabelStatus(int statusId, String label) {
        labels.put(statusId, label);
    }

    /** The merchant's label of a status. */
    public String label(int statusId) {
        String system = Status.find(statusId).map(Status::label).orElse("Unknown");
        return labels.getOrDefault(statusId, system);
    }

    @Override
    public long addOrder(OrderSpec order) {
        long id = orders.add(order, clock.instant()).id();
        for (CouponUse use : order.coupons()) {
            countUse(use);
        }
        return id;
    }

    private void countUse(CouponUse use) {
        if (use.code() != null) {
            coupons.findByCode(use.code())
                    .ifPresent(coupon -> coupons.change(coupon.id(), it -> it.withUses(it.uses() + 1)));
        }
    }

    @Override
    public long generateOrders(int count, long seed, OrderMix mix) {
        return new OrderGenerator(this, mix, seed).generate(count);
    }

    @Override
    public int orderCount() {
        int[] count = {0};
        orders.each(EVERY, order -> count[0]++);
        return count[0];
    }

    @Override
    public List<Long> orderIds() {
        List<Long> ids = new ArrayList<>();
        orders.each(EVERY, order -> ids.add(order.id()));
        return ids;
    }

    @Override
    public OrderSpec order(long id) {
        return orders.get(id).spec();
    }

    @Override
    public void setStatus(long id, int statusId) {
        editOrder(id, order -> order.withStatus(statusId));
    }

    @Override
    public void editOrder(long id, UnaryOperator<OrderSpec> edit) {
        long now = clock.instant().getEpochSecond();
        orders.change(id, order -> order.changed(edit.apply(order.spec()), now));
    }

    @Override
    public void rewriteOrder(long id, UnaryOperator<OrderSpec> edit) {
        orders.change(id, order -> {
            OrderSpec edited = edit.apply(order.spec());
            return order.changed(
                    edited, edited.modified().map(at -> at.getEpochSecond()).orElse(order.modified()));
        });
    }

    @Override
    public void archive(long id) {
        orders.change(id, order -> order.archived(true, clock.instant().getEpochSecond()));
    }

    @Override
    public void restore(long id) {
        orders.change(id, order -> order.archived(false, clock.instant().getEpochSecond()));
    }

    @Override
    public long refund(long orderId, RefundSpec refund) {
        return refund(orderId, refund, clock.instant().getEpochSecond()).id();
    }

    Refund refund(long orderId, RefundSpec refund, long second) {
        Order order = orders.get(orderId);
        for (RefundSpec.Item item : refund.items()) {
            if (item.kind() == RefundSpec.Kind.PRODUCT
                    && item.line() >= order.spec().lines().size()) {
                throw new IllegalArgumentException("order " + orderId + " has no line " + item.line());
            }
        }
        Refund record = refunds.add(order, second, refund);
        if (!refund.declined()) {
            orders.change(orderId, it -> it.refunded(units(it, refund)));
        }
        if (!refund.declined() && !refund.keepsStatus()) {
            int status = refunds.paidBack(orderId) >= total(order) ? 4 : 14;
            orders.change(orderId, it -> it.changed(it.spec().withStatus(status), Math.max(second, it.modified())));
        }
        return record;
    }

    private long total(Order order) {
        return new Totals(order.spec(), order.spec().taxInclusive().orElse(spec.taxInclusive()))
                .total()
                .inc();
    }

    private static int[] units(Order order, RefundSpec refund) {
        int[] units = Arrays.copyOf(order.refundedUnits(), order.spec().lines().size());
        for (RefundSpec.Item item : refund.items()) {
            if (item.kind() == RefundSpec.Kind.PRODUCT) {
                units[item.line()] += item.quantity();
            }
        }
        return units;
    }

    @Override
    public List<Long> lineIds(long orderId) {
        Order order = orders.get(orderId);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < order.spec().lines().size(); i++) {
            ids.add(order.lineId(i));
        }
        return ids;
    }

    @Override
    public List<Coupon> coupons() {
        return coupons.from(0);
    }

    @Override
    public Optional<Coupon> coupon(String code) {
        return coupons.findByCode(code);
    }

    @Override
    public long addCoupon(Coupon coupon) {
        return coupons.add(coupon, Dates.rfc2822(clock.instant())).id();
    }

    @Override
    public void editCoupon(long id, UnaryOperator<Coupon> edit) {
        coupons.change(id, edit);
    }

    @Override
    public void deleteCoupon(long id) {
        if (!coupons.remove(id)) {
            throw new IllegalArgumentException("no coupon " + id);
        }
    }

    @Override
    public void fault(Fault fault) {
        faults.add(fault);
    }

    @Override
    public void clearFaults() {
        faults.clear();
    }

    @Override
    public List<LoggedRequest> requests() {
        return log.all();
    }

    @Override
    public long requestCount() {
        return log.count();
    }

    @Override
    public void clearRequests() {
        log.clear();
    }

    @Override
    public void afterAnswer(Consumer<LoggedRequest> hook) {
        log.hook(hook);
    }
}
