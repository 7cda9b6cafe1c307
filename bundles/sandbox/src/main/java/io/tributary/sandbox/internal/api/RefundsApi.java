package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.Dates;
import io.tributary.sandbox.internal.store.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** v3 refunds, read only. */
final class RefundsApi {

    private RefundsApi() {}

    static void addTo(Routes<Call> routes) {
        routes.add("GET", "/v3/orders/payment_actions/refunds", Scopes.REFUNDS, RefundsApi::list);
        routes.add("GET", "/v3/orders/payment_actions/refunds/{}", Scopes.REFUNDS, RefundsApi::single);
        routes.add("GET", "/v3/orders/{}/payment_actions/refunds", Scopes.REFUNDS, RefundsApi::ofOrder);
    }

    private static Answer list(Call call) {
        Optional<Set<Long>> orders = call.parameter("order_id:in").map(Numbers::list);
        Optional<Set<Long>> ids = call.parameter("id:in").map(Numbers::list);
        Optional<Long> min = call.parameter("created:min").flatMap(Dates::parse);
        Optional<Long> max = call.parameter("created:max").flatMap(Dates::parse);
        Predicate<Refund> filter = byTransaction(call);
        List<Refund> found = call.store()
                .refundBook()
                .list(filter.and(refund ->
                        orders.map(set -> set.contains(refund.order().id())).orElse(true)
                                && ids.map(set -> set.contains(refund.id())).orElse(true)
                                && min.map(second -> refund.created() >= second).orElse(true)
                                && max.map(second -> refund.created() <= second).orElse(true)));
        return Lists.dataPage(call, found, RefundsApi::write);
    }

    private static Predicate<Refund> byTransaction(Call call) {
        Optional<String> wanted = call.parameter("transaction_id");
        return refund -> wanted.map(refund.transactionId()::equals).orElse(true);
    }

    private static Answer ofOrder(Call call) {
        Optional<Long> id =
                call.id().filter(order -> call.store().orderBook().find(order).isPresent());
        if (id.isEmpty()) {
            return notFound();
        }
        List<Refund> found = call.store()
                .refundBook()
                .list(byTransaction(call).and(refund -> refund.order().id() == id.get()));
        JsonOut out = call.out().open('{').name("data").open('[');
        found.forEach(refund -> write(out, refund));
        out.close(']').name("meta").raw("{}").close('}');
        return Answer.json(200, call.request().out());
    }

    private static Answer single(Call call) {
        return call.id()
                .flatMap(id -> call.store().refundBook().list(refund -> refund.id() == id).stream()
                        .findFirst())
                .map(refund -> Lists.data(call, 200, refund, RefundsApi::write))
                .orElseGet(RefundsApi::notFound);
    }

    private static Answer notFound() {
        return Errors.v3(404, "The resource was not found.", Map.of());
    }

    private static void write(JsonOut out, Refund refund) {
        RefundSpec spec = refund.spec();
        out.open('{')
                .field("id", refund.id())
                .field("order_id", refund.order().id())
                .field("user_id", 0);
        out.field("created", Instant.ofEpochSecond(refund.created()).toString().replace("Z", "+00:00"));
        out.field("reason", spec.reason()).name("total_amount").moneyNumber(spec.total());
        out.name("total_tax").moneyNumber(spec.tax()).field("uses_merchant_override_values", false);
        out.name("payments").open('[');
        writePayment(out, refund);
        out.close(']').name("items").open('[');
        for (RefundSpec.Item item : spec.items()) {
            writeItem(out, refund, item);
        }
        out.close(']').close('}');
    }

    private static void writePayment(JsonOut out, Refund refund) {
        boolean declined = refund.spec().declined();
        out.open('{').field("id", refund.id() + 1000).field("provider_id", "braintree");
        out.name("amount").moneyNumber(refund.spec().total()).field("offline", false);
        out.field("is_declined", declined).field("declined_message", declined ? "Declined by gateway" : "");
        out.field("transaction_id", refund.transactionId()).close('}');
    }

    private static void writeItem(JsonOut out, Refund refund, RefundSpec.Item item) {
        out.open('{').field("item_type", item.kind().name()).field("item_id", refund.itemId(item));
        out.field("reason", refund.spec().reason());
        if (item.kind() == RefundSpec.Kind.PRODUCT) {
            out.field("quantity", item.quantity());
        }
        out.name("requested_amount").moneyNumber(item.amount()).close('}');
    }
}
