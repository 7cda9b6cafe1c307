package io.tributary.connections.internal;

import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.Credentials;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that answers what a test wants, behind a connector that notes what it was opened with. */
final class FakeStore implements BigCommerce, Store {
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    final List<String> opened = new ArrayList<>();
    final Map<Resource, StoreException> problems = new EnumMap<>(Resource.class);
    StoreException openProblem;
    StoreException infoProblem;
    StoreException timeProblem;
    StoreException couponWritingProblem;
    StoreException scriptWritingProblem;
    StoreInfo info = new StoreInfo(
            "abc123", "Sally's", "sallys.example", Currency.getInstance("EUR"), ZoneId.of("America/Chicago"), "Pro");
    Instant time = NOW;
    Runnable whileTesting = () -> {};
    private StoreAddress address = StoreAddress.parse("abc123");

    @Override
    public Store open(StoreAddress where, Credentials credentials, CallObserver observer) throws StoreException {
        opened.add(where + " " + secret(credentials));
        if (openProblem != null) {
            throw openProblem;
        }
        address = where;
        return this;
    }

    private static String secret(Credentials credentials) {
        return credentials instanceof Credentials.ApiUser user
                ? user.user() + ":" + user.key()
                : ((Credentials.AccessToken) credentials).token();
    }

    @Override
    public StoreAddress address() {
        return address;
    }

    @Override
    public boolean hasRefunds() {
        return address.kind() == StoreAddress.Kind.CURRENT;
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
    public void probeScriptWriting() throws StoreException {
        probe(Resource.SCRIPTS);
        if (scriptWritingProblem != null) {
            throw scriptWritingProblem;
        }
    }

    @Override
    public StoreInfo info() throws StoreException {
        whileTesting.run();
        if (infoProblem != null) {
            throw infoProblem;
        }
        return info;
    }

    @Override
    public Instant time() throws StoreException {
        if (timeProblem != null) {
            throw timeProblem;
        }
        return time;
    }

    @Override
    public void probe(Resource resource) throws StoreException {
        if (problems.containsKey(resource)) {
            throw problems.get(resource);
        }
    }

    @Override
    public void probeCouponWriting() throws StoreException {
        if (couponWritingProblem != null) {
            throw couponWritingProblem;
        }
    }

    @Override
    public OrderFeed orders(OrderQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderCount countOrders(OrderQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Order> findOrder(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OrderCoupon> orderCoupons(long order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OrderLine> orderLines(long order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RefundFeed refunds(Optional<Instant> since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Refund> refundsOf(long order) {
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
}
