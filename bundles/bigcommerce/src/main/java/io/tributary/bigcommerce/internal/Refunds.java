package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.RefundFeed;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refunds of a store: one feed over all orders, by ascending id, to which new ones are only ever added. */
final class Refunds {
    private static final String FEED = "v3/orders/payment_actions/refunds";
    private static final int LIMIT = 250;
    private static final int SMALLEST_PAGE = 50;
    private static final int NOT_FOUND = 404;

    private final Door door;

    Refunds(Door door) {
        this.door = door;
    }

    RefundFeed since(Optional<Instant> since) {
        return new Feed(since);
    }

    List<Refund> of(long order) throws StoreException {
        Request request = Request.get(
                Store.Resource.REFUNDS, "v3/orders/" + order + "/payment_actions/refunds", new Request.Query());
        return door.call(request, RefundReader::page).refunds();
    }

    private final class Feed implements RefundFeed {
        private final Optional<Instant> since;
        private final Keyset<Refund> keyset = new Keyset<>("refunds", 1, Refund::id);
        private int page = 1;
        private int largest = SMALLEST_PAGE;
        private boolean ended;

        Feed(Optional<Instant> since) {
            this.since = since;
        }

        @Override
        public List<Refund> next() throws StoreException {
            if (ended) {
                return List.of();
            }
            RefundReader.Page now = ask();
            List<Refund> refunds = now.refunds();
            keyset.accept(refunds);
            ended = refunds.isEmpty() || (now.totalPages() > 0 ? page >= now.totalPages() : refunds.size() < largest);
            largest = Math.max(largest, refunds.size());
            page++;
            return refunds;
        }

        private RefundReader.Page ask() throws StoreException {
            Request.Query query = new Request.Query().with("page", page).with("limit", LIMIT);
            since.ifPresent(moment -> query.with("created:min", moment));
            try {
                return door.call(Request.get(Store.Resource.REFUNDS, FEED, query), RefundReader::page);
            } catch (StoreException.Rejected e) {
                if (e.status() == NOT_FOUND) {
                    throw new StoreException.Unavailable(e.status(), e.getMessage(), null, false, e);
                }
                throw e;
            }
        }
    }
}
