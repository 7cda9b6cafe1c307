package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.Product;
import io.tributary.sandbox.internal.store.Order;
import io.tributary.sandbox.internal.store.Totals;
import io.tributary.sandbox.internal.store.Totals.Taxed;

/** A line of an order as v2 shows it, in the products list and within consignments. */
final class OrderLineJson {

    void write(JsonOut out, Order order, Totals totals, int index) {
        OrderLine line = order.spec().lines().get(index);
        Product product = line.product();
        out.open('{').field("id", order.lineId(index)).field("order_id", order.id());
        out.field("product_id", product.id()).field("variant_id", product.variantId());
        out.field("order_pickup_method_id", 0).field("order_address_id", line.digital() ? 0 : order.addressId());
        out.field("name", product.name()).field("name_customer", product.name());
        out.field("name_merchant", product.name()).field("sku", product.sku()).field("upc", product.upc());
        out.field("type", line.digital() ? "digital" : "physical");
        writeMoney(out, line, totals.price(index), totals.line(index));
        writeMeasures(out, line);
        writeRefunds(out, order, index);
        writeWrapping(out);
        out.field("quantity_shipped", order.spec().itemsShipped() > 0 ? line.quantity() : 0);
        out.fieldNull("event_name").fieldNull("event_date").fieldMoney("fixed_shipping_cost", 0);
        out.field("ebay_item_id", "").field("ebay_transaction_id", "").fieldNull("option_set_id");
        out.fieldNull("parent_order_product_id").field("is_bundled_product", false);
        out.field("bin_picking_number", "").fieldNull("external_id").field("brand", product.brand());
        writeDiscounts(out, order, totals, index);
        writeOptions(out, order, index, product);
        out.name("configurable_fields").raw("[]").fieldNull("gift_certificate_id");
        out.fieldMoney("discounted_total_inc_tax", totals.discountedLine(index).inc());
        out.close('}');
    }

    private static void writeMoney(JsonOut out, OrderLine line, Taxed price, Taxed total) {
        out.fieldMoney("base_price", line.price()).fieldMoney("price_ex_tax", price.ex());
        out.fieldMoney("price_inc_tax", price.inc()).fieldMoney("price_tax", price.tax());
        out.fieldMoney("base_total", line.price() * line.quantity()).fieldMoney("total_ex_tax", total.ex());
        out.fieldMoney("total_inc_tax", total.inc()).fieldMoney("total_tax", total.tax());
    }

    private static void writeMeasures(JsonOut out, OrderLine line) {
        String measure = line.digital() ? "0.0000" : "1.0000";
        out.field("weight", measure)
                .field("width", measure)
                .field("height", measure)
                .field("depth", measure);
        out.field("quantity", line.quantity()).fieldMoney("base_cost_price", 0);
        out.fieldMoney("cost_price_inc_tax", 0).fieldMoney("cost_price_ex_tax", 0);
        out.fieldMoney("cost_price_tax", 0);
    }

    private static void writeRefunds(JsonOut out, Order order, int index) {
        int back = order.refundedUnits(index);
        out.field("is_refunded", back >= order.spec().lines().get(index).quantity());
        out.field("quantity_refunded", back).fieldMoney("refund_amount", 0).field("return_id", 0);
    }

    private static void writeWrapping(JsonOut out) {
        out.field("wrapping_id", 0).field("wrapping_name", "").fieldMoney("base_wrapping_cost", 0);
        out.fieldMoney("wrapping_cost_ex_tax", 0).fieldMoney("wrapping_cost_inc_tax", 0);
        out.fieldMoney("wrapping_cost_tax", 0).field("wrapping_message", "");
    }

    /** Coupons on shipping leave no trace here. */
    private static void writeDiscounts(JsonOut out, Order order, Totals totals, int index) {
        out.name("applied_discounts").open('[');
        if (totals.manualOn(index) > 0) {
            discount(out, "manual-discount", "Manual Discount", null, totals.manualOn(index), "order");
        }
        for (int i = 0; i < order.spec().coupons().size(); i++) {
            CouponUse use = order.spec().coupons().get(i);
            if (!use.type().onShipping()) {
                discount(out, kind(use), "Coupon " + use.code(), use.code(), totals.couponOn(i, index), target(use));
            }
        }
        out.close(']');
    }

    private static String kind(CouponUse use) {
        return switch (use.type()) {
            case PER_TOTAL_DISCOUNT -> "total-coupon";
            case PERCENTAGE_DISCOUNT -> "coupon";
            default -> "item-coupon";
        };
    }

    private static String target(CouponUse use) {
        return switch (use.type()) {
            case PER_TOTAL_DISCOUNT, PROMOTION -> "order";
            default -> "product";
        };
    }

    private static void discount(JsonOut out, String id, String name, String code, long amount, String target) {
        out.open('{').field("id", id).fieldMoney("amount", amount).field("name", name);
        out.fieldOrNull("code", code).field("target", target).close('}');
    }

    private static void writeOptions(JsonOut out, Order order, int index, Product product) {
        out.name("product_options").open('[');
        if (!product.size().isEmpty()) {
            long id = order.lineId(index);
            out.open('{').field("id", id).field("option_id", 18).field("order_product_id", id);
            out.field("product_option_id", 120).field("display_name", "Size");
            out.field("display_name_customer", "Size").field("display_name_merchant", "Size");
            out.field("display_value", product.size()).field("display_value_customer", product.size());
            out.field("display_value_merchant", product.size()).field("value", "69");
            out.field("type", "Multiple choice").field("name", "Apparel sizes");
            out.field("display_style", "Rectangle").close('}');
        }
        out.close(']');
    }
}
