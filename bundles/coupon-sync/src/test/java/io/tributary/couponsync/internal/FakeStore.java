package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.CouponType;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A store's coupons in memory, with the store's rules of uniqueness and faults to order. */
final class FakeStore implements Store {
    private static final int PAGE = 250;
    final TreeMap<Long, Coupon> coupons = new TreeMap<>();
    /** What was asked, one word and what it was about: {@code create DAN15}. */
    final List<String> calls = new ArrayList<>();

    /** What the next requests of any kind fail with, in this order. */
    final List<StoreException> failing = new ArrayList<>();

    /** What the next creations fail with, in this order. */
    final List<StoreException> creationsFailing = new ArrayList<>();

    /** What the next updates fail with, in this order. */
    final List<StoreException> updatesFailing = new ArrayList<>();

    /** Whether creations and updates are carried out before they fail. */
    boolean losesAnswers;

    /** Called before each creation. */
    Runnable beforeCreation = () -> {};

    Runnable beforeLook = () -> {};

    private final Set<String> names = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private long ids = 100;

    Coupon add(String name, String code, String amount) {
        return put(new Coupon(
                ++ids,
                name,
                code,
                CouponType.PERCENTAGE_DISCOUNT,
                new BigDecimal(amount),
                new BigDecimal("0.0000"),
                "",
                true,
                0,
                0,
                0,
                "categories [0]",
                "{}"));
    }

    private Coupon put(Coupon coupon) {
        forget(coupons.put(coupon.id(), coupon));
        names.add(coupon.name());
        codes.add(coupon.code().toUpperCase(Locale.ROOT));
        return coupon;
    }

    private void forget(Coupon coupon) {
        if (coupon != null) {
            names.remove(coupon.name());
            codes.remove(coupon.code().toUpperCase(Locale.ROOT));
        }
    }

    Coupon coupon(String code) {
        return coupons.values().stream()
                .filter(coupon -> coupon.code().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow();
    }

    void delete(String code) {
        forget(coupons.remove(coupon(code).id()));
    }

    /** What a merchant does to a coupon. */
    void edit(String code, UnaryOperator<Coupon> change) {
        put(change.apply(coupon(code)));
    }

    static Coupon withEnabled(Coupon coupon, boolean enabled) {
        return new Coupon(
                coupon.id(),
                coupon.name(),
                coupon.code(),
                coupon.type(),
                coupon.amount(),
                coupon.minPurchase(),
                coupon.expires(),
                enabled,
                coupon.maxUses(),
                coupon.maxUsesPerCustomer(),
                coupon.uses(),
                coupon.scope(),
                coupon.json());
    }

    private void call(String what) throws StoreException {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreException.Interrupted("interrupted");
        }
        calls.add(what);
        if (!failing.isEmpty()) {
            throw failing.remove(0);
        }
    }

    @Override
    public CouponFeed coupons() {
        long[] last = {0};
        return () -> {
            call("list " + last[0]);
            List<Coupon> page = coupons.tailMap(last[0], false).values().stream()
                    .limit(PAGE)
                    .toList();
            if (!page.isEmpty()) {
                last[0] = page.get(page.size() - 1).id();
            }
            return page;
        };
    }

    @Override
    public Optional<Coupon> findCouponByCode(String code) throws StoreException {
        call("find " + code);
        return coupons.values().stream()
                .filter(coupon -> coupon.code().equalsIgnoreCase(code))
                .findFirst();
    }

    @Override
    public Optional<Coupon> findCoupon(long id) throws StoreException {
        beforeLook.run();
        call("find " + id);
        return Optional.ofNullable(coupons.get(id));
    }

    @Override
    public Coupon createCoupon(NewCoupon coupon) throws StoreException {
        beforeCreation.run();
        call("create " + coupon.code());
        if (!creationsFailing.isEmpty() && !losesAnswers) {
            throw creationsFailing.remove(0);
        }
        if (names.contains(coupon.name())) {
            throw new StoreException.Rejected(409, "The name '" + coupon.name() + "' is taken.");
        }
        if (codes.contains(coupon.code().toUpperCase(Locale.ROOT))) {
            throw new StoreException.Rejected(400, "The code '" + coupon.code() + "' is taken.");
        }
        Coupon made = put(new Coupon(
                ++ids,
                coupon.name(),
                coupon.code(),
                coupon.type(),
                coupon.amount().setScale(4),
                coupon.minPurchase().setScale(4),
                "",
                true,
                0,
                0,
                0,
                "categories [0]",
                "{}"));
        if (!creationsFailing.isEmpty()) {
            throw creationsFailing.remove(0);
        }
        return made;
    }

    @Override
    public Coupon setCouponEnabled(Coupon coupon, boolean enabled) throws StoreException {
        call((enabled ? "enable " : "disable ") + coupon.code());
        return put(withEnabled(coupon, enabled));
    }

    @Override
    public Coupon updateCoupon(Coupon seen, Coupon wanted) throws StoreException {
        call("update " + seen.code());
        if (!updatesFailing.isEmpty() && !losesAnswers) {
            throw updatesFailing.remove(0);
        }
        put(new Coupon(
                seen.id(),
                wanted.name(),
                wanted.code(),
                wanted.type(),
                wanted.amount(),
                wanted.minPurchase(),
                wanted.expires(),
                wanted.enabled(),
                wanted.maxUses(),
                wanted.maxUsesPerCustomer(),
                coupons.get(seen.id()).uses(),
                seen.scope(),
                seen.json()));
        if (!updatesFailing.isEmpty()) {
            throw updatesFailing.remove(0);
        }
        return coupons.get(seen.id());
    }

    @Override
    public StoreAddress address() {
        throw new UnsupportedOperationException();
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
    public boolean hasRefunds() {
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
    public Instant time() {
        throw new UnsupportedOperationException();
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
