package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.StoreException;
import java.time.Instant;
import java.util.List;

/** Orders by id, asking for the next page while the caller works on this one. */
final class HttpOrderFeed implements OrderFeed {
    private final OrderList list;
    private final OrderQuery query;
    private final Keyset<Order> keyset;
    private OrderList.Coming coming;
    private Instant startedAt;
    private boolean ended;

    HttpOrderFeed(OrderList list, OrderQuery query) {
        this.list = list;
        this.query = query;
        keyset = new Keyset<>("orders", query.minId(), Order::id);
    }

    @Override
    public List<Order> next() throws StoreException {
        if (ended) {
            return List.of();
        }
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new StoreException.Interrupted("Interrupted before reading orders.");
        }
        OrderList.Page page = take();
        if (startedAt == null) {
            startedAt = page.asked();
        }
        keyset.accept(page.orders());
        ended = page.orders().isEmpty() || keyset.next() > query.maxId();
        if (!ended) {
            coming = list.ask(query.from(keyset.next()));
        }
        return page.orders();
    }

    /** A page that failed is not kept, so that asking again asks the store again. */
    private OrderList.Page take() throws StoreException {
        OrderList.Coming now = coming == null ? list.ask(query.from(keyset.next())) : coming;
        coming = null;
        return list.get(now);
    }

    @Override
    public Instant startedAt() {
        if (startedAt == null) {
            throw new IllegalStateException("known after the first page");
        }
        return startedAt;
    }

    @Override
    public void close() {
        ended = true;
        if (coming != null) {
            coming.pending().cancel();
            coming = null;
        }
    }
}
