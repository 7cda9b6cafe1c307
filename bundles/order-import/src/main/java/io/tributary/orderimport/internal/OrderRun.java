package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.RefundFeed;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over what is new in a store: refunds, then orders that somebody wants looked at again and those that failed
 * before, then all orders modified since the last pass, then orders that only their refunds have changed.
 */
final class OrderRun {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRun.class);

    /** Orders modified shortly before the last pass are read again, for stores whose servers' clocks differ a little. */
    static final Duration OVERLAP = Duration.ofMinutes(5);
    /** Money may turn out not to have been paid back; refunds as young as this are looked at again. */
    static final Duration REFUND_OVERLAP = Duration.ofDays(1);
    /** A position further ahead of the store's clock than this cannot be right. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** What the store's clock may be ahead of ours without making us doubt it; well within the overlap. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private static final int CHUNK = 50;

    private final SyncContext run;
    private final Store store;
    private final Ledger ledger;
    private final PageImport pages;
    private final Push push;
    private final Clock clock;
    private Cursor cursor = Cursor.START;
    private boolean refundsForbidden;
    private int unshownInARow;
    private Optional<StoreException> putOff = Optional.empty();

    OrderRun(SyncContext run, Store store, Ledger ledger, PageImport pages, Push push, Clock clock) {
        this.run = run;
        this.store = store;
        this.ledger = ledger;
        this.pages = pages;
        this.push = push;
        this.clock = clock;
    }

    void run() throws StoreException, PlatformException, InterruptedException {
        cursor = ledger.begin();
        run.phase("settling what the platform was asked");
        push.settle(cursor);
        boolean resumed = cursor.windowStarted().isPresent();
        boolean confirmed = cursor.isInDoubt() && isEndConfirmed();
        if (!confirmed) {
            run.phase("reading refunds");
            readRefunds();
        }
        run.phase("reading orders to look at again");
        try {
            lookAgain();
            retryFailed();
        } catch (StoreException.Unavailable | StoreException.Rejected e) {
            // Old orders that the store cannot show must not keep new ones out. If it is down, the next call says so.
            putOff = Optional.of(e);
        }
        run.phase("reading orders");
        readWindow();
        if (resumed && !confirmed) {
            // What changed since the window was opened is not in it.
            readWindow();
        }
        run.phase("reading orders whose refunds changed");
        applyRefunds();
        if (pages.hasUnsettled()) {
            run.phase("reading orders whose buyer's earlier orders changed");
            lookAgain();
        }
        if (putOff.isPresent()) {
            throw putOff.get();
        }
        run.phase("done");
    }

    /**
     * Asks again for orders behind an end in doubt. When there are none, this request stands for the one for refunds, which
     * the next pass reads: a quiet store is asked two things in a pass.
     */
    private boolean isEndConfirmed() throws StoreException, PlatformException, InterruptedException {
        run.phase("looking again where the orders ended");
        return readWindow() == 0;
    }

    /** Whether the store did not let us read its refunds. */
    boolean refundsForbidden() {
        return refundsForbidden;
    }

    private void readRefunds() throws StoreException, InterruptedException {
        if (!store.hasRefunds()) {
            return;
        }
        try {
            RefundFeed feed = store.refunds(cursor.refundsUntil().map(until -> until.minus(REFUND_OVERLAP)));
            Optional<Instant> newest = cursor.refundsUntil();
            List<Refund> page;
            while (!(page = feed.next()).isEmpty()) {
                stopIfAsked();
                run.count("refunds", ledger.keep(cursor, page, false));
                newest = newest(newest, page);
            }
            if (!newest.equals(cursor.refundsUntil())) {
                cursor = cursor.refundsUntil(newest);
                ledger.move(cursor);
            }
        } catch (StoreException.Unauthorized e) {
            if (!e.scopeMissing()) {
                throw e;
            }
            refundsForbidden = true;
        } catch (StoreException.Unavailable e) {
            // Orders do not wait for the refunds; the next run reads these from where this one began.
            putOff = Optional.of(e);
        }
    }

    private static Optional<Instant> newest(Optional<Instant> before, List<Refund> page) {
        Optional<Instant> newest = before;
        for (Refund refund : page) {
            if (refund.createdAt().isPresent()
                    && newest.filter(n -> !n.isBefore(refund.createdAt().get())).isEmpty()) {
                newest = refund.createdAt();
            }
        }
        return newest;
    }

    private void lookAgain() throws StoreException, PlatformException, InterruptedException {
        long after = 0;
        List<Asking> askings;
        while (!(askings = ledger.askings(after, CHUNK)).isEmpty()) {
            Map<Long, Asking> asked = new TreeMap<>();
            askings.forEach(asking -> asked.put(asking.order(), asking));
            readOneByOne(List.copyOf(asked.keySet()), asked);
            run.count("again", askings.size());
            after = askings.get(askings.size() - 1).order();
        }
    }

    private void retryFailed() throws StoreException, PlatformException, InterruptedException {
        long after = 0;
        List<Long> ids;
        while (!(ids = ledger.failedOrders(after, CHUNK)).isEmpty()) {
            readOneByOne(ids, Map.of());
            after = ids.get(ids.size() - 1);
        }
    }

    private void applyRefunds() throws StoreException, PlatformException, InterruptedException {
        long after = 0;
        List<Long> ids;
        while (!(ids = ledger.ordersWithOpenRefunds(after, CHUNK)).isEmpty()) {
            // First this, for it moves the cursor: an older one would give the next batch a number that is taken.
            List<Long> answered = readOneByOne(ids, Map.of());
            ledger.settleRefunds(cursor, answered);
            after = ids.get(ids.size() - 1);
        }
    }

    /** Answers those about which the store said something; the others are left for the next run. */
    private List<Long> readOneByOne(List<Long> ids, Map<Long, Asking> asked)
            throws StoreException, PlatformException, InterruptedException {
        Map<Long, LedgerRow> rows = ledger.rows(ids);
        List<Order> found = new ArrayList<>();
        List<Long> answered = new ArrayList<>();
        for (Long id : ids) {
            stopIfAsked();
            Optional<Order> order;
            try {
                order = store.findOrder(id);
                unshownInARow = 0;
            } catch (StoreException.Unavailable | StoreException.Rejected e) {
                if (++unshownInARow >= PageImport.FAILURES_IN_A_ROW) {
                    unshownInARow = 0;
                    throw e;
                }
                putOff = Optional.of(e);
                continue;
            }
            answered.add(id);
            if (order.isPresent()) {
                found.add(order.get());
            } else if (rows.containsKey(id)) {
                cursor = pages.gone(rows.get(id), Optional.ofNullable(asked.get(id)), cursor);
            } else if (asked.containsKey(id)) {
                run.count("unknown", 1);
                ledger.settle(cursor, asked.get(id));
            }
        }
        if (!found.isEmpty()) {
            cursor = pages.take(found, asked, cursor);
        }
        return answered;
    }

    /** Reads the window that is open, or a new one, and answers how many orders it showed. */
    private long readWindow() throws StoreException, PlatformException, InterruptedException {
        boolean open = cursor.windowStarted().isPresent();
        Optional<Instant> since =
                open ? cursor.windowSince() : cursor.readUntil().map(until -> until.minus(OVERLAP));
        long firstId = open ? cursor.windowLastId() + 1 : 1;
        OrderQuery query = new OrderQuery(since, firstId, Long.MAX_VALUE, Optional.empty());
        try (Window window = new Window(store, query, cursor.highestId(), metBefore(firstId))) {
            List<Order> page = window.next();
            Instant started = believable(window.startedAt());
            if (cursor.readUntil()
                    .filter(until -> until.isAfter(started.plus(AHEAD)))
                    .isPresent()) {
                startAgain(started);
                return page.size();
            }
            if (cursor.refundsUntil().filter(started::isBefore).isPresent()) {
                cursor = cursor.refundsUntil(Optional.of(started));
            }
            if (page.isEmpty() && !open) {
                cursor = cursor.quiet(started);
                ledger.move(cursor);
                return 0;
            }
            if (!open) {
                cursor = cursor.openWindow(since, started);
            }
            if (since.isEmpty() && push.isSlow()) {
                foretell(query);
            }
            long read = 0;
            while (!page.isEmpty()) {
                stopIfAsked();
                cursor = pages.take(page, cursor.inWindow(window.lastId()));
                run.done(page.size());
                read += page.size();
                page = window.next();
            }
            finish(window, since);
            return read;
        }
    }

    /** Has people told how long this will take. How many orders changed since a moment a store does not say. */
    private void foretell(OrderQuery all) throws StoreException {
        try {
            long orders = store.countOrders(all).all();
            run.total(orders);
            push.expect(orders);
        } catch (StoreException.Unavailable | StoreException.Rejected e) {
            LOG.debug(
                    "{} does not tell how many orders it has: {}",
                    run.connection().id(),
                    e.getMessage());
        }
    }

    /** How many of the orders that are new in this window were taken before it was interrupted. */
    private long metBefore(long firstId) {
        return firstId - 1 > cursor.highestId() ? ledger.countBetween(cursor.highestId() + 1, firstId - 1) : 0;
    }

    /**
     * The store's clock, as one of its answers tells it. An answer that is ahead of our clock is a mistake of the store or
     * of ours: the store is asked in another way, and the earlier moment only makes the next pass read more.
     */
    private Instant believable(Instant said) throws StoreException {
        Instant ours = clock.instant().plus(TOLERANCE);
        if (!said.isAfter(ours)) {
            return said;
        }
        run.count("clock", 1);
        try {
            Instant asked = store.time();
            return asked.isBefore(said) ? asked : said;
        } catch (StoreException.Unavailable | StoreException.Rejected | StoreException.Unauthorized e) {
            LOG.warn(
                    "{}: the store's answer is of {}, which is to come, and its clock cannot be asked: {}",
                    run.connection().id(),
                    said,
                    e.getMessage());
            return ours;
        }
    }

    private void finish(Window window, Optional<Instant> since)
            throws StoreException, PlatformException, InterruptedException {
        if (window.unasked() > 0) {
            run.count("unasked", window.unasked());
            LOG.info(
                    "{} ignores the date from which orders were asked for",
                    run.connection().id());
        }
        if (since.isPresent() && window.hasGap()) {
            readGap(window.highestKnown() + 1, window.lastId());
        }
        if (window.endsBehindFullPage()) {
            // The next pass asks again from here before it believes that this was the end: here it would cost a request
            // that nearly always finds nothing.
            cursor = cursor.inDoubt(window.lastId());
            ledger.move(cursor);
            return;
        }
        cursor = cursor.closeWindow(window.lastId());
        ledger.move(cursor);
    }

    /** New orders without their neighbours: an earlier pass may have been told too early that there are no more. */
    private void readGap(long first, long last) throws StoreException, PlatformException, InterruptedException {
        run.phase("looking for orders between " + first + " and " + last);
        try (Window window =
                new Window(store, new OrderQuery(Optional.empty(), first, last, Optional.empty()), last, 0)) {
            List<Order> page;
            while (!(page = window.next()).isEmpty()) {
                stopIfAsked();
                cursor = pages.take(page, cursor);
            }
        }
    }

    private void startAgain(Instant storeTime) throws StoreException, PlatformException, InterruptedException {
        LOG.warn(
                "{}: orders were read until {}, but the store's clock says {}; reading all orders again",
                run.connection().id(),
                cursor.readUntil().orElseThrow(),
                storeTime);
        run.count("reset", 1);
        run.phase("reading all orders again, because the last position was ahead of the store's clock");
        cursor = cursor.forgetTime();
        ledger.move(cursor);
        readWindow();
    }

    private static void stopIfAsked() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
