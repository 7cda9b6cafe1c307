package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.bigcommerce.OrderCoupon;
import io.tributary.bigcommerce.OrderLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Reads the lists that belong to one order: its coupons and its lines. */
final class OrderParts {
    private OrderParts() {}

    /** A row and its id in the list, which only paging needs. */
    record Row<T>(long id, T value) {}

    static List<Row<OrderCoupon>> coupons(Reply reply) throws IOException {
        return Json.list(reply, OrderParts::coupon);
    }

    static List<OrderLine> lines(Reply reply) throws IOException {
        return Json.list(reply, OrderParts::line);
    }

    private static Row<OrderCoupon> coupon(JsonParser parser) throws IOException {
        objectStart(parser, "a coupon of an order");
        long id = 0;
        long couponId = 0;
        String code = "";
        BigDecimal discount = BigDecimal.ZERO;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = Json.whole(parser);
                case "coupon_id" -> couponId = Json.whole(parser);
                case "code" -> code = Json.text(parser);
                case "discount" -> discount = Json.decimal(parser);
                default -> parser.skipChildren();
            }
        }
        withId(id, "a coupon of an order");
        return new Row<>(id, new OrderCoupon(couponId, code, discount));
    }

    private static OrderLine line(JsonParser parser) throws IOException {
        objectStart(parser, "an order line");
        long id = 0;
        String label = "";
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal refunded = BigDecimal.ZERO;
        BigDecimal exTax = BigDecimal.ZERO;
        BigDecimal incTax = BigDecimal.ZERO;
        BigDecimal discounts = BigDecimal.ZERO;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = Json.whole(parser);
                case "name" -> label = Json.text(parser);
                case "quantity" -> quantity = Json.decimal(parser);
                case "quantity_refunded" -> refunded = Json.decimal(parser);
                case "total_ex_tax" -> exTax = Json.decimal(parser);
                case "total_inc_tax" -> incTax = Json.decimal(parser);
                case "applied_discounts" -> discounts = appliedDiscounts(parser);
                default -> parser.skipChildren();
            }
        }
        withId(id, "an order line");
        return new OrderLine(id, label, quantity, refunded, exTax, incTax, discounts);
    }

    private static BigDecimal appliedDiscounts(JsonParser parser) throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return sum;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            objectStart(parser, "a discount");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = parser.currentName().equals("amount");
                parser.nextToken();
                if (wanted) {
                    sum = sum.add(Json.decimal(parser));
                } else {
                    parser.skipChildren();
                }
            }
        }
        return sum;
    }

    static void objectStart(JsonParser parser, String what) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedReplyException("something else than " + what);
        }
    }

    private static void withId(long id, String what) throws IOException {
        if (id <= 0) {
            throw new MalformedReplyException(what + " without 'id'");
        }
    }
}
