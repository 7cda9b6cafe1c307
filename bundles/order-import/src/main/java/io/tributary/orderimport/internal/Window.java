package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The orders that one query yields, to a believable end, with an eye on what the store leaves out or repeats. */
final class Window implements AutoCloseable {
    /** No store's pages are shorter than this when more follows. */
    private static final int SHORTEST_PAGE = 50;

    private final Store store;
    private final OrderQuery query;
    private long highestKnown;
    private OrderFeed feed;
    private Optional<Instant> startedAt = Optional.empty();
    private long lastId;
    private int longestPage;
    private int lastPage;
    private long beyond;
    private long unasked;

    /**
     * @param highestKnown the id up to which all orders have been met; 0 for none
     * @param beyond how many orders with higher ids, but lower ones than the query asks for, have been met
     */
    Window(Store store, OrderQuery query, long highestKnown, long beyond) {
        this.store = store;
        this.query = query;
        this.highestKnown = highestKnown;
        this.beyond = beyond;
        this.lastId = query.minId() - 1;
        this.feed = store.orders(query);
    }

    /** The next orders; empty at the end. */
    List<Order> next() throws StoreException {
        List<Order> page = feed.next();
        if (startedAt.isEmpty()) {
            startedAt = Optional.of(feed.startedAt());
        }
        if (page.isEmpty() && isWholeStore()) {
            // This may be a hiccup of the store: ask once more.
            feed.close();
            feed = store.orders(query.from(lastId + 1));
            page = feed.next();
        }
        if (!page.isEmpty()) {
            lastPage = page.size();
            longestPage = Math.max(longestPage, lastPage);
        }
        look(page);
        return page;
    }

    private boolean isWholeStore() {
        return lastId == 0 && query.modifiedSince().isEmpty();
    }

    /**
     * Whether the end came right behind a full page, where an empty answer may be a hiccup of the store. Behind a page
     * that is shorter than one before it the end is believed: doubting it would put off every window's end to the next
     * pass, and the store would have had to cut a page short and deny the next one at the same time. The gap in the ids
     * and the nightly comparison would show that.
     */
    boolean endsBehindFullPage() {
        return lastPage >= SHORTEST_PAGE && lastPage == longestPage;
    }

    private void look(List<Order> page) throws StoreException {
        for (Order order : page) {
            if (order.id() <= lastId) {
                throw new StoreException.Unavailable(
                        200, "the store repeats orders: " + order.id() + " came after " + lastId, null, false, null);
            }
            lastId = order.id();
            if (highestKnown == 0) {
                // Ids need not begin with 1.
                highestKnown = order.id() - 1;
            }
            if (order.id() > highestKnown) {
                beyond++;
            }
            if (query.modifiedSince().filter(order.modifiedAt()::isBefore).isPresent()) {
                unasked++;
            }
        }
    }

    /** The store's clock when the first page was asked for. */
    Instant startedAt() {
        return startedAt.orElseThrow();
    }

    /** The highest id so far. */
    long lastId() {
        return lastId;
    }

    /** Whether there are new orders that have not come although later ones have. */
    boolean hasGap() {
        return lastId > highestKnown && beyond < lastId - highestKnown;
    }

    /** The id up to which all orders have been met; where a gap begins. */
    long highestKnown() {
        return highestKnown;
    }

    /** Orders older than was asked for: the store ignores the date. */
    long unasked() {
        return unasked;
    }

    @Override
    public void close() {
        feed.close();
    }
}
