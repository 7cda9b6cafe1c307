package io.tributary.bigcommerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One store. Every method may wait for the store's quota and retries what is safe to repeat; a thread that is interrupted
 * meanwhile gets {@link StoreException.Interrupted} at once. Safe for use by many threads.
 */
@ProviderType
public interface Store {
    StoreAddress address();

    /** Reads orders by ascending id, one page ahead of the caller and never more. */
    OrderFeed orders(OrderQuery query);

    /** How many orders there are that a query would yield, in one request. */
    OrderCount countOrders(OrderQuery query) throws StoreException;

    /** One order as it is now; empty when the store says that it does not exist or is archived. */
    Optional<Order> findOrder(long id) throws StoreException;

    /** All coupons used on an order, in the order in which they were applied. */
    List<OrderCoupon> orderCoupons(long order) throws StoreException;

    /** All lines of an order, however many. */
    List<OrderLine> orderLines(long order) throws StoreException;

    /** Whether this kind of account can read refunds; legacy accounts cannot. */
    boolean hasRefunds();

    /** All refunds of the store made at or after {@code since}, by ascending id; all there are when it is empty. */
    RefundFeed refunds(Optional<Instant> since);

    /** All refunds of one order. */
    List<Refund> refundsOf(long order) throws StoreException;

    /** All coupons of the store by ascending id, without the rows that stand for v3 promotions. */
    CouponFeed coupons();

    /** The coupon with this code. Codes are compared as the store does; the caller compares the answer again. */
    Optional<Coupon> findCouponByCode(String code) throws StoreException;

    Optional<Coupon> findCoupon(long id) throws StoreException;

    /**
     * Makes a coupon. Not repeated when the answer is lost: {@link StoreException.Unavailable#mayHaveActed()} tells so,
     * and the caller looks the code up.
     *
     * @throws StoreException.Rejected with {@code conflict()} when the name or the code is taken
     */
    Coupon createCoupon(NewCoupon coupon) throws StoreException;

    /** Switches a coupon off or on; sends the whole coupon as it was read, so nothing else changes. */
    Coupon setCouponEnabled(Coupon coupon, boolean enabled) throws StoreException;

    /**
     * Gives a coupon other values; sends the whole coupon as it was read, so that what is no value of {@code wanted}
     * stays: what it applies to, and where. Doing it again does no harm.
     *
     * @param seen the coupon as the store has it
     * @param wanted its values from {@code name} to {@code maxUsesPerCustomer}; the rest is not looked at
     */
    Coupon updateCoupon(Coupon seen, Coupon wanted) throws StoreException;

    /** Whether this kind of account can put scripts on the store's pages; legacy accounts cannot. */
    boolean hasScripts();

    /**
     * The scripts that this API account has made; those of others are not shown to it.
     *
     * @throws StoreException.Refused for a legacy account, as from the following methods; see {@link #hasScripts}
     */
    List<StoreScript> scripts() throws StoreException;

    /**
     * Puts a script on the store's pages. Not repeated when the answer is lost: {@link
     * StoreException.Unavailable#mayHaveActed()} tells so, and the caller looks at {@link #scripts}.
     *
     * @throws StoreException.Unauthorized naming the scopes that are missing; pages of the checkout need one more
     */
    StoreScript createScript(NewScript script) throws StoreException;

    /**
     * Makes a script what it is to be now. Doing it again does no harm.
     *
     * @throws StoreException.Rejected with status 404 when it is not there any more
     */
    StoreScript updateScript(ScriptId id, NewScript script) throws StoreException;

    /** Takes a script off the store's pages; nothing happens when it is not there any more. */
    void deleteScript(ScriptId id) throws StoreException;

    StoreInfo info() throws StoreException;

    /** The store's clock. */
    Instant time() throws StoreException;

    /** Asks a resource for one row, to see whether these credentials may read it. */
    void probe(Resource resource) throws StoreException;

    /**
     * Asks whether these credentials may write coupons, by changing one that is not there; nothing in the store changes.
     *
     * @throws StoreException.Unauthorized when they may not
     */
    void probeCouponWriting() throws StoreException;

    /**
     * Asks whether these credentials may write scripts, by changing one that is not there; nothing in the store changes.
     * Whether they may write those on the checkout's pages shows only when one is made.
     *
     * @throws StoreException.Unauthorized when they may not
     */
    void probeScriptWriting() throws StoreException;

    /** What credentials can be allowed or not allowed to read. */
    enum Resource {
        ORDERS("Orders", "read-only"),
        REFUNDS("Order Transactions", "read-only"),
        COUPONS("Marketing", "modify"),
        WEBHOOKS("", ""),
        SCRIPTS("Content", "modify");

        private final String scope;
        private final String level;

        Resource(String scope, String level) {
            this.scope = scope;
            this.level = level;
        }

        /** The tick box in the store's control panel that allows it; empty when none is needed. */
        public String scope() {
            return scope;
        }

        /** What we need there: {@code read-only} or {@code modify}. */
        public String level() {
            return level;
        }
    }
}
