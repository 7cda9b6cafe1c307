package io.tributary.orderimport.internal;

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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A store in memory, asked without HTTP. Its clock goes on by a minute at each order list that is begun. */
final class FakeStore implements Store {
    final TreeMap<Long, OrderBuilder> orders = new TreeMap<>();
    final Map<Long, List<OrderCoupon>> coupons = new HashMap<>();
    final Map<Long, List<OrderLine>> lines = new HashMap<>();
    final List<Refund> refunds = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    int pageSize = 250;
    /** How far the date of the next list's answer is ahead. */
    Duration wrongDateOnce = Duration.ZERO;

    boolean legacy;
    boolean ignoresDate;
    boolean listsArchived = true;
    /** How many more orders of a status are counted than there are. */
    final Map<Integer, Long> miscount = new HashMap<>();
    /** Every list begins at the first order, whatever was asked for. */
    boolean rewinds;
    /** The next list from this id on is answered empty, once; 0 for none. */
    long emptyOnce;
    /** Called before each request, with its description; may throw. */
    Disturbance disturbance = call -> {};
    /** Called after each list reply was made up. */
    Runnable afterPage = () -> {};

    @FunctionalInterface
    interface Disturbance {
        void before(String call) throws StoreException;
    }

    OrderBuilder add(OrderBuilder order) {
        order.modified(now);
        orders.put(order.id, order);
        return order;
    }

    void change(long id, UnaryOperator<OrderBuilder> change) {
        now = now.plusSeconds(60);
        change.apply(orders.get(id)).modified(now);
    }

    private void call(String description) throws StoreException {
        calls.add(description);
        disturbance.before(description);
    }

    @Override
    public OrderFeed orders(OrderQuery query) {
        return new OrderFeed() {
            private long from = query.minId();
            private Instant startedAt;

            @Override
            public List<Order> next() throws StoreException {
                call("orders from " + from);
                if (startedAt == null) {
                    now = now.plusSeconds(60);
                    startedAt = now.plus(wrongDateOnce);
                    wrongDateOnce = Duration.ZERO;
                }
                if (emptyOnce == from) {
                    emptyOnce = 0;
                    return List.of();
                }
                List<Order> page = new ArrayList<>();
                for (OrderBuilder order :
                        orders.tailMap(rewinds ? 1 : from, true).values()) {
                    if (page.size() < pageSize
                            && order.id <= query.maxId()
                            && wanted(order)
                            && (ignoresDate || created(order.build(), query))
                            && (listsArchived || !order.build().deleted())) {
                        page.add(order.build());
                    }
                }
                if (!page.isEmpty()) {
                    from = page.get(page.size() - 1).id() + 1;
                }
                afterPage.run();
                return page;
            }

            private boolean wanted(OrderBuilder order) {
                return ignoresDate
                        || query.modifiedSince()
                                .filter(since -> order.modified.isBefore(since))
                                .isEmpty();
            }

            @Override
            public Instant startedAt() {
                return startedAt;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public OrderCount countOrders(OrderQuery query) throws StoreException {
        call("count");
        Map<Integer, Long> counts = new HashMap<>();
        orders.values().stream()
                .map(OrderBuilder::build)
                .filter(order -> created(order, query))
                .filter(order -> listsArchived || !order.deleted())
                .forEach(order -> counts.merge(order.statusId(), 1L, Long::sum));
        miscount.forEach((status, more) -> counts.merge(status, more, Long::sum));
        return new OrderCount(
                counts.values().stream().mapToLong(Long::longValue).sum(), counts);
    }

    private static boolean created(Order order, OrderQuery query) {
        return query.createdSince().filter(order.createdAt()::isBefore).isEmpty()
                && query.createdBefore()
                        .filter(before -> !order.createdAt().isBefore(before))
                        .isEmpty();
    }

    @Override
    public Optional<Order> findOrder(long id) throws StoreException {
        call("order " + id);
        return Optional.ofNullable(orders.get(id)).map(OrderBuilder::build);
    }

    @Override
    public List<OrderCoupon> orderCoupons(long order) throws StoreException {
        call("coupons of " + order);
        return coupons.getOrDefault(order, List.of());
    }

    void coupon(long order, String code) {
        coupons.computeIfAbsent(order, id -> new ArrayList<>()).add(new OrderCoupon(1, code, BigDecimal.ONE));
    }

    @Override
    public List<OrderLine> orderLines(long order) throws StoreException {
        call("lines of " + order);
        return lines.getOrDefault(order, List.of());
    }

    @Override
    public boolean hasRefunds() {
        return !legacy;
    }

    @Override
    public RefundFeed refunds(Optional<Instant> since) {
        List<Refund> due = refunds.stream()
                .filter(r -> since.isEmpty()
                        || r.createdAt().filter(at -> at.isBefore(since.get())).isEmpty())
                .toList();
        return new RefundFeed() {
            private int at;

            @Override
            public List<Refund> next() throws StoreException {
                if (at == 0) {
                    call("refunds");
                }
                int end = Math.min(at + pageSize, due.size());
                List<Refund> page = due.subList(at, end);
                at = end;
                return page;
            }
        };
    }

    @Override
    public List<Refund> refundsOf(long order) throws StoreException {
        call("refunds of " + order);
        return refunds.stream().filter(refund -> refund.orderId() == order).toList();
    }

    /** Money back on the order as a whole. */
    void refund(long order, String amount) {
        now = now.plusSeconds(60);
        refunds.add(new Refund(
                refunds.size() + 1,
                order,
                Optional.of(now),
                new BigDecimal(amount),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(new Refund.Item(
                        Refund.Kind.ORDER, order, BigDecimal.ZERO, Optional.of(new BigDecimal(amount))))));
    }

    @Override
    public StoreAddress address() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CouponFeed coupons() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Coupon> findCouponByCode(String code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Coupon> findCoupon(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coupon createCoupon(NewCoupon coupon) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coupon setCouponEnabled(Coupon coupon, boolean enabled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coupon updateCoupon(Coupon seen, Coupon wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasScripts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoreScript> scripts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreScript createScript(NewScript script) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreScript updateScript(ScriptId id, NewScript script) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteScript(ScriptId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void probeScriptWriting() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant time() throws StoreException {
        call("time");
        return now;
    }

    @Override
    public void probeCouponWriting() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void probe(Resource resource) {
        throw new UnsupportedOperationException();
    }
}
