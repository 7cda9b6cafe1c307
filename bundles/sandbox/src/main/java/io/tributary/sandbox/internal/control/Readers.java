package io.tributary.sandbox.internal.control;

import io.tributary.sandbox.Buyer;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.StoreSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes the sandbox's values from control requests. */
final class Readers {

    private Readers() {}

    /** A value that members of a request change one after the other. */
    private static final class Draft<T> {
        private final Fields fields;
        private T value;

        Draft(Fields fields, T value) {
            this.fields = fields;
            this.value = value;
        }

        interface Change<T> {
            T with(T value, String text);
        }

        Draft<T> text(String name, Change<T> change) {
            fields.text(name).ifPresent(text -> value = change.with(value, text));
            return this;
        }

        Draft<T> when(String name, UnaryOperator<T> change) {
            value = fields.flag(name) ? change.apply(value) : value;
            return this;
        }
    }

    static StoreSpec store(Fields fields) {
        Draft<StoreSpec> draft = new Draft<>(fields, StoreSpec.of(fields.needed("hash")))
                .text("token", StoreSpec::withToken)
                .text("name", StoreSpec::withName)
                .text("currency", StoreSpec::withCurrency)
                .text("zone", (spec, zone) -> spec.withZone(ZoneId.of(zone)))
                .text("pageCap", (spec, rows) -> spec.withPageCap(Integer.parseInt(rows)))
                .text("firstOrderId", (spec, id) -> spec.withFirstOrderId(Long.parseLong(id)))
                .text("duplicateCodeStatus", (spec, code) -> spec.withDuplicateCodeStatus(Integer.parseInt(code)))
                .when("taxInclusive", StoreSpec::withTaxInclusivePrices)
                .when("unlimited", StoreSpec::withoutQuota)
                .when("withoutCodesInLists", StoreSpec::withoutCodesInLists)
                .when("ignoresModifiedFilter", StoreSpec::withIgnoredModifiedFilter)
                .when("archivedIs404", StoreSpec::withArchivedAs404);
        StoreSpec spec = draft.value;
        if (fields.text("legacyUser").isPresent()) {
            String user = fields.needed("legacyUser");
            spec = fields.text("legacyKey").isPresent()
                    ? spec.withLegacy(user, fields.needed("legacyKey"))
                    : spec.withLegacy(user);
        }
        if (fields.object("quota").isPresent()) {
            Fields quota = fields.object("quota").get();
            int requests = quota.number("requests").orElse(150);
            spec = spec.withQuota(
                    requests, Duration.ofMillis(quota.big("windowMillis").orElse(30_000L)));
        }
        List<String> scopes = fields.texts("scopes");
        return scopes.isEmpty() ? spec : spec.withScopes(scopes.toArray(new String[0]));
    }

    static OrderSpec order(Fields fields) {
        OrderSpec blank = fields.each("lines").isEmpty()
                ? OrderSpec.of(fields.text("amount").orElse("100.00"))
                : OrderSpec.ofLines(lines(fields));
        return order(fields, blank);
    }

    private static List<OrderLine> lines(Fields fields) {
        return fields.each("lines").stream()
                .map(line -> OrderLine.of(
                        line.text("name").orElse("Canvas Bag"),
                        line.number("quantity").orElse(1),
                        line.needed("price")))
                .toList();
    }

    /** An order changed by what the request names. */
    static OrderSpec order(Fields fields, OrderSpec old) {
        OrderSpec spec = new Draft<>(fields, old)
                .text("id", (order, id) -> order.withId(Long.parseLong(id)))
                .text("status", (order, status) -> order.withStatus(Integer.parseInt(status)))
                .text("amount", (order, amount) -> order.withLines(OrderLine.of("Canvas Bag", 1, amount)))
                .text("discount", OrderSpec::withDiscount)
                .text("shipping", OrderSpec::withShipping)
                .text("handling", OrderSpec::withHandling)
                .text("wrapping", OrderSpec::withWrapping)
                .text("storeCredit", OrderSpec::withStoreCredit)
                .text("giftCertificate", OrderSpec::withGiftCertificate)
                .text("taxRate", OrderSpec::withTaxRate)
                .text("taxInclusive", (order, yes) -> order.withTaxInclusivePrices(Boolean.parseBoolean(yes)))
                .text(
                        "currency",
                        (order, code) -> order.withCurrency(
                                code, fields.text("exchangeRate").orElse("1")))
                .text("paymentMethod", OrderSpec::withPaymentMethod)
                .text("orderSource", OrderSpec::withOrderSource)
                .text("externalSource", OrderSpec::withExternalSource)
                .text("staffNotes", OrderSpec::withStaffNotes)
                .text("channel", (order, id) -> order.withChannel(Integer.parseInt(id)))
                .value;
        spec = fields.each("lines").isEmpty() ? spec : spec.withLines(lines(fields));
        spec = fields.node().has("coupons") ? spec.withCoupons(uses(fields)) : spec;
        spec = fields.object("buyer").isPresent()
                ? spec.withBuyer(buyer(fields.object("buyer").get()))
                : spec;
        spec = fields.instant("created").isPresent()
                ? spec.withCreated(fields.instant("created").get())
                : spec;
        return fields.instant("modified").isPresent()
                ? spec.withModified(fields.instant("modified").get())
                : spec;
    }

    private static List<CouponUse> uses(Fields fields) {
        return fields.each("coupons").stream()
                .map(use -> {
                    String discount = use.text("discount").orElse("0");
                    return CouponUse.of(
                            use.needed("code"), type(use), use.text("amount").orElse(discount), discount);
                })
                .toList();
    }

    private static CouponType type(Fields fields) {
        return CouponType.valueOf(
                fields.text("type").orElse("per_total_discount").toUpperCase(Locale.ROOT));
    }

    private static Buyer buyer(Fields fields) {
        return Buyer.registered(
                fields.number("customerId").orElse(0),
                fields.text("firstName").orElse("Jane"),
                fields.text("lastName").orElse("Doe"),
                fields.text("email").orElse(""));
    }

    static RefundSpec refund(Fields fields) {
        RefundSpec spec = new RefundSpec()
                .withReason(fields.text("reason").orElse(""))
                .withTax(fields.text("tax").orElse("0"));
        for (Fields item : fields.each("items")) {
            RefundSpec.Kind kind = RefundSpec.Kind.valueOf(item.text("kind").orElse("ORDER"));
            long amount =
                    new BigDecimal(item.needed("amount")).movePointRight(4).longValueExact();
            spec = spec.withItem(new RefundSpec.Item(
                    kind, item.number("line").orElse(0), item.number("quantity").orElse(0), amount));
        }
        spec = fields.flag("declined") ? spec.asDeclined() : spec;
        return fields.flag("keepsStatus") ? spec.keepingStatus() : spec;
    }

    static OrderMix mix(Fields fields) {
        OrderMix mix = OrderMix.typical();
        List<String> codes = fields.texts("codes");
        mix = codes.isEmpty() ? mix : mix.withCodes(codes);
        mix = fields.share("couponShare").map(mix::withCouponShare).orElse(mix);
        mix = fields.share("refundShare").map(mix::withRefundShare).orElse(mix);
        mix = fields.number("maxLines").map(mix::withMaxLines).orElse(mix);
        List<String> statuses = fields.texts("statuses");
        return statuses.isEmpty()
                ? mix
                : mix.withStatuses(statuses.stream().mapToInt(Integer::parseInt).toArray());
    }

    /** The mix over a period: {@code from} and {@code spreadSeconds}, where they are given. */
    static OrderMix mixOverTime(Fields fields) {
        OrderMix mix = mix(fields);
        Duration spread = fields.big("spreadSeconds").map(Duration::ofSeconds).orElse(mix.spread());
        return new OrderMix(
                mix.codes(),
                mix.couponShare(),
                mix.secondCouponShare(),
                mix.guestShare(),
                mix.refundShare(),
                mix.statuses(),
                mix.currencies(),
                fields.instant("from"),
                spread,
                mix.maxLines());
    }

    static Coupon coupon(Fields fields) {
        return coupon(fields, Coupon.of(fields.needed("code"), type(fields), "0.0000"));
    }

    /** A coupon changed by what the request names. */
    static Coupon coupon(Fields fields, Coupon old) {
        return new Draft<>(fields, old)
                .text("code", Coupon::withCode)
                .text("name", Coupon::withName)
                .text("amount", Coupon::withAmount)
                .text("expires", Coupon::withExpires)
                .text("enabled", (coupon, yes) -> coupon.withEnabled(Boolean.parseBoolean(yes)))
                .value;
    }

    static Fault fault(Fields fields) {
        Fault.Trigger trigger = Fault.on(fields.needed("resource"))
                .nth(fields.number("nth").orElse(1))
                .times(
                        fields.flag("always")
                                ? Integer.MAX_VALUE
                                : fields.number("times").orElse(1))
                .method(fields.text("method").orElse(""));
        int size = fields.number("bytes").orElse(0);
        int status = fields.number("status").orElse(500);
        return switch (fields.needed("kind")) {
            case "status" -> trigger.status(status);
            case "answer" ->
                trigger.answer(
                        status,
                        fields.text("contentType").orElse("application/json"),
                        fields.text("body").orElse(""));
            case "html" -> trigger.html(fields.number("status").orElse(200));
            case "tooManyRequests" ->
                trigger.tooManyRequests(fields.text("reset").orElse("15000"));
            case "redirect" -> trigger.redirect(fields.number("status").orElse(302), fields.needed("location"));
            case "headers" -> trigger.headers(headers(fields));
            case "delay" -> trigger.delay(Duration.ofMillis(fields.big("millis").orElse(1000L)));
            case "drop" -> trigger.drop();
            case "loseAnswer" -> trigger.loseAnswer();
            case "cut" -> trigger.cutAfter(size);
            case "truncate" -> trigger.truncateTo(size);
            case "wrongLength" -> trigger.wrongLength(fields.number("offBy").orElse(100));
            case "brokenGzip" -> trigger.brokenGzip();
            case "unendedChunks" -> trigger.unendedChunks();
            case "byteOrderMark" -> trigger.byteOrderMark();
            case "drip" -> trigger.drip(fields.number("bytesPerSecond").orElse(5));
            case "hang" -> trigger.hang();
            case "hangAfterHeaders" -> trigger.hangAfterHeaders();
            case "huge" -> trigger.huge(fields.big("bytes").orElse(1L << 29), fields.flag("gzip"));
            case "firstPage" -> trigger.firstPageForEver();
            default -> throw new IllegalArgumentException("unknown kind of fault '" + fields.needed("kind") + "'");
        };
    }

    private static Map<String, String> headers(Fields fields) {
        Map<String, String> headers = new HashMap<>();
        fields.node()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
