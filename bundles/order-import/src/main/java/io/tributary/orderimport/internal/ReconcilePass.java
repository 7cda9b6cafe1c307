package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport.Finding;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the store's orders of a time by ascending id beside those of the ledger, until the store has shown as many as it
 * counts.
 */
final class ReconcilePass {
    private static final int PAGE = 250;
    /** How often a list that ended too early is gone on with. */
    private static final int TRIES = 3;

    private final SyncContext run;
    private final Store store;
    private final OrderPeriod period;
    private final ReconcilePage page;
    private final ReconcileTally tally;
    private final LookAgainAt lookAgain;
    /** The ledger's orders of the time, ascending; those before {@code next} have been judged. */
    private final long[] known;

    private final List<Long> unlisted = new ArrayList<>();
    private int next;
    private long lastId;

    /** Where orders that differ are handed to. */
    @FunctionalInterface
    interface LookAgainAt {
        void orders(List<Long> orders, String why);
    }

    ReconcilePass(
            SyncContext run,
            Store store,
            OrderPeriod period,
            long[] known,
            ReconcilePage page,
            ReconcileTally tally,
            LookAgainAt lookAgain) {
        this.run = run;
        this.store = store;
        this.period = period;
        this.known = known;
        this.page = page;
        this.tally = tally;
        this.lookAgain = lookAgain;
    }

    void run() throws StoreException, PlatformException, InterruptedException {
        OrderQuery query = OrderQuery.created(period.from(), period.to()).withoutLines();
        run.phase("reading the store's orders");
        int tries = 0;
        long before;
        do {
            before = tally.listed();
            read(query.from(lastId + 1));
            tally.counted(store.countOrders(query));
            // An empty answer in the middle is a hiccup of the store: the rest may follow it.
        } while (!tally.complete() && ++tries < TRIES && tally.listed() > before);
        if (tally.complete()) {
            run.phase("looking at orders that the store does not list");
            skipTo(Long.MAX_VALUE);
            for (int from = 0; from < unlisted.size(); from += PAGE) {
                stopIfAsked();
                take(page.unlisted(unlisted.subList(from, Math.min(from + PAGE, unlisted.size()))));
            }
        }
        run.phase("done");
    }

    private void read(OrderQuery query) throws StoreException, PlatformException, InterruptedException {
        try (OrderFeed feed = store.orders(query)) {
            List<Order> orders;
            while (!(orders = feed.next()).isEmpty()) {
                stopIfAsked();
                List<Order> wanted = new ArrayList<>(orders.size());
                for (Order order : orders) {
                    if (period.covers(order.createdAt())) {
                        wanted.add(order);
                        skipTo(order.id());
                        next += next < known.length && known[next] == order.id() ? 1 : 0;
                    } else {
                        run.count("unasked", 1);
                    }
                    lastId = order.id();
                }
                take(page.listed(wanted));
                run.count("listed", wanted.size());
                run.done(wanted.size());
            }
        }
    }

    /** The ledger's orders before this one were not listed. */
    private void skipTo(long order) {
        while (next < known.length && known[next] < order) {
            unlisted.add(known[next++]);
        }
    }

    private void take(List<Finding> findings) {
        Map<ReconcileKind, List<Long>> differing = new TreeMap<>();
        for (Finding finding : findings) {
            run.count(finding.kind().label(), 1);
            if (finding.kind().isDifference()) {
                differing
                        .computeIfAbsent(finding.kind(), kind -> new ArrayList<>())
                        .add(finding.order());
            }
        }
        if (!run.dryRun()) {
            differing.forEach((kind, orders) -> lookAgain.orders(orders, "a reconcile found that " + kind.means()));
        }
    }

    private static void stopIfAsked() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
