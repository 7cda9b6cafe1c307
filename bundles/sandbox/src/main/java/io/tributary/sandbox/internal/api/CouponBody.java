package io.tributary.sandbox.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client writes about a coupon: checks it and applies it to a coupon. */
final class CouponBody {

    private static final List<String> REQUIRED = List.of("name", "code", "type", "amount", "applies_to");
    private static final Set<String> READ_ONLY = Set.of("id", "num_uses", "date_created");
    private static final Pattern CODE = Pattern.compile("[a-zA-Z0-9_ -]{1,50}");

    private final JsonNode body;

    CouponBody(JsonNode body) {
        this.body = body;
    }

    /** What is wrong with it; a creation also needs the required members. */
    Optional<String> fault(boolean creation) {
        if (!body.isObject()) {
            return Optional.of("The request body must be a JSON object.");
        }
        List<String> missing =
                REQUIRED.stream().filter(name -> !body.hasNonNull(name)).toList();
        if (creation && !missing.isEmpty()) {
            return Optional.of("Required fields missing " + missing);
        }
        return READ_ONLY.stream()
                .filter(body::has)
                .findFirst()
                .map(name -> "The field '" + name
                        + "' cannot be written to. Please remove it from your request before trying again.")
                .or(this::badMember);
    }

    private Optional<String> badMember() {
        if (body.has("name") && !isText("name", 100)) {
            return invalid("name");
        }
        if (body.has("code")
                && (!isText("code", 50)
                        || !CODE.matcher(body.get("code").textValue()).matches())) {
            return invalid("code");
        }
        if (body.has("type") && type().filter(it -> it != CouponType.PROMOTION).isEmpty()) {
            return invalid("type");
        }
        return badMoney("amount").or(() -> badMoney("min_purchase")).or(this::badScope);
    }

    private Optional<String> badScope() {
        JsonNode scope = body.get("applies_to");
        if (scope == null) {
            return Optional.empty();
        }
        String entity = scope.path("entity").asText();
        boolean known = entity.equals("categories") || entity.equals("products");
        return known && scope.path("ids").isArray() ? Optional.empty() : invalid("applies_to");
    }

    private Optional<String> badMoney(String name) {
        if (!body.has(name)) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(body.get(name).asText());
            boolean percent = name.equals("amount")
                    && type().filter(CouponType.PERCENTAGE_DISCOUNT::equals).isPresent();
            boolean tooMuch = percent && value.compareTo(BigDecimal.valueOf(100)) > 0;
            return value.signum() < 0 || tooMuch ? invalid(name) : Optional.empty();
        } catch (NumberFormatException e) {
            return invalid(name);
        }
    }

    private boolean isText(String name, int most) {
        JsonNode value = body.get(name);
        return value.isTextual()
                && !value.textValue().isBlank()
                && value.textValue().length() <= most;
    }

    private static Optional<String> invalid(String name) {
        return Optional.of("The field '" + name + "' is invalid.");
    }

    private Optional<CouponType> type() {
        String word = body.path("type").asText();
        return Arrays.stream(CouponType.values())
                .filter(type -> type.word().equals(word))
                .findFirst();
    }

    Optional<String> code() {
        return Optional.ofNullable(body.get("code")).map(JsonNode::asText);
    }

    Optional<String> name() {
        return Optional.ofNullable(body.get("name")).map(JsonNode::asText);
    }

    /** The coupon with what the body says; without {@code applies_to} that is wiped, as the API does. */
    Coupon applyTo(Coupon old) {
        List<Integer> ids = new ArrayList<>();
        body.path("applies_to").path("ids").forEach(id -> ids.add(id.asInt()));
        return new Coupon(
                old.id(),
                name().orElse(old.name()),
                code().orElse(old.code()),
                type().orElse(old.type()),
                money("amount", old.amount()),
                money("min_purchase", old.minPurchase()),
                body.path("expires").asText(old.expires()),
                body.path("enabled").asBoolean(old.enabled()),
                body.path("applies_to").path("entity").asText(),
                ids,
                old.uses(),
                body.path("max_uses").asInt(old.maxUses()),
                body.path("max_uses_per_customer").asInt(old.maxUsesPerCustomer()),
                raw("restricted_to", old.restrictedTo()),
                raw("shipping_methods", old.shippingMethods()),
                old.created());
    }

    private String money(String name, String old) {
        return body.has(name)
                ? new BigDecimal(body.get(name).asText())
                        .setScale(4, RoundingMode.HALF_UP)
                        .toPlainString()
                : old;
    }

    private String raw(String name, String old) {
        return body.has(name) ? body.get(name).toString() : old;
    }
}
