package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides all orders of a time again, also whose they are. The position of the ordinary passes is left where it is: what
 * changes meanwhile is theirs. One that ended early is done again from the beginning, which changes nothing where it was
 * done.
 */
final class PeriodRun {
    /** How often a list that ended too early is gone on with. */
    private static final int TRIES = 3;

    private final SyncContext run;
    private final Store store;
    private final Ledger ledger;
    private final PageImport pages;
    private final Push push;
    private final OrderPeriod period;
    private final ReconcileTally tally = new ReconcileTally();
    private long lastId;

    PeriodRun(SyncContext run, Store store, Ledger ledger, PageImport pages, Push push, OrderPeriod period) {
        this.run = run;
        this.store = store;
        this.ledger = ledger;
        this.pages = pages;
        this.push = push;
        this.period = period;
    }

    void run() throws StoreException, PlatformException, InterruptedException {
        Cursor cursor = ledger.begin();
        run.phase("settling what the platform was asked");
        push.settle(cursor);
        OrderQuery query = OrderQuery.created(period.from(), period.to());
        run.phase("deciding orders again");
        int tries = 0;
        long before;
        do {
            before = tally.listed();
            cursor = read(query.from(lastId + 1), cursor);
            tally.counted(store.countOrders(query));
        } while (!tally.complete() && ++tries < TRIES && tally.listed() > before);
        if (!tally.complete()) {
            throw new StoreException.Unavailable(
                    200,
                    "it counts " + tally.counted() + " orders and its list shows " + tally.listed(),
                    null,
                    false,
                    null);
        }
        run.phase("done");
    }

    private Cursor read(OrderQuery query, Cursor from) throws StoreException, PlatformException, InterruptedException {
        Cursor cursor = from;
        String why = "decided again under version " + pages.rulesVersion() + " of the rules"
                + (run.by().isEmpty() ? "" : ", as " + run.by() + " asked");
        try (OrderFeed feed = store.orders(query)) {
            List<Order> orders;
            while (!(orders = feed.next()).isEmpty()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                List<Order> wanted = new ArrayList<>(orders.size());
                Map<Long, Asking> asked = new HashMap<>();
                for (Order order : orders) {
                    lastId = order.id();
                    if (period.covers(order.createdAt())) {
                        wanted.add(order);
                        tally.listed(order.statusId());
                        // Nobody asked for this one alone, so that no number is answered.
                        asked.put(order.id(), new Asking(order.id(), 0, true, why));
                    }
                }
                cursor = pages.take(wanted, asked, cursor);
                run.done(wanted.size());
            }
        }
        return cursor;
    }
}
