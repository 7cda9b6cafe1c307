package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.empty;
import static io.tributary.testkit.RawServer.json;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.OrderCoupon;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.RefundFeed;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPartsTest {
    private static RawServer.Handler paged(String row, int rows, int most) {
        return asked -> {
            long first = (asked.number("page") - 1) * most + 1;
            return first > rows
                    ? empty()
                    : json(LongStream.rangeClosed(first, Math.min(rows, first + most - 1))
                            .mapToObj(id -> row.replace("ID", Long.toString(id)))
                            .collect(Collectors.joining(",", "[", "]")));
        };
    }

    @Test
    @DisplayName("case C51: 60 coupons of an order are all read from a store that puts 50 on a page")
    void readsAllCouponsOfAnOrder() throws StoreException {
        String row = "{\"id\":ID,\"coupon_id\":7,\"code\":\"CID\",\"type\":2,\"amount\":5,\"discount\":5}";
        try (Opened opened = Opened.current(paged(row, 60, 50))) {
            List<OrderCoupon> coupons = opened.store.orderCoupons(7);
            assertThat(coupons).hasSize(60).last().isEqualTo(new OrderCoupon(7, "C60", new BigDecimal("5")));
            assertThat(opened.sent).hasValue(2);
        }
    }

    @Test
    @DisplayName("case A13: 60 lines of an order are all read from a store that puts 50 on a page")
    void readsAllLinesOfAnOrder() throws StoreException {
        String row =
                "{\"id\":ID,\"name\":\"Towel\",\"quantity\":\"2\",\"quantity_refunded\":1,\"total_ex_tax\":\"9.9900\","
                        + "\"total_inc_tax\":11.5,\"applied_discounts\":[{\"amount\":\"1.5000\"},{\"amount\":0.25}]}";
        try (Opened opened = Opened.current(paged(row, 60, 50))) {
            List<OrderLine> lines = opened.store.orderLines(7);
            assertThat(lines).hasSize(60);
            assertThat(lines.get(0))
                    .isEqualTo(new OrderLine(
                            1,
                            "Towel",
                            new BigDecimal("2"),
                            new BigDecimal("1"),
                            new BigDecimal("9.9900"),
                            new BigDecimal("11.5"),
                            new BigDecimal("1.7500")));
        }
    }

    @Test
    void asksOnceForTheFewCouponsOfMostOrders() throws StoreException {
        try (Opened opened = Opened.current(paged("{\"id\":ID,\"code\":null}", 2, 50))) {
            assertThat(opened.store.orderCoupons(7)).containsOnly(new OrderCoupon(0, "", BigDecimal.ZERO));
            assertThat(opened.sent).hasValue(1);
        }
    }

    @Test
    void anOrderWithoutCouponsHasNone() throws StoreException {
        try (Opened opened = Opened.current(asked -> empty())) {
            assertThat(opened.store.orderCoupons(7)).isEmpty();
        }
    }

    @Test
    @DisplayName("case C52: a failing sub-call is a failure, not an order without coupons")
    void tellsAFailingSubCall() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(500, ""))) {
            assertThatThrownBy(() -> opened.store.orderCoupons(7)).isInstanceOf(StoreException.Unavailable.class);
        }
    }

    @Test
    void stopsWhereAStoreIgnoresThePage() throws StoreException {
        String row = "{\"id\":ID}";
        try (Opened opened = Opened.current(asked -> json(LongStream.rangeClosed(1, 50)
                .mapToObj(id -> row.replace("ID", Long.toString(id)))
                .collect(Collectors.joining(",", "[", "]"))))) {
            assertThatThrownBy(() -> opened.store.orderCoupons(7))
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("repeats rows");
        }
    }

    @Test
    @DisplayName("case B27: an order that is not found is empty, an archived one says so")
    void findsOneOrder() throws StoreException {
        try (Opened opened = Opened.current(asked -> switch (asked.path()) {
            case "/stores/abc123/v2/orders/7" -> json(Orders.json(7));
            case "/stores/abc123/v2/orders/8" -> json(Orders.json(8).replace("\"id\"", "\"is_deleted\":true,\"id\""));
            default -> status(404, "[{\"status\":404,\"message\":\"The requested resource was not found.\"}]");
        })) {
            assertThat(opened.store.findOrder(7))
                    .hasValueSatisfying(order -> assertThat(order.deleted()).isFalse());
            assertThat(opened.store.findOrder(8))
                    .hasValueSatisfying(order -> assertThat(order.deleted()).isTrue());
            assertThat(opened.store.findOrder(9)).isEmpty();
        }
    }

    @Test
    @DisplayName("case B26: the refund feed is read page by page with what was declined")
    void readsTheRefundFeed() throws StoreException {
        String row = "{\"id\":ID,\"order_id\":\"77\",\"created\":\"2022-06-16T16:44:15+00:00\",\"total_amount\":40.00,"
                + "\"total_tax\":-1,\"payments\":[{\"amount\":9.99,\"is_declined\":true},{\"amount\":30.01,"
                + "\"is_declined\":false}],\"items\":[{\"item_type\":\"ORDER\",\"item_id\":77,\"requested_amount\":40.00},"
                + "{\"item_type\":\"MOON\",\"item_id\":1,\"quantity\":2,\"requested_amount\":null}]}";
        RawServer.Handler rows = paged(row, 60, 50);
        try (Opened opened = Opened.current(asked -> out -> {
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            rows.answer(asked).write(list);
            String text = list.toString(StandardCharsets.UTF_8);
            String data = text.contains("[") ? text.substring(text.indexOf("\r\n\r\n") + 4) : "[]";
            return json("{\"data\":" + data + ",\"meta\":{}}").write(out);
        })) {
            RefundFeed feed = opened.store.refunds(Optional.of(Instant.parse("2022-01-01T00:00:00Z")));
            List<Refund> first = feed.next();
            assertThat(first).hasSize(50);
            assertThat(feed.next()).hasSize(10);
            assertThat(feed.next()).isEmpty();
            assertThat(opened.server.asked.get(0).target())
                    .isEqualTo("/stores/abc123/v3/orders/payment_actions/refunds?page=1&limit=250"
                            + "&created%3Amin=2022-01-01T00%3A00%3A00Z");
            assertThat(first.get(0))
                    .isEqualTo(new Refund(
                            1,
                            77,
                            Optional.of(Instant.parse("2022-06-16T16:44:15Z")),
                            new BigDecimal("40.00"),
                            new BigDecimal("-1"),
                            new BigDecimal("9.99"),
                            List.of(
                                    new Refund.Item(
                                            Refund.Kind.ORDER,
                                            77,
                                            BigDecimal.ZERO,
                                            Optional.of(new BigDecimal("40.00"))),
                                    new Refund.Item(Refund.Kind.OTHER, 1, new BigDecimal("2"), Optional.empty()))));
        }
    }

    @Test
    void aQuietRefundFeedIsOneRequest() throws StoreException {
        try (Opened opened = Opened.current(asked -> json("{\"data\":[],\"meta\":{}}"))) {
            RefundFeed feed = opened.store.refunds(Optional.empty());
            assertThat(feed.next()).isEmpty();
            assertThat(feed.next()).isEmpty();
            assertThat(opened.store.refundsOf(7)).isEmpty();
            assertThat(opened.sent).hasValue(2);
        }
    }

    @Test
    void legacyStoresHaveNoRefunds() throws StoreException {
        try (Opened opened = Opened.legacy(asked -> empty())) {
            assertThat(opened.store.hasRefunds()).isFalse();
            assertThatIllegalStateException().isThrownBy(() -> opened.store.refunds(Optional.empty()));
            assertThatThrownBy(() -> opened.store.probe(Store.Resource.WEBHOOKS))
                    .isInstanceOf(StoreException.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.Resource.class)
    void probesWithTheSmallestRequestThereIs(Store.Resource resource) throws StoreException {
        try (Opened opened = Opened.current(asked -> json("{\"data\":[],\"count\":3}"))) {
            opened.store.probe(resource);
            assertThat(opened.sent).hasValue(1);
            assertThat(opened.server.asked.get(0).method()).isEqualTo("GET");
            opened.server.answering(asked -> empty());
            opened.store.probe(resource);
            opened.server.answering(asked -> status(403, ""));
            assertThatThrownBy(() -> opened.store.probe(resource)).isInstanceOf(StoreException.Unauthorized.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void knowsThatCouponsMayBeWrittenWhenOnlyTheCouponIsMissing(int status) throws StoreException {
        try (Opened opened = Opened.current(asked -> asked.method().equals("GET") ? empty() : status(status, "[]"))) {
            opened.store.probeCouponWriting();
            assertThat(opened.server.asked).extracting(RawServer.Asked::method).containsExactly("GET", "PUT");
            assertThat(opened.server.asked.get(1).target()).endsWith("/v2/coupons/2147483647");
        }
    }

    @Test
    void knowsThatCouponsMayNotBeWritten() throws StoreException {
        try (Opened opened = Opened.current(asked -> asked.method().equals("GET") ? empty() : status(403, ""))) {
            assertThatThrownBy(() -> opened.store.probeCouponWriting()).isInstanceOf(StoreException.Unauthorized.class);
            opened.server.answering(asked -> asked.method().equals("GET") ? empty() : status(405, ""));
            assertThatThrownBy(() -> opened.store.probeCouponWriting()).isInstanceOf(StoreException.Unavailable.class);
        }
    }

    @Test
    void tellsTheStoresClock() throws StoreException {
        try (Opened opened = Opened.current(asked -> json("{\"time\":1518545393}"))) {
            assertThat(opened.store.time()).isEqualTo("2018-02-13T18:09:53Z");
        }
    }
}
