package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.OrderSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The orders of a store, by id. Orders are values: what a caller holds does not change. Threads may share it. */
public final class OrderBook {

    private final List<Order> orders = new ArrayList<>();
    private long nextId;

    public OrderBook(long firstId) {
        this.nextId = firstId;
    }

    public synchronized Order add(OrderSpec spec, Instant now) {
        long id = spec.id().orElse(nextId);
        int place = -indexOf(id) - 1;
        if (place < 0) {
            throw new IllegalArgumentException("order " + id + " exists already");
        }
        nextId = Math.max(nextId, id + 1);
        long created = spec.created().orElse(now).getEpochSecond();
        long modified = spec.modified().map(Instant::getEpochSecond).orElse(created);
        Order order = new Order(id, spec, created, modified, false, Order.NOTHING_REFUNDED);
        orders.add(place, order);
        return order;
    }

    /** The id the next order will get. */
    public synchronized long nextId() {
        return nextId;
    }

    public synchronized Optional<Order> find(long id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(orders.get(index));
    }

    public Order get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no order " + id));
    }

    public synchronized Order change(long id, UnaryOperator<Order> change) {
        int index = indexOf(id);
        if (index < 0) {
            throw new IllegalArgumentException("no order " + id);
        }
        Order changed = change.apply(orders.get(index));
        orders.set(index, changed);
        return changed;
    }

    /** Hands the matching orders on, without the first {@code skip} and at most {@code limit}. */
    public synchronized List<Order> list(OrderFilter filter, long skip, int limit) {
        List<Order> page = new ArrayList<>(Math.min(limit, 256));
        if (filter.order() == null) {
            long toSkip = skip;
            for (int i = firstFrom(filter.minId()); i < orders.size() && page.size() < limit; i++) {
                Order order = orders.get(i);
                if (order.id() > filter.maxId()) {
                    break;
                }
                if (filter.others().test(order) && toSkip-- <= 0) {
                    page.add(order);
                }
            }
            return page;
        }
        List<Order> all = new ArrayList<>();
        each(filter, all::add);
        all.sort(filter.order());
        int from = (int) Math.min(skip, all.size());
        return all.subList(from, Math.min(all.size(), from + limit));
    }

    public synchronized void each(OrderFilter filter, Consumer<Order> consumer) {
        for (int i = firstFrom(filter.minId()); i < orders.size(); i++) {
            Order order = orders.get(i);
            if (order.id() > filter.maxId()) {
                return;
            }
            if (filter.others().test(order)) {
                consumer.accept(order);
            }
        }
    }

    private int firstFrom(long id) {
        int index = indexOf(id);
        return index < 0 ? -index - 1 : index;
    }

    /** As {@link java.util.Collections#binarySearch}. */
    private int indexOf(long id) {
        int low = 0;
        int high = orders.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = orders.get(middle).id();
            if (found < id) {
                low = middle + 1;
            } else if (found > id) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -(low + 1);
    }
}
