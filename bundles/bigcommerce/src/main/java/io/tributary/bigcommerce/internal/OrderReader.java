package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.bigcommerce.Order;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reads one v2 order from a stream and leaves out what nobody asks for. One instance reads one order. */
final class OrderReader {
    private long id;
    private int statusId = -1;
    private String status = "";
    private Instant createdAt = Instant.EPOCH;
    private Instant modifiedAt = Instant.EPOCH;
    private BigDecimal subtotalExTax = BigDecimal.ZERO;
    private BigDecimal subtotalIncTax = BigDecimal.ZERO;
    private BigDecimal discount = BigDecimal.ZERO;
    private BigDecimal couponDiscount = BigDecimal.ZERO;
    private BigDecimal shippingExTax = BigDecimal.ZERO;
    private BigDecimal shippingTax = BigDecimal.ZERO;
    private BigDecimal baseShipping = BigDecimal.ZERO;
    private BigDecimal handlingExTax = BigDecimal.ZERO;
    private BigDecimal handlingTax = BigDecimal.ZERO;
    private BigDecimal wrappingExTax = BigDecimal.ZERO;
    private BigDecimal wrappingTax = BigDecimal.ZERO;
    private BigDecimal totalExTax = BigDecimal.ZERO;
    private BigDecimal totalIncTax = BigDecimal.ZERO;
    private BigDecimal totalTax = BigDecimal.ZERO;
    private BigDecimal storeCredit = BigDecimal.ZERO;
    private BigDecimal giftCertificate = BigDecimal.ZERO;
    private BigDecimal itemsTotal = BigDecimal.ZERO;
    private boolean taxInclusive;
    private String currency = "";
    private String displayCurrency = "";
    private long customerId;
    private String email = "";
    private int channelId;
    private String externalSource = "";
    private boolean deleted;
    private final CouponCodes codes = new CouponCodes();

    private OrderReader() {}

    /** Reads the object on whose start the parser stands. */
    static Order read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedReplyException("something else than an order");
        }
        OrderReader reader = new OrderReader();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            reader.member(name, parser);
        }
        return reader.order();
    }

    private void member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "id" -> id = Json.whole(parser);
            case "status_id" -> statusId = Json.number(parser);
            case "status" -> status = Json.text(parser);
            case "date_created" -> createdAt = Json.date(parser).orElse(Instant.EPOCH);
            case "date_modified" -> modifiedAt = Json.date(parser).orElse(Instant.EPOCH);
            case "subtotal_ex_tax" -> subtotalExTax = Json.decimal(parser);
            case "subtotal_inc_tax" -> subtotalIncTax = Json.decimal(parser);
            case "discount_amount" -> discount = Json.decimal(parser);
            case "coupon_discount" -> couponDiscount = Json.decimal(parser);
            case "shipping_cost_ex_tax" -> shippingExTax = Json.decimal(parser);
            case "shipping_cost_tax" -> shippingTax = Json.decimal(parser);
            case "base_shipping_cost" -> baseShipping = Json.decimal(parser);
            case "handling_cost_ex_tax" -> handlingExTax = Json.decimal(parser);
            case "handling_cost_tax" -> handlingTax = Json.decimal(parser);
            case "wrapping_cost_ex_tax" -> wrappingExTax = Json.decimal(parser);
            case "wrapping_cost_tax" -> wrappingTax = Json.decimal(parser);
            case "total_ex_tax" -> totalExTax = Json.decimal(parser);
            case "total_inc_tax" -> totalIncTax = Json.decimal(parser);
            case "total_tax" -> totalTax = Json.decimal(parser);
            case "store_credit_amount" -> storeCredit = Json.decimal(parser);
            case "gift_certificate_amount" -> giftCertificate = Json.decimal(parser);
            case "items_total" -> itemsTotal = Json.decimal(parser);
            case "is_tax_inclusive_pricing" -> taxInclusive = Json.yes(parser);
            case "default_currency_code" -> currency = Json.text(parser);
            case "currency_code" -> displayCurrency = Json.text(parser);
            case "customer_id" -> customerId = Json.whole(parser);
            case "billing_address" -> billingAddress(parser);
            case "channel_id" -> channelId = Json.number(parser);
            case "external_source" -> externalSource = Json.text(parser);
            case "is_deleted" -> deleted = Json.yes(parser);
            case "consignments" -> codes.read(parser);
            default -> parser.skipChildren();
        }
    }

    private void billingAddress(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = parser.currentName().equals("email");
            parser.nextToken();
            if (wanted) {
                email = Json.text(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private Order order() throws IOException {
        if (id <= 0) {
            throw new MalformedReplyException("an order without 'id'");
        }
        if (statusId < 0) {
            throw new MalformedReplyException("order " + id + " without 'status_id'");
        }
        return new Order(
                id,
                statusId,
                status,
                createdAt,
                modifiedAt,
                subtotalExTax,
                subtotalIncTax,
                discount,
                couponDiscount,
                shippingExTax,
                shippingTax,
                baseShipping,
                handlingExTax,
                handlingTax,
                wrappingExTax,
                wrappingTax,
                totalExTax,
                totalIncTax,
                totalTax,
                storeCredit,
                giftCertificate,
                taxInclusive,
                currency(),
                customerId,
                email,
                channelId,
                externalSource,
                deleted,
                codes());
    }

    private Currency currency() {
        return Currencies.find(currency)
                .or(() -> Currencies.find(displayCurrency))
                .orElse(Currencies.NONE);
    }

    /** Lines that should be there and are not say nothing about coupons. */
    private Optional<List<String>> codes() {
        return codes.lines() == 0 && itemsTotal.signum() > 0 ? Optional.empty() : codes.found();
    }
}
