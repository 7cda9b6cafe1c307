package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.Fault.Effect;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Delivery;
import io.tributary.sandbox.internal.http.Request;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.QuotaMeter;
import io.tributary.sandbox.internal.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API of stores: who may ask, how often, for what, in which form; and what a fault makes of the answer.
 *
 * <p>It keeps nothing itself, so one serves all stores.
 */
public final class StoreApi {

    /** Who asks, as the login says. */
    public enum Account {
        TOKEN,
        LEGACY
    }

    private final Routes<Call> routes = new Routes<>();

    public StoreApi() {
        OrdersApi.addTo(routes);
        CouponsApi.addTo(routes);
        RefundsApi.addTo(routes);
        InformationApi.addTo(routes);
        HooksApi.addTo(routes);
        ScriptsApi.addTo(routes);
    }

    /**
     * Answers a request.
     *
     * @param resource the path below the store: {@code /v2/orders}
     * @param authorized whether the credentials are right
     */
    public Answer handle(Store store, Request request, String resource, Account account, boolean authorized) {
        Optional<Effect> effect = store.faultList().meet(request.method(), resource);
        Answer answer = effect.flatMap(Faults::instead).orElseGet(() -> {
            Map<String, String> parameters = request.parameters();
            if (effect.filter(Effect.FirstPage.class::isInstance).isPresent()) {
                parameters.keySet().removeAll(List.of("page", "min_id"));
            }
            Answer right = answer(store, request, resource, account, authorized, parameters);
            return effect.map(it -> Faults.spoil(right, it)).orElse(right);
        });
        log(store, request, resource, answer);
        return answer;
    }

    private static void log(Store store, Request request, String resource, Answer answer) {
        int status = answer.delivery() instanceof Delivery.Dropped ? 0 : answer.status();
        store.log()
                .add(new LoggedRequest(
                        request.method(),
                        request.path(),
                        resource,
                        request.query(),
                        request.bodyText(),
                        status,
                        store.clock().instant()));
    }

    private Answer answer(
            Store store,
            Request request,
            String resource,
            Account account,
            boolean authorized,
            Map<String, String> parameters) {
        if (!authorized) {
            return unauthorized(resource, account);
        }
        Optional<QuotaMeter.Reading> reading = store.quota().map(QuotaMeter::count);
        Answer answer = reading.filter(QuotaMeter.Reading::refused).isPresent()
                ? Errors.of(resource, 429, "Too many requests: the quota of this window is spent.")
                : permitted(new Call(store, request, resource, List.of(), parameters), account);
        reading.ifPresent(it -> writeQuota(answer, account, it));
        return answer;
    }

    private static Answer unauthorized(String resource, Account account) {
        Answer answer = Errors.of(
                resource,
                401,
                "Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this"
                        + " store.");
        return account == Account.LEGACY ? answer.with("WWW-Authenticate", "Basic realm=\"API\"") : answer;
    }

    private static void writeQuota(Answer answer, Account account, QuotaMeter.Reading reading) {
        if (account == Account.LEGACY) {
            answer.with("X-BC-ApiLimit-Remaining", Integer.toString(reading.left()));
            if (reading.refused()) {
                answer.with("X-Retry-After", Long.toString((reading.resetMillis() + 999) / 1000));
            }
            return;
        }
        answer.with("X-Rate-Limit-Time-Window-Ms", Long.toString(reading.windowMillis()));
        answer.with("X-Rate-Limit-Time-Reset-Ms", Long.toString(reading.resetMillis()));
        answer.with("X-Rate-Limit-Requests-Quota", Integer.toString(reading.quota()));
        answer.with("X-Rate-Limit-Requests-Left", Integer.toString(reading.left()));
    }

    private Answer permitted(Call call, Account account) {
        List<String> segments = Routes.segments(call.resource());
        String method =
                call.request().method().equals("HEAD") ? "GET" : call.request().method();
        Optional<Routes.Route<Call>> route = routes.find(method, segments);
        if (route.isEmpty()) {
            return noRoute(call, segments, method);
        }
        Set<String> scopes = route.get().scopes();
        if (account == Account.TOKEN
                && !scopes.isEmpty()
                && call.store().scopes().stream().noneMatch(scopes::contains)) {
            return Errors.of(
                    call.resource(), 403, "Unauthorized Access. You do not have permission to make this request.");
        }
        return badForm(call).orElseGet(() -> {
            List<String> names = route.get().match(segments).orElseThrow();
            return route.get()
                    .action()
                    .apply(new Call(call.store(), call.request(), call.resource(), names, call.parameters()));
        });
    }

    private Answer noRoute(Call call, List<String> segments, String method) {
        if (method.equals("PATCH") && call.resource().startsWith("/v2")) {
            return Errors.of(call.resource(), 501, "The method is not implemented.");
        }
        Set<String> methods = routes.methods(segments);
        return methods.isEmpty()
                ? Errors.of(call.resource(), 404, "The requested resource was not found.")
                : Errors.of(call.resource(), 405, "The method is not allowed here.")
                        .with("Allow", String.join(", ", methods));
    }

    private static Optional<Answer> badForm(Call call) {
        String accept = call.request().header("Accept").orElse("*/*");
        if (!accept.contains("json") && !accept.contains("*/*") && !accept.contains("application/*")) {
            return Optional.of(Errors.of(call.resource(), 406, "Only application/json can be answered."));
        }
        String method = call.request().method();
        boolean writes = method.equals("POST") || method.equals("PUT");
        boolean json = call.request()
                .header("Content-Type")
                .filter(type -> type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json"))
                .isPresent();
        return writes && !json
                ? Optional.of(Errors.of(call.resource(), 415, "The body must be application/json."))
                : Optional.empty();
    }
}
