package io.tributary.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.Buyer;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.OrderFee;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.StoreSpec;
import io.tributary.sandbox.internal.http.ByteBuilder;
import io.tributary.sandbox.internal.store.Order;
import io.tributary.sandbox.internal.store.Status;
import io.tributary.sandbox.internal.store.Totals;
import io.tributary.sandbox.internal.store.Totals.Taxed;
import java.util.UUID;
import java.util.function.IntFunction;

/** An order as v2 shows it, with all documented members. */
final class OrderJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final StoreSpec store;
    private final IntFunction<String> labels;
    private final OrderLineJson lines;

    OrderJson(StoreSpec store, IntFunction<String> labels) {
        this.store = store;
        this.labels = labels;
        this.lines = new OrderLineJson();
    }

    /** Which of the optional parts an answer carries. */
    record Includes(boolean consignments, boolean lineItems, boolean fees) {}

    static Totals totals(StoreSpec store, OrderSpec spec) {
        return new Totals(spec, spec.taxInclusive().orElse(store.taxInclusive()));
    }

    void write(JsonOut out, Order order, Includes includes) {
        if (order.spec().overrides().isEmpty()) {
            writePlain(out, order, includes);
        } else {
            out.raw(overridden(order, includes));
        }
    }

    /** The plain order with some members replaced. */
    private String overridden(Order order, Includes includes) {
        try {
            ByteBuilder plain = new ByteBuilder();
            writePlain(new JsonOut(plain), order, includes);
            ObjectNode node = (ObjectNode) MAPPER.readTree(plain.toString());
            order.spec()
                    .overrides()
                    .forEach((name, json) ->
                            node.putRawValue(name, new com.fasterxml.jackson.databind.util.RawValue(json)));
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("order " + order.id() + " is no JSON", e);
        }
    }

    private void writePlain(JsonOut out, Order order, Includes includes) {
        OrderSpec spec = order.spec();
        Totals totals = totals(store, spec);
        out.open('{');
        writeState(out, order);
        writeTotals(out, spec, totals);
        writePayment(out, order, totals);
        writeOrigin(out, order);
        out.name("billing_address");
        writeAddress(out.open('{'), spec.buyer()).name("form_fields").raw("[]").close('}');
        writeLinks(out, order);
        if (includes.fees()) {
            out.name("fees");
            writeFees(out, order);
        } else {
            link(out, "fees", order, "fees");
        }
        if (includes.consignments()) {
            out.name("consignments");
            writeConsignments(out, order, totals, includes.lineItems());
        } else {
            link(out, "consignments", order, "consignments");
        }
        out.close('}');
    }

    private void writeState(JsonOut out, Order order) {
        OrderSpec spec = order.spec();
        String label = Status.find(spec.statusId()).map(Status::label).orElse("Unknown");
        out.field("id", order.id()).field("customer_id", spec.buyer().customerId());
        out.name("date_created").date(order.created());
        out.name("date_modified").date(order.modified());
        out.name("date_shipped");
        spec.shipped().ifPresentOrElse(at -> out.date(at.getEpochSecond()), () -> out.string(""));
        out.field("status_id", spec.statusId()).field("status", label);
        out.field("custom_status", labels.apply(spec.statusId()));
        if (order.archived()) {
            out.field("is_deleted", true);
        }
    }

    private static void writeTotals(JsonOut out, OrderSpec spec, Totals totals) {
        Taxed subtotal = totals.subtotal();
        Taxed total = totals.total();
        out.fieldMoney("subtotal_ex_tax", subtotal.ex()).fieldMoney("subtotal_inc_tax", subtotal.inc());
        out.fieldMoney("subtotal_tax", subtotal.tax());
        writeCost(out, "shipping", spec.shipping(), totals.shipping());
        writeCost(out, "handling", spec.handling(), totals.handling());
        writeCost(out, "wrapping", spec.wrapping(), totals.wrapping());
        out.fieldMoney("total_ex_tax", total.ex()).fieldMoney("total_inc_tax", total.inc());
        out.fieldMoney("total_tax", total.tax());
    }

    private static void writeCost(JsonOut out, String kind, long base, Taxed cost) {
        out.fieldMoney("base_" + kind + "_cost", base);
        out.fieldMoney(kind + "_cost_ex_tax", cost.ex()).fieldMoney(kind + "_cost_inc_tax", cost.inc());
        out.fieldMoney(kind + "_cost_tax", cost.tax()).field(kind + "_cost_tax_class_id", 2);
    }

    private void writePayment(JsonOut out, Order order, Totals totals) {
        OrderSpec spec = order.spec();
        String currency = spec.currency().orElse(store.currency());
        String display = spec.displayCurrency().orElse(currency);
        boolean foreign = !currency.equals(store.currency());
        out.field("is_tax_inclusive_pricing", spec.taxInclusive().orElse(store.taxInclusive()));
        out.field("items_total", spec.itemsTotal()).field("items_shipped", spec.itemsShipped());
        out.field("payment_method", spec.paymentMethod()).field("payment_provider_id", "");
        out.field(
                "payment_status",
                spec.paymentStatus()
                        .orElse(Status.find(spec.statusId())
                                .map(Status::payment)
                                .orElse("")));
        out.fieldMoney("refunded_amount", 0);
        out.field("order_is_digital", spec.lines().stream().allMatch(line -> line.digital()));
        out.fieldMoney("store_credit_amount", spec.storeCredit());
        out.fieldMoney("gift_certificate_amount", spec.giftCertificate());
        out.field("currency_id", currencyId(display)).field("currency_code", display);
        out.field("currency_exchange_rate", display.equals(currency) ? "1.0000000000" : spec.exchangeRate());
        out.field("default_currency_id", currencyId(currency)).field("default_currency_code", currency);
        out.field("store_default_currency_code", store.currency());
        out.field("store_default_to_transactional_exchange_rate", foreign ? spec.exchangeRate() : "1.0000000000");
        out.fieldMoney("discount_amount", totals.manualDiscount());
        out.fieldMoney("coupon_discount", totals.couponDiscount());
    }

    private long currencyId(String code) {
        return code.equals(store.currency()) ? 1 : 2 + Math.floorMod(code.hashCode(), 50);
    }

    private void writeOrigin(JsonOut out, Order order) {
        OrderSpec spec = order.spec();
        out.field("ip_address", address(order.id())).field("ip_address_v6", "");
        out.field("geoip_country", spec.buyer().country());
        out.field("geoip_country_iso2", spec.buyer().countryCode());
        out.field("staff_notes", spec.staffNotes()).field("customer_message", "");
        out.field("shipping_address_count", 1).field("ebay_order_id", "0");
        out.field("cart_id", cartId(order));
        out.field("is_email_opt_in", false).fieldNull("credit_card_type");
        out.field("order_source", spec.orderSource()).field("channel_id", spec.channelId());
        out.fieldOrNull("external_source", spec.externalSource().orElse(null));
        out.fieldNull("external_id").fieldNull("external_merchant_id");
        out.field("tax_provider_id", "BasicTaxProvider").field("customer_locale", "en");
        out.field("external_order_id", spec.externalOrderId().orElse(""));
    }

    /** From the block that is reserved for documentation, so that nobody's address shows up. */
    private static String address(long orderId) {
        return "203.0.113." + (1 + orderId % 250);
    }

    static String cartId(Order order) {
        return new UUID(order.id() * 0x9E3779B97F4A7C15L & ~0xF000L | 0x4000L, order.id() * 31 | 0x8000000000000000L)
                .toString();
    }

    static JsonOut writeAddress(JsonOut out, Buyer buyer) {
        out.field("first_name", buyer.firstName()).field("last_name", buyer.lastName());
        out.field("company", buyer.company()).field("street_1", buyer.street()).field("street_2", "");
        out.field("city", buyer.city()).field("state", buyer.state()).field("zip", buyer.zip());
        out.field("country", buyer.country()).field("country_iso2", buyer.countryCode());
        return out.field("phone", buyer.phone()).field("email", buyer.email());
    }

    private void writeLinks(JsonOut out, Order order) {
        link(out, "products", order, "products");
        link(out, "shipping_addresses", order, "shippingaddresses");
        link(out, "coupons", order, "coupons");
    }

    private void link(JsonOut out, String name, Order order, String tail) {
        writeLink(out.name(name), order, tail);
    }

    /** A link with the public host, as real answers have it: it is not to be followed. */
    private void writeLink(JsonOut out, Order order, String tail) {
        String resource = "/orders/" + order.id() + "/" + tail;
        out.open('{').field("url", "https://api.bigcommerce.com/stores/" + store.hash() + "/v2" + resource);
        out.field("resource", resource).close('}');
    }

    void writeFees(JsonOut out, Order order) {
        out.open('[');
        for (int i = 0; i < order.spec().fees().size(); i++) {
            OrderFee fee = order.spec().fees().get(i);
            out.open('{').field("id", order.feeId(i)).field("type", "custom_fee");
            out.field("display_name_customer", fee.name()).field("display_name_merchant", fee.name());
            out.field("source", "AA").fieldMoney("base_cost", fee.cost()).fieldMoney("cost_ex_tax", fee.cost());
            out.fieldMoney("cost_inc_tax", fee.cost()).fieldMoney("cost_tax", 0).fieldNull("tax_class_id");
            out.close('}');
        }
        out.close(']');
    }

    void writeConsignments(JsonOut out, Order order, Totals totals, boolean lineItems) {
        boolean digital = order.spec().lines().stream().allMatch(line -> line.digital());
        out.open('{').name("pickups").raw("[]").name("shipping").open('[');
        if (!digital) {
            writeShipping(out, order, totals, lineItems);
        }
        out.close(']').name("downloads").open('[');
        if (digital) {
            out.open('{').field("recipient_email", order.spec().buyer().email());
            writeConsignedLines(out, order, totals, lineItems);
            out.close('}');
        }
        out.close(']')
                .name("email")
                .open('{')
                .name("gift_certificates")
                .raw("[]")
                .close('}');
        out.close('}');
    }

    private void writeShipping(JsonOut out, Order order, Totals totals, boolean lineItems) {
        OrderSpec spec = order.spec();
        Taxed shipping = totals.shipping();
        Taxed handling = totals.handling();
        writeAddress(out.open('{').field("id", order.addressId()), spec.buyer());
        out.name("form_fields").raw("[]");
        writeConsignedLines(out, order, totals, lineItems);
        out.field("items_total", spec.itemsTotal()).field("items_shipped", spec.itemsShipped());
        out.field("shipping_method", spec.shipping() == 0 ? "Free Shipping" : "Flat Rate");
        out.name("base_cost").moneyNumber(spec.shipping());
        out.name("cost_ex_tax").moneyNumber(shipping.ex()).name("cost_inc_tax").moneyNumber(shipping.inc());
        out.name("cost_tax").moneyNumber(shipping.tax()).field("cost_tax_class_id", 2);
        out.name("base_handling_cost").moneyNumber(spec.handling());
        out.name("handling_cost_ex_tax").moneyNumber(handling.ex());
        out.name("handling_cost_inc_tax").moneyNumber(handling.inc());
        out.name("handling_cost_tax").moneyNumber(handling.tax()).field("handling_cost_tax_class_id", 2);
        out.field("shipping_zone_id", 1)
                .field("shipping_zone_name", spec.buyer().country());
        link(out, "shipping_quotes", order, "consignments/shipping/" + order.addressId() + "/shipping_quotes");
        out.close('}');
    }

    /** A consignment shows at most 50 lines and says so when there are more. */
    private void writeConsignedLines(JsonOut out, Order order, Totals totals, boolean lineItems) {
        if (!lineItems) {
            out.name("line_items").open('[');
            writeLink(out, order, "products");
            out.close(']');
            return;
        }
        int all = order.spec().lines().size();
        out.name("line_items").open('[');
        for (int i = 0; i < Math.min(all, 50); i++) {
            lines.write(out, order, totals, i);
        }
        out.close(']');
        if (all > 50) {
            out.field(
                    "__warning__",
                    "Only the first 50 of " + all + " line items are shown. Use /orders/" + order.id()
                            + "/products for all of them.");
        }
    }

    OrderLineJson lines() {
        return lines;
    }

    /** The coupons of an order, as its own list shows them. */
    void writeCoupon(JsonOut out, Order order, Totals totals, int index, long couponId) {
        CouponUse use = order.spec().coupons().get(index);
        out.open('{').field("id", order.couponUseId(index)).field("coupon_id", couponId);
        out.field("order_id", order.id()).fieldOrNull("code", use.code());
        out.name("amount").moneyNumber(use.faceValue()).field("type", use.type().ordinal());
        out.name("discount").moneyNumber(totals.couponDiscount(index)).close('}');
    }
}
