package io.tributary.sandbox.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.CouponBook;
import io.tributary.sandbox.internal.store.Dates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** v2 coupons. */
final class CouponsApi {

    private CouponsApi() {}

    static void addTo(Routes<Call> routes) {
        routes.add("GET", "/v2/coupons", Scopes.MARKETING, CouponsApi::list);
        routes.add("POST", "/v2/coupons", Scopes.MARKETING_WRITE, CouponsApi::create);
        routes.add("DELETE", "/v2/coupons", Scopes.MARKETING_WRITE, CouponsApi::deleteMany);
        routes.add("GET", "/v2/coupons/count", Scopes.MARKETING, CouponsApi::count);
        routes.add("GET", "/v2/coupons/{}", Scopes.MARKETING, CouponsApi::single);
        routes.add("PUT", "/v2/coupons/{}", Scopes.MARKETING_WRITE, CouponsApi::update);
        routes.add("DELETE", "/v2/coupons/{}", Scopes.MARKETING_WRITE, CouponsApi::delete);
    }

    static void write(JsonOut out, Coupon coupon) {
        out.open('{')
                .field("id", coupon.id())
                .field("name", coupon.name())
                .field("type", coupon.type().word());
        out.field("amount", coupon.amount()).field("min_purchase", coupon.minPurchase());
        out.field("expires", coupon.expires())
                .field("enabled", coupon.enabled())
                .field("code", coupon.code());
        out.name("applies_to").open('{');
        if (!coupon.entity().isEmpty()) {
            out.field("entity", coupon.entity()).name("ids").open('[');
            coupon.ids().forEach(out::number);
            out.close(']');
        }
        out.close('}').field("num_uses", coupon.uses()).field("max_uses", coupon.maxUses());
        out.field("max_uses_per_customer", coupon.maxUsesPerCustomer());
        out.name("restricted_to").raw(coupon.restrictedTo());
        out.name("shipping_methods").raw(coupon.shippingMethods());
        out.field("date_created", coupon.created()).close('}');
    }

    private static Answer list(Call call) {
        CouponBook book = call.store().couponBook();
        Predicate<Coupon> filter = bound(call, "id", (id, value) -> id == value)
                .and(bound(call, "min_id", (id, value) -> id >= value))
                .and(bound(call, "max_id", (id, value) -> id <= value))
                .and(text(call, "code", Coupon::code))
                .and(text(call, "name", Coupon::name))
                .and(text(call, "type", coupon -> coupon.type().word()))
                .and(text(call, "exclude_type", coupon -> coupon.type().word())
                        .negate()
                        .or(coupon -> call.parameter("exclude_type").isEmpty()));
        long from = call.parameter("min_id").flatMap(Numbers::whole).orElse(0L);
        List<Coupon> found = book.from(from).stream().filter(filter).toList();
        return Lists.page(call, found, CouponsApi::write);
    }

    private interface Bound {
        boolean holds(long id, long value);
    }

    private static Predicate<Coupon> bound(Call call, String name, Bound bound) {
        Optional<String> text = call.parameter(name);
        return coupon -> text.isEmpty()
                || text.flatMap(Numbers::whole)
                        .filter(value -> bound.holds(coupon.id(), value))
                        .isPresent();
    }

    private static Predicate<Coupon> text(Call call, String name, Function<Coupon, String> of) {
        Optional<String> wanted = call.parameter(name).map(CouponBook::fold);
        return coupon -> wanted.isEmpty() || CouponBook.fold(of.apply(coupon)).equals(wanted.get());
    }

    private static Answer count(Call call) {
        call.out().open('{').field("count", call.store().couponBook().size()).close('}');
        return Answer.json(200, call.request().out());
    }

    private static Optional<Coupon> named(Call call) {
        return call.id().flatMap(call.store().couponBook()::find);
    }

    private static Answer show(Call call, int status, Coupon coupon) {
        write(call.out(), coupon);
        return Answer.json(status, call.request().out());
    }

    /** Not in the specification any more, and still served. */
    private static Answer single(Call call) {
        return named(call).map(coupon -> show(call, 200, coupon)).orElseGet(Errors::v2NotFound);
    }

    private static Answer create(Call call) {
        Optional<JsonNode> json = Bodies.json(call);
        if (json.isEmpty()) {
            return Errors.v2(400, "The request body is no valid JSON.");
        }
        CouponBody body = new CouponBody(json.get());
        Optional<String> fault = body.fault(true);
        if (fault.isPresent()) {
            return Errors.v2(400, fault.get());
        }
        CouponBook book = call.store().couponBook();
        synchronized (book) {
            Optional<Answer> clash = clash(call, body, 0);
            if (clash.isPresent()) {
                return clash.get();
            }
            Coupon blank = Coupon.of("", CouponType.PER_TOTAL_DISCOUNT, "0.0000");
            String now = Dates.rfc2822(call.store().clock().instant());
            return show(call, 201, book.add(body.applyTo(blank), now));
        }
    }

    private static Answer update(Call call) {
        Optional<JsonNode> json = Bodies.json(call);
        if (json.isEmpty()) {
            return Errors.v2(400, "The request body is no valid JSON.");
        }
        CouponBody body = new CouponBody(json.get());
        CouponBook book = call.store().couponBook();
        synchronized (book) {
            Optional<Coupon> old = named(call);
            if (old.isEmpty()) {
                return Errors.v2NotFound();
            }
            Optional<Answer> refusal = body.fault(false)
                    .map(fault -> Errors.v2(400, fault))
                    .or(() -> clash(call, body, old.get().id()));
            return refusal.orElseGet(() -> show(call, 200, book.change(old.get().id(), body::applyTo)));
        }
    }

    /** Somebody else's coupon has the name or the code already. */
    private static Optional<Answer> clash(Call call, CouponBody body, long own) {
        CouponBook book = call.store().couponBook();
        boolean name = body.name()
                .flatMap(book::findByName)
                .filter(other -> other.id() != own)
                .isPresent();
        boolean code = body.code()
                .flatMap(book::findByCode)
                .filter(other -> other.id() != own)
                .isPresent();
        if (name) {
            return Optional.of(Errors.v2(409, "A coupon with this name exists already."));
        }
        return code
                ? Optional.of(
                        Errors.v2(call.store().spec().duplicateCodeStatus(), "A coupon with this code exists already."))
                : Optional.empty();
    }

    private static Answer delete(Call call) {
        return call.id().filter(call.store().couponBook()::remove).isPresent()
                ? Answer.empty(204)
                : Errors.v2NotFound();
    }

    /** Without {@code id:in} it deletes every coupon of the store, as the real one does. */
    private static Answer deleteMany(Call call) {
        CouponBook book = call.store().couponBook();
        Optional<Set<Long>> ids = call.parameter("id:in").map(Numbers::list);
        book.from(0).stream()
                .map(Coupon::id)
                .filter(id -> ids.isEmpty() || ids.get().contains(id))
                .forEach(book::remove);
        return Answer.empty(204);
    }
}
