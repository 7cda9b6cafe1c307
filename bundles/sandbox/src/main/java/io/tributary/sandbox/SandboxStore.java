package io.tributary.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One store: what its merchant and its shoppers do, what its network does, and what was asked of it.
 *
 * <p>Threads may share it. An unknown order or coupon id is an {@link IllegalArgumentException}.
 */
@ProviderType
public interface SandboxStore {

    StoreSpec spec();

    /** What a merchant copies from the control panel: {@code http://127.0.0.1:PORT/stores/HASH/v3/}. */
    URI apiPath();

    /** The legacy account's address, {@code http://127.0.0.1:PORT/api/v2/}. The Basic user tells the store. */
    URI legacyApiPath();

    /** Replaces the access token, as a merchant does who rotates it: the old one is refused from now on. */
    void replaceToken(String token);

    /** Takes scopes away or gives them, without a new token (a real store needs a new account for that). */
    void replaceScopes(List<String> scopes);

    /**
     * Opens the store's pages, or answers where they are: {@code http://127.0.0.1:PORT/}, a port for each store. From then
     * on {@code /v2/store} names this address; before that, one that leads nowhere.
     */
    URI openStorefront();

    /** Puts the HTML on every page, as the control panel's field for web analytics does; empty takes it away. */
    void replaceWebAnalytics(String html);

    /** Whether a banner asks shoppers, and scripts wait until she allows their category. Not so at first. */
    void askForConsent(boolean asked);

    /** Gives a status another label ({@code custom_status}, {@code custom_label}); the id stays. */
    void relabelStatus(int statusId, String label);

    /** Adds an order and answers its id: the spec's, or the next free one. */
    long addOrder(OrderSpec order);

    /**
     * Adds realistic orders with consecutive ids. Same seed, mix and store spec: same orders.
     *
     * @return the id of the first one
     */
    long generateOrders(int count, long seed, OrderMix mix);

    /** Orders that are there, archived ones left out. */
    int orderCount();

    /** Ids of all orders that are there, ascending. */
    List<Long> orderIds();

    OrderSpec order(long id);

    /** Moves the order to the status, any from any, and touches {@code date_modified}. */
    void setStatus(long id, int statusId);

    /** Changes the order as a merchant's edit does, and touches {@code date_modified}. */
    void editOrder(long id, UnaryOperator<OrderSpec> edit);

    /** As {@link #editOrder}, but leaves {@code date_modified} as the edited spec says. */
    void rewriteOrder(long id, UnaryOperator<OrderSpec> edit);

    /** Archives the order: lists leave it out. */
    void archive(long id);

    /** Takes an archived order back. */
    void restore(long id);

    /** Adds a refund record and answers its id. */
    long refund(long orderId, RefundSpec refund);

    /** Ids of the order's lines, in order; refunds of goods name them. */
    List<Long> lineIds(long orderId);

    List<Coupon> coupons();

    Optional<Coupon> coupon(String code);

    /** Adds a coupon without the API's checks, as a merchant or another app did, and answers its id. */
    long addCoupon(Coupon coupon);

    void editCoupon(long id, UnaryOperator<Coupon> edit);

    void deleteCoupon(long id);

    /** Adds a fault. Of several that match a request, the one added first acts. */
    void fault(Fault fault);

    void clearFaults();

    /** The newest requests, at most 10,000, oldest first. */
    List<LoggedRequest> requests();

    /** Requests since the start or the last {@link #clearRequests}, refused ones included. */
    long requestCount();

    void clearRequests();

    /**
     * Calls the hook for each request, when its answer is fixed but has not left yet: what the hook changes is not in
     * this answer and for certain in the next one. Hooks run on the connection's thread and are not called concurrently.
     */
    void afterAnswer(Consumer<LoggedRequest> hook);
}
