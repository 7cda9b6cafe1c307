package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads coupons, each kept whole, since an update has to send all of it. */
final class CouponReader {
    private CouponReader() {}

    static List<Coupon> list(Reply reply) throws IOException {
        return Json.list(reply, parser -> coupon(Json.MAPPER.readTree(parser)));
    }

    static Coupon one(Reply reply) throws IOException {
        return coupon(Json.tree(reply));
    }

    static Coupon coupon(JsonNode node) throws IOException {
        if (!(node instanceof ObjectNode json)) {
            throw new MalformedReplyException("something else than a coupon");
        }
        long id = whole(json, "id");
        if (id <= 0) {
            throw new MalformedReplyException("a coupon without 'id'");
        }
        return new Coupon(
                id,
                text(json, "name"),
                text(json, "code"),
                type(text(json, "type")),
                decimal(json, "amount"),
                decimal(json, "min_purchase"),
                text(json, "expires"),
                yes(json, "enabled"),
                (int) whole(json, "max_uses"),
                (int) whole(json, "max_uses_per_customer"),
                (int) whole(json, "num_uses"),
                scope(json),
                json.toString());
    }

    private static CouponType type(String name) {
        try {
            return CouponType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return CouponType.OTHER;
        }
    }

    static String typeName(CouponType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static BigDecimal decimal(JsonNode json, String name) throws IOException {
        String text = text(json, name).strip();
        return text.isEmpty() ? BigDecimal.ZERO : Json.decimal(text);
    }

    private static long whole(JsonNode json, String name) throws IOException {
        return decimal(json, name).longValue();
    }

    private static boolean yes(JsonNode json, String name) {
        String text = text(json, name);
        return text.equals("true") || text.equals("1");
    }

    /** One spelling for all the ways to say "everywhere" and "everything". */
    private static String scope(JsonNode json) {
        JsonNode appliesTo = json.path("applies_to");
        List<String> parts = new ArrayList<>();
        parts.add(text(appliesTo, "entity") + sorted(appliesTo.path("ids")));
        present(json.path("restricted_to")).ifPresent(where -> parts.add("only in " + where));
        present(json.path("shipping_methods")).ifPresent(how -> parts.add("only with " + how));
        return String.join(", ", parts);
    }

    private static List<String> sorted(JsonNode ids) {
        List<String> texts = new ArrayList<>();
        ids.forEach(id -> texts.add(id.asText()));
        texts.sort(null);
        return texts;
    }

    private static Optional<String> present(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isEmpty()
                ? Optional.empty()
                : Optional.of(node.toString());
    }
}
