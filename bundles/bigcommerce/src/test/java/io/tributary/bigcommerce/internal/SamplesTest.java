package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.OrderCoupon;
import io.tributary.bigcommerce.OrderLine;
import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.StoreInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the official examples, kept beside the project, and compares every member that is used with the example. */
class SamplesTest {
    private static Path samples() {
        return Official.folder("samples");
    }

    private static String text(String name) throws IOException {
        return Files.readString(samples().resolve(name));
    }

    /** The file's objects, whether it holds one, a list or an envelope. */
    private static List<JsonNode> objects(String name) throws IOException {
        JsonNode tree = Json.MAPPER.readTree(text(name));
        JsonNode data = tree.has("data") ? tree.path("data") : tree;
        return data.isArray() ? data.valueStream().toList() : List.of(data);
    }

    private static BigDecimal money(JsonNode json, String name) {
        String text = json.path(name).asText("");
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    @Test
    void readsEveryOrder() throws IOException {
        for (String name : List.of(
                "orders/v2-order.json",
                "orders/v2-order-multiple-items.json",
                "orders/v2-orders-list.json",
                "assembled/v2-orders-list-include-consignments.json",
                "assembled/v2-orders-list-include-consignments-line-items.json",
                "legacy/v2-orders-list-2020.json")) {
            for (JsonNode json : objects(name)) {
                Order order = Json.object(ReadersTest.reply(json.toString()), OrderReader::read);
                assertThat(order.id()).as(name).isEqualTo(json.path("id").asLong());
                assertThat(order.statusId()).isEqualTo(json.path("status_id").asInt());
                assertThat(order.status()).isEqualTo(json.path("status").asText());
                assertThat(order.createdAt())
                        .isEqualTo(StoreDates.parse(json.path("date_created").asText())
                                .orElseThrow());
                assertThat(order.modifiedAt())
                        .isEqualTo(StoreDates.parse(json.path("date_modified").asText())
                                .orElseThrow());
                assertThat(order.subtotalExTax()).isEqualByComparingTo(money(json, "subtotal_ex_tax"));
                assertThat(order.subtotalIncTax()).isEqualByComparingTo(money(json, "subtotal_inc_tax"));
                assertThat(order.discount()).isEqualByComparingTo(money(json, "discount_amount"));
                assertThat(order.couponDiscount()).isEqualByComparingTo(money(json, "coupon_discount"));
                assertThat(order.shippingExTax()).isEqualByComparingTo(money(json, "shipping_cost_ex_tax"));
                assertThat(order.shippingTax()).isEqualByComparingTo(money(json, "shipping_cost_tax"));
                assertThat(order.handlingTax()).isEqualByComparingTo(money(json, "handling_cost_tax"));
                assertThat(order.wrappingTax()).isEqualByComparingTo(money(json, "wrapping_cost_tax"));
                assertThat(order.baseShipping()).isEqualByComparingTo(money(json, "base_shipping_cost"));
                assertThat(order.handlingExTax()).isEqualByComparingTo(money(json, "handling_cost_ex_tax"));
                assertThat(order.wrappingExTax()).isEqualByComparingTo(money(json, "wrapping_cost_ex_tax"));
                assertThat(order.totalExTax()).isEqualByComparingTo(money(json, "total_ex_tax"));
                assertThat(order.totalIncTax()).isEqualByComparingTo(money(json, "total_inc_tax"));
                assertThat(order.totalTax()).isEqualByComparingTo(money(json, "total_tax"));
                assertThat(order.storeCredit()).isEqualByComparingTo(money(json, "store_credit_amount"));
                assertThat(order.giftCertificate()).isEqualByComparingTo(money(json, "gift_certificate_amount"));
                assertThat(order.taxInclusive())
                        .isEqualTo(json.path("is_tax_inclusive_pricing").asBoolean());
                assertThat(order.currency().getCurrencyCode())
                        .isEqualTo(json.path("default_currency_code").asText());
                assertThat(order.customerId())
                        .isEqualTo(json.path("customer_id").asLong());
                assertThat(order.email())
                        .isEqualTo(json.path("billing_address").path("email").asText());
                assertThat(order.channelId()).isEqualTo(json.path("channel_id").asInt());
                assertThat(order.deleted()).isEqualTo(json.path("is_deleted").asBoolean());
            }
        }
    }

    @Test
    void findsTheCodeInTheExpandedExampleAndNothingInTheOthers() throws IOException {
        assertThat(Json.list(
                        ReadersTest.reply(text("assembled/v2-orders-list-include-consignments-line-items.json")),
                        OrderReader::read))
                .singleElement()
                .satisfies(order -> assertThat(order.codes()).contains(List.of("S2549JM0Y")));
        assertThat(Json.list(
                        ReadersTest.reply(text("assembled/v2-orders-list-include-consignments.json")),
                        OrderReader::read))
                .allSatisfy(order -> assertThat(order.codes()).isEmpty());
    }

    @Test
    void readsEveryCoupon() throws IOException {
        for (String name : List.of(
                "coupons/v2-coupon.json",
                "coupons/v2-coupon-schema-example.json",
                "coupons/v2-coupon-update-response.json",
                "coupons/v2-coupons-list.json",
                "assembled/v2-coupon-type-promotion.json",
                "legacy/v2-coupons-list-2020.json")) {
            for (JsonNode json : objects(name)) {
                Coupon coupon = CouponReader.coupon(json);
                assertThat(coupon.id()).as(name).isEqualTo(json.path("id").asLong());
                assertThat(coupon.name()).isEqualTo(json.path("name").asText());
                assertThat(coupon.code()).isEqualTo(json.path("code").asText());
                assertThat(CouponReader.typeName(coupon.type()))
                        .isEqualTo(json.path("type").asText());
                assertThat(coupon.amount()).isEqualByComparingTo(money(json, "amount"));
                assertThat(coupon.minPurchase()).isEqualByComparingTo(money(json, "min_purchase"));
                assertThat(coupon.expires()).isEqualTo(json.path("expires").asText());
                assertThat(coupon.enabled()).isEqualTo(json.path("enabled").asBoolean());
                assertThat(coupon.maxUses()).isEqualTo(json.path("max_uses").asInt());
                assertThat(coupon.maxUsesPerCustomer())
                        .isEqualTo(json.path("max_uses_per_customer").asInt());
                assertThat(coupon.uses()).isEqualTo(json.path("num_uses").asInt());
                assertThat(Json.MAPPER.readTree(coupon.json())).isEqualTo(json);
            }
        }
    }

    @Test
    void readsEveryRefund() throws IOException {
        for (String name : List.of(
                "refunds/v3-refund.json",
                "refunds/v3-refund-create-response.json",
                "assembled/v3-refund-declined.json",
                "assembled/v3-refunds-list.json")) {
            for (JsonNode json : objects(name)) {
                Refund refund = RefundReader.page(ReadersTest.reply("{\"data\":[" + json + "]}"))
                        .refunds()
                        .get(0);
                assertThat(refund.id()).as(name).isEqualTo(json.path("id").asLong());
                assertThat(refund.orderId()).isEqualTo(json.path("order_id").asLong());
                assertThat(refund.createdAt())
                        .isEqualTo(StoreDates.parse(json.path("created").asText()));
                assertThat(refund.total()).isEqualByComparingTo(money(json, "total_amount"));
                assertThat(refund.tax()).isEqualByComparingTo(money(json, "total_tax"));
                assertThat(refund.items()).hasSize(json.path("items").size());
                assertThat(refund.declined())
                        .isEqualByComparingTo(name.contains("declined") ? refund.total() : BigDecimal.ZERO);
            }
        }
    }

    @Test
    void readsThePartsOfAnOrder() throws IOException {
        for (String name : List.of("orders/v2-order-coupons.json", "legacy/v2-order-coupons-2020.json")) {
            assertThat(OrderParts.coupons(ReadersTest.reply(text(name))))
                    .extracting(OrderParts.Row::value)
                    .containsExactly(new OrderCoupon(1, "S2549JM0Y", new BigDecimal("5")));
        }
        for (String name : List.of("orders/v2-order-products.json", "legacy/v2-order-products-2020.json")) {
            List<OrderLine> lines = OrderParts.lines(ReadersTest.reply(text(name)));
            assertThat(lines)
                    .extracting(OrderLine::id)
                    .isEqualTo(objects(name).stream()
                            .map(json -> json.path("id").asLong())
                            .toList());
            assertThat(lines)
                    .extracting(OrderLine::totalExTax)
                    .isEqualTo(objects(name).stream()
                            .map(json -> money(json, "total_ex_tax"))
                            .toList());
        }
    }

    @Test
    void readsTheStore() throws IOException {
        for (String name : List.of("store/v2-store.json", "legacy/v2-store-2020.json")) {
            JsonNode json = objects(name).get(0);
            StoreInfo info = HttpStore.info(ReadersTest.reply(text(name)));
            assertThat(info.hash()).isEqualTo(json.path("id").asText());
            assertThat(info.name()).isEqualTo(json.path("name").asText());
            assertThat(info.domain()).isEqualTo(json.path("domain").asText());
            assertThat(info.currency().getCurrencyCode())
                    .isEqualTo(json.path("currency").asText());
            assertThat(info.zone().getId())
                    .isEqualTo(json.path("timezone").path("name").asText());
            assertThat(info.plan()).isEqualTo(json.path("plan_name").asText());
        }
    }

    @Test
    void saysSomethingInPlainTextOfEveryError() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.list(samples().resolve("errors")),
                Stream.of("v2-400-read-only-field.json", "v2-400-required-fields-missing.json")
                        .map(name -> samples().resolve("assembled").resolve(name)))) {
            for (Path file : files.toList()) {
                assertThat(ErrorText.read(ReadersTest.reply(Files.readString(file)), said -> said))
                        .as(file.getFileName().toString())
                        .isNotBlank()
                        .doesNotContain("<", "\n", "developer.bigcommerce.com");
            }
        }
    }
}
