package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest extends SandboxTest {

    private static final String WITH_LINES = "&include=consignments.line_items&consignment_structure=object";

    @Test
    void anEmptyStoreAnswers204WithoutBodyOrType() {
        HttpResponse<String> response = client.get("v2/orders");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void aListHas50RowsUnlessAskedForMore() {
        store.generateOrders(260, 1, OrderMix.typical());

        assertThat(client.ids("v2/orders")).hasSize(50).startsWith(101L).isSorted();
        assertThat(client.ids("v2/orders?limit=250")).hasSize(250);
        assertThat(client.ids("v2/orders?limit=250&page=2")).hasSize(10);
        assertThat(client.ids("v2/orders?limit=250&page=3")).isEmpty();
        assertThat(client.get("v2/orders?limit=251").statusCode()).isEqualTo(413);
    }

    @Test
    void keysetPagingReadsEveryOrderOnce() {
        store.generateOrders(1003, 2, OrderMix.typical());

        List<Long> read = new ArrayList<>();
        List<Long> page = client.ids("v2/orders?sort=id:asc&limit=250&min_id=1");
        while (!page.isEmpty()) {
            read.addAll(page);
            page = client.ids("v2/orders?sort=id:asc&limit=250&min_id=" + (read.get(read.size() - 1) + 1));
        }

        assertThat(read).hasSize(1003).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void showsMoneyWithFourPlacesAndDatesInRfc2822() {
        long id = store.addOrder(OrderSpec.of("100.00")
                .withCoupon("ANN10", "10.00")
                .withShipping("12.00")
                .withTaxRate("10"));

        JsonNode order = client.json("v2/orders/" + id);

        assertThat(order.get("subtotal_ex_tax").textValue()).isEqualTo("100.0000");
        assertThat(order.get("subtotal_inc_tax").textValue()).isEqualTo("110.0000");
        assertThat(order.get("coupon_discount").textValue()).isEqualTo("10.0000");
        assertThat(order.get("shipping_cost_ex_tax").textValue()).isEqualTo("12.0000");
        assertThat(order.get("total_ex_tax").textValue()).isEqualTo("102.0000");
        assertThat(order.get("total_inc_tax").textValue()).isEqualTo("112.2000");
        assertThat(order.get("refunded_amount").textValue()).isEqualTo("0.0000");
        assertThat(order.get("date_created").textValue()).isEqualTo("Tue, 10 Mar 2026 12:00:00 +0000");
        assertThat(order.get("date_shipped").textValue()).isEmpty();
    }

    @Test
    void taxInclusivePricesAreExactWithTax() {
        long id = store.addOrder(OrderSpec.of("119.00").withTaxRate("19").withTaxInclusivePrices(true));

        JsonNode order = client.json("v2/orders/" + id);

        assertThat(order.get("is_tax_inclusive_pricing").booleanValue()).isTrue();
        assertThat(order.get("total_inc_tax").textValue()).isEqualTo("119.0000");
        assertThat(order.get("total_ex_tax").textValue()).isEqualTo("100.0000");
    }

    @Test
    void theListCarriesCodesWhenLinesAreIncluded() {
        long id = store.addOrder(OrderSpec.ofLines(OrderLine.of("Mug", 1, "30.00"), OrderLine.of("Towel", 2, "35.00"))
                .withCoupon("ANN10", "10.00"));

        JsonNode order = client.json("v2/orders?limit=250" + WITH_LINES).get(0);
        JsonNode lines = order.at("/consignments/shipping/0/line_items");

        assertThat(order.get("id").asLong()).isEqualTo(id);
        assertThat(lines.findValuesAsText("code")).containsExactly("ANN10", "ANN10");
        assertThat(lines.at("/0/applied_discounts/0/amount").textValue()).isEqualTo("3.0000");
        assertThat(lines.at("/1/applied_discounts/0/amount").textValue()).isEqualTo("7.0000");
        assertThat(lines.at("/1/discounted_total_inc_tax").textValue()).isEqualTo("63.0000");
    }

    @Test
    void withoutTheParametersConsignmentsAreLinks() {
        store.addOrder(OrderSpec.of("10.00"));

        assertThat(client.json("v2/orders").get(0).at("/consignments/resource").textValue())
                .isEqualTo("/orders/101/consignments");
        assertThat(client.json("v2/orders?include=consignments.line_items")
                        .get(0)
                        .at("/consignments/resource"))
                .isNotNull();
    }

    @Test
    void aStoreMayKeepCodesOutOfItsLists() {
        use(StoreSpec.of("nocodes").withoutQuota().withoutCodesInLists());
        store.addOrder(OrderSpec.of("10.00").withCoupon("ANN10", "1.00"));

        assertThat(client.get("v2/orders?limit=250" + WITH_LINES).body()).doesNotContain("ANN10");
        assertThat(client.json("v2/orders/101/coupons").at("/0/code").textValue())
                .isEqualTo("ANN10");
    }

    @Test
    void aConsignmentShows50LinesAndWarnsOfMore() {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(OrderLine.of("Thing " + i, 1, "1.00"));
        }
        store.addOrder(OrderSpec.ofLines(lines));

        JsonNode consignment = client.json("v2/orders?" + WITH_LINES).get(0).at("/consignments/shipping/0");

        assertThat(consignment.get("line_items")).hasSize(50);
        assertThat(consignment.get("__warning__").textValue()).contains("50 of 60");
        assertThat(client.ids("v2/orders/101/products?limit=250")).hasSize(60);
        assertThat(client.ids("v2/orders/101/products?page=2")).hasSize(10);
    }

    @Test
    void ordersWithoutCouponsAnswer204ForThem() {
        store.addOrder(OrderSpec.of("10.00"));

        assertThat(client.get("v2/orders/101/coupons").statusCode()).isEqualTo(204);
        assertThat(client.get("v2/orders/999/coupons").statusCode()).isEqualTo(404);
    }

    @Test
    void manyCouponsComeInPages() {
        OrderSpec spec = OrderSpec.of("100.00");
        for (int i = 0; i < 60; i++) {
            spec = spec.withCoupon("CODE" + i, "1.00");
        }
        store.addOrder(spec);

        assertThat(client.ids("v2/orders/101/coupons")).hasSize(50);
        assertThat(client.ids("v2/orders/101/coupons?page=2")).hasSize(10);
        assertThat(client.json("v2/orders/101/coupons").at("/0/type").intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min_id=102 | 102 103",
                "max_id=102 | 101 102",
                "status_id=5 | 103",
                "customer_id=0 | 101 102",
                "email=ANN@example.com | 103",
                "min_total=20 | 102 103",
                "max_total=20.00 | 101 102",
                "min_date_created=2026-03-10T12:00:00Z | 102 103",
                "max_date_created=Mon,+09+Mar+2026+12:00:00+%2B0000 | 101",
                "min_date_modified=2026-03-10T12%3A00%3A00%2B00%3A00 | 102 103",
                "max_date_modified=2026-03-09 | ''",
                "min_date_modified=nonsense | 101 102 103",
                "channel_id=1 | 101 102 103",
                "external_order_id=X-1 | 102",
                "payment_method=PayPal | 103",
                "sort=id:desc | 103 102 101",
                "sort=date_modified:desc | 102 103 101"
            })
    void filtersAndSortsOrders(String query, String ids) {
        store.addOrder(OrderSpec.of("10.00").withCreated(Instant.parse("2026-03-09T12:00:00Z")));
        store.addOrder(OrderSpec.of("20.00").withExternalOrderId("X-1"));
        store.addOrder(OrderSpec.of("30.00")
                .withStatus(5)
                .withPaymentMethod("PayPal")
                .withBuyer(Buyer.registered(7, "Ann", "Lee", "ann@example.com")));

        assertThat(client.ids("v2/orders?" + query))
                .map(String::valueOf)
                .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
    }

    @Test
    void aStoreMayIgnoreTheModifiedFilter() {
        use(StoreSpec.of("deaf").withoutQuota().withIgnoredModifiedFilter());
        store.addOrder(OrderSpec.of("10.00"));

        assertThat(client.ids("v2/orders?min_date_modified=2099-01-01T00:00:00Z"))
                .containsExactly(101L);
    }

    @Test
    void aStoreMayCapItsPages() {
        use(StoreSpec.of("small").withoutQuota().withPageCap(50));
        store.generateOrders(120, 1, OrderMix.typical());

        assertThat(client.ids("v2/orders?limit=250")).hasSize(50);
    }

    @Test
    void changesTouchTheModificationDate() {
        long id = store.addOrder(OrderSpec.of("100.00").withStatus(1));
        clock.advance(Duration.ofHours(1));

        store.setStatus(id, 11);

        JsonNode order = client.json("v2/orders/" + id);
        assertThat(order.get("status").textValue()).isEqualTo("Awaiting Fulfillment");
        assertThat(order.get("date_modified").textValue()).isEqualTo("Tue, 10 Mar 2026 13:00:00 +0000");
        assertThat(order.get("date_created").textValue()).isEqualTo("Tue, 10 Mar 2026 12:00:00 +0000");
    }

    @Test
    void editsChangeTheNumbers() {
        long id = store.addOrder(OrderSpec.of("100.00"));

        store.editOrder(id, order -> order.withLines(OrderLine.of("Mug", 2, "40.00")));

        assertThat(client.json("v2/orders/" + id).get("total_ex_tax").textValue())
                .isEqualTo("80.0000");
    }

    @Test
    void archivedOrdersLeaveTheLists() {
        store.addOrder(OrderSpec.of("10.00"));
        store.addOrder(OrderSpec.of("20.00"));

        store.archive(101);

        assertThat(client.ids("v2/orders")).containsExactly(102L);
        assertThat(client.ids("v2/orders?is_deleted=true")).containsExactly(101L);
        assertThat(client.json("v2/orders/101").get("is_deleted").booleanValue())
                .isTrue();
        assertThat(client.json("v2/orders/count").get("count").intValue()).isEqualTo(1);
    }

    @Test
    void anArchivedOrderMayBeGoneForGood() {
        use(StoreSpec.of("gone").withoutQuota().withArchivedAs404());
        store.addOrder(OrderSpec.of("10.00"));
        store.archive(101);

        assertThat(client.get("v2/orders/101").statusCode()).isEqualTo(404);
    }

    @Test
    void rawMembersReplaceTheRightOnes() {
        store.addOrder(
                OrderSpec.of("62.6793").withRaw("coupon_discount", "null").withRaw("subtotal_ex_tax", "62.6793"));

        JsonNode order = client.json("v2/orders").get(0);

        assertThat(order.get("coupon_discount").isNull()).isTrue();
        assertThat(order.get("subtotal_ex_tax").isNumber()).isTrue();
        assertThat(order.get("total_ex_tax").textValue()).isEqualTo("62.6793");
    }

    @Test
    void statusesKeepTheirIdUnderAnyLabel() {
        store.addOrder(OrderSpec.of("10.00").withStatus(10));
        store.relabelStatus(10, "Done ✓");

        assertThat(client.json("v2/orders/101").get("status").textValue()).isEqualTo("Completed");
        assertThat(client.json("v2/orders/101").get("custom_status").textValue())
                .isEqualTo("Done ✓");
        assertThat(client.json("v2/order_statuses")).hasSize(15);
        assertThat(client.json("v2/order_statuses/10").get("custom_label").textValue())
                .isEqualTo("Done ✓");
    }

    @Test
    void foreignOrdersNameTheirOwnCurrency() {
        store.addOrder(OrderSpec.of("10.00").withCurrency("EUR", "0.92"));

        JsonNode order = client.json("v2/orders/101");

        assertThat(order.get("default_currency_code").textValue()).isEqualTo("EUR");
        assertThat(order.get("store_default_currency_code").textValue()).isEqualTo("USD");
        assertThat(order.get("store_default_to_transactional_exchange_rate").textValue())
                .isEqualTo("0.9200000000");
    }

    @Test
    void sameSeedSameOrders() {
        store.generateOrders(200, 42, OrderMix.typical());
        String first = client.get("v2/orders?limit=250" + WITH_LINES).body();
        use(StoreSpec.of("other").withoutQuota());
        store.generateOrders(200, 42, OrderMix.typical());

        assertThat(client.get("v2/orders?limit=250" + WITH_LINES).body().replace("other", "abc123"))
                .isEqualTo(first);
    }

    @Test
    void generatedOrdersLookReal() {
        store.generateOrders(500, 7, OrderMix.typical());

        JsonNode page = client.json("v2/orders?limit=250" + WITH_LINES);

        assertThat(page)
                .allSatisfy(order -> assertThat(order.toString().length()).isBetween(3000, 15_000));
        assertThat(page.findValuesAsText("code")).contains("ANN10", "BOB10");
        assertThat(page).anySatisfy(order -> assertThat(order.get("customer_id").intValue())
                .isZero());
        assertThat(page)
                .allSatisfy(order ->
                        assertThat(order.get("total_inc_tax").decimalValue()).isNotNegative());
    }
}
