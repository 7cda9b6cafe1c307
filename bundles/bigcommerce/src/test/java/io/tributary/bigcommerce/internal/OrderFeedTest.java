package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.empty;
import static io.tributary.testkit.RawServer.json;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderCount;
import io.tributary.bigcommerce.OrderFeed;
import io.tributary.bigcommerce.OrderQuery;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFeedTest {
    @Test
    @DisplayName("case A1: reads 1,003 orders in five list calls and the closing empty page")
    void readsAllPages() throws StoreException {
        try (Opened opened = Opened.current(Orders.between(101, 1103, 250))) {
            assertThat(Orders.ids(opened.store.orders(OrderQuery.all())))
                    .isEqualTo(LongStream.rangeClosed(101, 1103).boxed().toList());
            assertThat(opened.sent).hasValue(6);
        }
    }

    @Test
    @DisplayName("case A2: exactly 250 orders end with an empty answer")
    void endsAfterAFullPage() throws StoreException {
        try (Opened opened = Opened.current(Orders.between(1, 250, 250))) {
            assertThat(Orders.ids(opened.store.orders(OrderQuery.all()))).hasSize(250);
        }
    }

    @Test
    @DisplayName("case A3: an empty store is no error, and its clock is known")
    void readsAnEmptyStore() throws StoreException {
        try (Opened opened = Opened.current(asked -> empty("Date: Wed, 05 Dec 2018 20:16:55 GMT"))) {
            OrderFeed feed = opened.store.orders(OrderQuery.all());
            assertThat(feed.next()).isEmpty();
            assertThat(feed.startedAt()).isEqualTo("2018-12-05T20:16:55Z");
            assertThat(feed.next()).isEmpty();
            assertThat(opened.sent).hasValue(1);
        }
    }

    @Test
    @DisplayName("case A11: a store that answers page 1 for ever is a failure and no endless loop")
    void stopsWhenAPageRepeats() throws StoreException {
        try (Opened opened = Opened.current(asked -> json(Orders.page(LongStream.rangeClosed(1, 250))))) {
            OrderFeed feed = opened.store.orders(OrderQuery.all());
            assertThat(feed.next()).hasSize(250);
            assertThatThrownBy(feed::next)
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("repeats pages");
        }
    }

    @Test
    @DisplayName("case A12: a page of 50 where 250 were asked is not the end")
    void readsShortPages() throws StoreException {
        try (Opened opened = Opened.current(Orders.between(1, 130, 50))) {
            assertThat(Orders.ids(opened.store.orders(OrderQuery.all()))).hasSize(130);
        }
    }

    @Test
    void refusesIdsThatAreOutOfOrder() throws StoreException {
        try (Opened opened = Opened.current(asked -> json(Orders.page(LongStream.of(5, 4))))) {
            assertThatThrownBy(() -> opened.store.orders(OrderQuery.all()).next())
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("sent id 4");
        }
    }

    @Test
    void asksByIdWithinTheWindowAndForTheLines() throws StoreException {
        try (Opened opened = Opened.current(asked -> empty())) {
            opened.store
                    .orders(new OrderQuery(
                            Optional.of(Instant.parse("2026-03-01T10:00:00.123Z")),
                            7,
                            900,
                            Optional.of(Instant.parse("2026-01-01T00:00:00Z"))))
                    .next();
            assertThat(opened.server.asked.get(0).target())
                    .isEqualTo("/stores/abc123/v2/orders?sort=id%3Aasc&limit=250&min_id=7&max_id=900"
                            + "&min_date_modified=2026-03-01T10%3A00%3A00Z&min_date_created=2026-01-01T00%3A00%3A00Z"
                            + "&include=consignments.line_items&consignment_structure=object");
            assertThat(opened.server.asked.get(0).headers())
                    .containsEntry("x-auth-token", Opened.TOKEN)
                    .containsEntry("accept", "application/json")
                    .containsEntry("accept-encoding", "gzip")
                    .hasEntrySatisfying("user-agent", agent -> assertThat(agent).startsWith("Tributary/"));
        }
    }

    @Test
    void asksForThoseCreatedInATimeAndForNoLinesWhereNobodyWantsThem() throws StoreException {
        OrderQuery march =
                OrderQuery.created(Instant.parse("2026-03-01T06:00:00.500Z"), Instant.parse("2026-04-01T05:00:00Z"));
        try (Opened opened = Opened.current(asked -> empty())) {
            opened.store.orders(march.withoutLines().from(7)).next();
            assertThat(opened.server.asked.get(0).target())
                    .isEqualTo("/stores/abc123/v2/orders?sort=id%3Aasc&limit=250&min_id=7"
                            + "&min_date_created=2026-03-01T06%3A00%3A00Z&max_date_created=2026-04-01T04%3A59%3A59Z");
        }
    }

    @Test
    void countsWithTheSameFilters() throws StoreException {
        OrderQuery march =
                OrderQuery.created(Instant.parse("2026-03-01T06:00:00Z"), Instant.parse("2026-04-01T05:00:00Z"));
        String counts = "{\"statuses\":[{\"id\":0,\"name\":\"Incomplete\",\"count\":15,\"sort_order\":0},"
                + "{\"id\":11,\"count\":\"118\"},{\"id\":5,\"count\":0}],\"count\":133}";
        try (Opened opened = Opened.current(asked -> json(counts))) {
            assertThat(opened.store.countOrders(march)).isEqualTo(new OrderCount(133, Map.of(0, 15L, 11, 118L)));
            assertThat(opened.server.asked.get(0).target())
                    .isEqualTo("/stores/abc123/v2/orders/count?min_date_created=2026-03-01T06%3A00%3A00Z"
                            + "&max_date_created=2026-04-01T04%3A59%3A59Z");
        }
    }

    @Test
    void countsAlsoWhereTheStoreDoesNotTellTheStatuses() throws StoreException {
        try (Opened opened = Opened.current(asked -> json("{\"count\":7}"))) {
            assertThat(opened.store.countOrders(OrderQuery.all())).isEqualTo(new OrderCount(7, Map.of()));
        }
        try (Opened opened = Opened.current(asked -> json("{\"statuses\":[]}"))) {
            assertThatThrownBy(() -> opened.store.countOrders(OrderQuery.all()))
                    .isInstanceOf(StoreException.Unavailable.class);
        }
    }

    @Test
    void readsOnePageAheadAndNeverMore() throws StoreException, InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        RawServer.Handler orders = Orders.between(1, 1000, 250);
        try (Opened opened = Opened.current(asked -> {
                    second.countDown();
                    return orders.answer(asked);
                });
                OrderFeed feed = opened.store.orders(OrderQuery.all())) {
            feed.next();
            assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(opened.sent).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void readsWithoutLinesWhereTheStoreRefusesToSendThem(int refusal) throws StoreException {
        RawServer.Handler orders = Orders.between(1, 3, 250);
        try (Opened opened = Opened.legacy(asked -> asked.parameters().containsKey("include")
                ? status(refusal, "[{\"status\":400,\"message\":\"The field 'include' is not supported.\"}]")
                : orders.answer(asked))) {
            List<Order> all = Orders.all(opened.store.orders(OrderQuery.all()));
            assertThat(all).hasSize(3).allSatisfy(order -> assertThat(order.codes())
                    .isEmpty());
            assertThat(opened.sent).as("one refusal, one page, the end").hasValue(3);
        }
    }

    @Test
    @DisplayName("case E81: a list that is not found is a failure, not an empty store")
    void takesNotFoundForAFailure() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(404, "[{\"status\":404,\"message\":\"Not found.\"}]"))) {
            StoreException.Unavailable failure = catchThrowableOfType(
                    StoreException.Unavailable.class,
                    () -> opened.store.orders(OrderQuery.all()).next());
            assertThat(failure.status()).isEqualTo(404);
            assertThat(failure).hasMessage("GET /v2/orders on 127.0.0.1 was answered with 404: Not found.");
        }
    }

    @Test
    void goesOnWhereItFailed() throws StoreException {
        RawServer.Handler orders = Orders.between(1, 300, 250);
        AtomicBoolean closed = new AtomicBoolean(true);
        try (Opened opened = Opened.current(asked ->
                        asked.number("min_id") > 250 && closed.get() ? status(401, "") : orders.answer(asked));
                OrderFeed feed = opened.store.orders(OrderQuery.all())) {
            assertThat(feed.next()).hasSize(250);
            assertThatThrownBy(feed::next).isInstanceOf(StoreException.Unauthorized.class);
            closed.set(false);
            assertThat(feed.next()).hasSize(50);
            assertThat(feed.next()).isEmpty();
        }
    }

    @Test
    void speaksBasicToLegacyStores() throws StoreException {
        try (Opened opened = Opened.legacy(asked -> empty())) {
            opened.store.orders(OrderQuery.all()).next();
            assertThat(opened.server.asked.get(0).path()).isEqualTo("/api/v2/orders");
            assertThat(opened.server.asked.get(0).headers())
                    .containsEntry("authorization", "Basic YW5uOmszeS1vZi1hbm4=")
                    .doesNotContainKey("x-auth-token");
        }
    }
}
