package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.empty;
import static io.tributary.testkit.RawServer.json;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int QUOTA = 25;

    /** A store with fixed windows on the test's clock, and requests that take no time. */
    private static final class Windows implements RawServer.Handler {
        private final boolean headers;
        /** Requests of another node, which come after each of ours and first in a window. */
        private final int others;

        FakeTime time;
        private long window = -1;
        private int used;

        Windows(boolean headers) {
            this(headers, 0);
        }

        Windows(boolean headers, int others) {
            this.headers = headers;
            this.others = others;
        }

        @Override
        public synchronized RawServer.Answer answer(RawServer.Asked asked) {
            long now = time.nanos() / WINDOW.toNanos();
            if (now != window) {
                window = now;
                used = others;
            }
            used++;
            long reset = WINDOW.toMillis() - time.nanos() / 1_000_000 % WINDOW.toMillis();
            String[] lines = !headers
                    ? new String[0]
                    : new String[] {
                        "X-Rate-Limit-Time-Window-Ms: " + WINDOW.toMillis(),
                        "X-Rate-Limit-Time-Reset-Ms: " + reset,
                        "X-Rate-Limit-Requests-Quota: " + QUOTA,
                        "X-Rate-Limit-Requests-Left: " + Math.max(0, QUOTA - used),
                    };
            if (used > QUOTA) {
                return status(429, "", lines);
            }
            used = Math.min(QUOTA, used + others);
            if (asked.path().endsWith("/coupons")) {
                return json("[{\"id\":1,\"coupon_id\":1,\"code\":\"ANN10\",\"discount\":\"5\"}]", lines);
            }
            return asked.number("min_id") > 2_500
                    ? empty(lines)
                    : json(Orders.page(LongStream.range(asked.number("min_id"), asked.number("min_id") + 250)), lines);
        }
    }

    private static void importAll(Opened opened) throws StoreException {
        try (OrderFeed feed = opened.store.orders(OrderQuery.all())) {
            for (List<Order> page = feed.next(); !page.isEmpty(); page = feed.next()) {
                for (Order order : page) {
                    if (order.id() % 10 == 0) {
                        assertThat(opened.store.orderCoupons(order.id())).hasSize(1);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("case E70: a quota that is announced is spent to the last request and never overdrawn")
    void spendsTheQuotaWithoutOverdrawingIt() throws StoreException {
        Windows windows = new Windows(true);
        try (Opened opened = Opened.current(windows)) {
            windows.time = opened.time;
            importAll(opened);
            assertThat(opened.sent).hasValue(261);
            assertThat(opened.refused).hasValue(0);
            Duration floor = WINDOW.multipliedBy((261 + QUOTA - 1) / QUOTA - 1);
            assertThat(Duration.ofNanos(opened.time.nanos()))
                    .isBetween(floor, floor.multipliedBy(105).dividedBy(100));
        }
    }

    @Test
    @DisplayName("case G100: of a quota that another node spends as well the last requests are left to it")
    void leavesTheLastRequestsToAnotherNode() throws StoreException {
        Windows windows = new Windows(true, 1);
        try (Opened opened = Opened.current(windows)) {
            windows.time = opened.time;
            importAll(opened);
            assertThat(opened.sent).hasValue(261);
            assertThat(opened.refused).hasValue(0);
        }
    }

    @Test
    @DisplayName("case E71: without any announcement the waits grow, and refusals stay few")
    void backsOffFromBareRefusals() throws StoreException {
        Windows windows = new Windows(false);
        try (Opened opened = Opened.current(windows)) {
            windows.time = opened.time;
            importAll(opened);
            assertThat(opened.refused).hasValueLessThanOrEqualTo(60).hasPositiveValue();
        }
    }

    @Test
    void doorsToOneStoreShareItsQuota() throws StoreException {
        try (Opened opened = Opened.current(asked -> json(
                "{\"time\":1}",
                "X-Rate-Limit-Time-Reset-Ms: 5000",
                "X-Rate-Limit-Requests-Quota: 25",
                "X-Rate-Limit-Requests-Left: 0"))) {
            opened.store.time();
            assertThat(opened.time.waits).isEmpty();
            Store other = opened.connector.open(
                    StoreAddress.parse(opened.server.currentAddress().replace("v3", "v2")),
                    new Credentials.AccessToken("another"),
                    opened);
            other.time();
            assertThat(opened.time.waits).containsExactly(Duration.ofMillis(5_020));
        }
    }

    @ParameterizedTest
    @DisplayName("case E73: an absurd wait is bounded")
    @ValueSource(strings = {"0", "-5", "abc", "86400000", "99999999999999999999"})
    void boundsAbsurdWaits(String reset) throws StoreException {
        AtomicInteger asks = new AtomicInteger();
        try (Opened opened = Opened.current(asked -> asks.getAndIncrement() < 2
                ? status(429, "", "X-Rate-Limit-Time-Reset-Ms: " + reset, "X-Rate-Limit-Requests-Left: 0")
                : json("{\"time\":1}"))) {
            opened.store.time();
            assertThat(opened.refused).hasValue(2);
            Duration waited = Duration.ofNanos(opened.time.nanos());
            assertThat(waited).isBetween(Duration.ofSeconds(2), Duration.ofMinutes(21));
        }
    }

    @Test
    void givesUpWhenItIsRefusedAgainAndAgain() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(429, ""))) {
            StoreException.Unavailable failure =
                    catchThrowableOfType(StoreException.Unavailable.class, opened.store::time);
            assertThat(failure.status()).isEqualTo(429);
            assertThat(failure).hasMessageContaining("its quota is spent");
            assertThat(opened.refused).hasValue(Pauses.REFUSALS);
            assertThat(opened.time.waits).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 509})
    @DisplayName("case J125: a legacy store says in seconds when to come back")
    void waitsForALegacyStore(int refusal) throws StoreException {
        AtomicInteger asks = new AtomicInteger();
        try (Opened opened = Opened.legacy(asked -> asks.getAndIncrement() == 0
                ? status(refusal, "", "X-BC-ApiLimit-Remaining: 0", "X-Retry-After: 90")
                : json("{\"time\":1}", "X-BC-ApiLimit-Remaining: 19999"))) {
            opened.store.time();
            assertThat(opened.time.waits).containsExactly(Duration.ofSeconds(90));
        }
    }
}
