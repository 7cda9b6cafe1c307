package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefundsTest extends SandboxTest {

    private static final String FEED = "v3/orders/payment_actions/refunds";

    @Test
    void theFeedOfAQuietStoreIsAnEmptyList() {
        JsonNode feed = client.json(FEED);

        assertThat(feed.get("data")).isEmpty();
        assertThat(feed.at("/meta/pagination/total").intValue()).isZero();
    }

    @Test
    void aPartialRefundSets14AndAFullOneSets4() {
        long id = store.addOrder(OrderSpec.of("100.00"));

        store.refund(id, RefundSpec.ofGoods(0, 1, "30.00").withReason("Broken"));
        assertThat(store.order(id).statusId()).isEqualTo(14);
        store.refund(id, RefundSpec.ofOrder("70.00"));

        assertThat(store.order(id).statusId()).isEqualTo(4);
        JsonNode refund = client.json(FEED).at("/data/0");
        assertThat(refund.get("order_id").asLong()).isEqualTo(id);
        assertThat(refund.get("total_amount").isNumber()).isTrue();
        assertThat(refund.get("total_amount").decimalValue()).isEqualByComparingTo("30");
        assertThat(refund.at("/items/0/item_type").textValue()).isEqualTo("PRODUCT");
        assertThat(refund.at("/items/0/item_id").asLong())
                .isEqualTo(store.lineIds(id).get(0));
        assertThat(refund.at("/payments/0/is_declined").booleanValue()).isFalse();
        assertThat(client.json("v2/orders/" + id).get("refunded_amount").textValue())
                .isEqualTo("0.0000");
        assertThat(client.json("v2/orders/" + id + "/products")
                        .at("/0/is_refunded")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aRefundMayLeaveTheStatusAlone() {
        long id = store.addOrder(OrderSpec.of("100.00").withStatus(10));
        String before = client.json("v2/orders/" + id).get("date_modified").textValue();
        clock.advance(Duration.ofDays(1));

        store.refund(id, RefundSpec.ofOrder("40.00").keepingStatus());

        JsonNode order = client.json("v2/orders/" + id);
        assertThat(order.get("status_id").intValue()).isEqualTo(10);
        assertThat(order.get("date_modified").textValue()).isEqualTo(before);
        assertThat(client.json("v3/orders/" + id + "/payment_actions/refunds")
                        .at("/data/0/total_amount")
                        .intValue())
                .isEqualTo(40);
    }

    @Test
    void aDeclinedRefundChangesNothingButIsListed() {
        long id = store.addOrder(OrderSpec.of("100.00"));

        store.refund(id, RefundSpec.ofGoods(0, 1, "100.00").asDeclined());

        assertThat(store.order(id).statusId()).isEqualTo(11);
        assertThat(client.json(FEED).at("/data/0/payments/0/is_declined").booleanValue())
                .isTrue();
    }

    @Test
    void filtersTheFeed() {
        store.addOrder(OrderSpec.of("100.00"));
        store.addOrder(OrderSpec.of("100.00"));
        store.refund(101, RefundSpec.ofOrder("1.00"));
        clock.advance(Duration.ofHours(1));
        store.refund(102, RefundSpec.ofOrder("2.00"));
        store.refund(102, RefundSpec.ofOrder("3.00"));

        assertThat(client.json(FEED + "?order_id:in=102").get("data")).hasSize(2);
        assertThat(client.json(FEED + "?id:in=1,3").get("data")).hasSize(2);
        assertThat(client.json(FEED + "?created:min=2026-03-10T13:00:00Z").get("data"))
                .hasSize(2);
        assertThat(client.json(FEED + "?created:max=2026-03-10T12%3A30%3A00%2B00%3A00")
                        .get("data"))
                .hasSize(1);
        assertThat(client.json(FEED + "?limit=2&page=2").get("data")).hasSize(1);
        assertThat(client.json(FEED + "/2").at("/data/total_amount").intValue()).isEqualTo(2);
        assertThat(client.get(FEED + "/9").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesRefundsOfLinesThatAreNotThere() {
        store.addOrder(OrderSpec.of("100.00"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.refund(101, RefundSpec.ofGoods(1, 1, "1.00")))
                .withMessageContaining("101");
    }
}
