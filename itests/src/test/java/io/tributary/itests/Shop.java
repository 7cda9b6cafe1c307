package io.tributary.itests;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A sandbox store that is connected to an account of its own, and all that was asked of it over the API. */
final class Shop {
    /** Orders on a page of this store; small, so that a sync has many of them. */
    private static final int PAGE = 25;

    private static final Duration SLOW = Duration.ofMillis(250);
    private static final int[] STATUSES = {2, 3, 8, 9, 10, 11, 0, 1, 5, 7};
    private static final int COUNTING = 6;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Api api;
    private final String name;
    private final SandboxStore store;
    private final Map<Long, String> expected = new TreeMap<>();
    private final List<String> codes = new ArrayList<>();

    /** A store that answers lists of orders, and writes of coupons, only after a while. */
    Shop(BundleContext bundles, Api api, String name, int orders, int affiliates) throws Exception {
        this.api = api;
        this.name = name;
        this.store =
                server(bundles).createStore(StoreSpec.of(name).withoutQuota().withPageCap(PAGE));
        assertEquals(
                201,
                api.send("POST", "/accounts", json("id", name, "name", name)).statusCode());
        for (int i = 0; i < affiliates; i++) {
            addAffiliate(name.toUpperCase(Locale.ROOT) + i);
        }
        for (int i = 0; i < orders; i++) {
            addOrder(i);
        }
        connect();
        store.fault(Fault.on("/v2/orders").always().delay(SLOW));
        store.fault(Fault.on("/v2/coupons").method("POST").always().delay(SLOW));
    }

    private static SandboxServer server(BundleContext bundles) {
        ServiceReference<SandboxServer> reference = bundles.getServiceReference(SandboxServer.class);
        return bundles.getService(reference);
    }

    private void addAffiliate(String code) throws Exception {
        String body = json("name", code, "email", code + "@example.com", "code", code);
        HttpResponse<String> answer = api.send("POST", "/accounts/" + name + "/affiliates", body);
        assertEquals(answer.body(), 201, answer.statusCode());
        codes.add(code);
    }

    private void addOrder(int number) {
        int cents = 1000 + number;
        int status = STATUSES[number % STATUSES.length];
        OrderSpec order = OrderSpec.of(decimal(cents)).withStatus(status);
        boolean isCredited = number % 7 == 0;
        String code = codes.get(number % codes.size());
        long id = store.addOrder(isCredited ? order.withCoupon(code, "1.00") : order);
        if (number % STATUSES.length < COUNTING) {
            expected.put(id, decimal(isCredited ? cents - 100 : cents) + " live " + (isCredited ? code : "nobody"));
        }
    }

    /** Somebody pays for something, with this code. */
    long sell(String code) {
        return store.addOrder(OrderSpec.of("50.00").withStatus(11).withCoupon(code, "10.00"));
    }

    void setStatus(long order, int status) {
        store.setStatus(order, status);
    }

    private static String decimal(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private void connect() throws Exception {
        String settings = json(
                "storeUrl", store.apiPath().toString(), "apiKey", store.spec().token());
        HttpResponse<String> answer = api.send("POST", "/accounts/" + name + "/stores", settings);
        assertEquals(answer.body(), 201, answer.statusCode());
        assertEquals(name, mapper.readTree(answer.body()).path("id").asText());
        String program = json("type", "percentage", "amount", "10");
        assertEquals(200, api.send("PUT", path() + "/discount-program", program).statusCode());
    }

    /** The store's address below the API's root. */
    String path() {
        return "/accounts/" + name + "/stores/" + name;
    }

    String account() {
        return "/accounts/" + name;
    }

    /** Asks for a run and answers its id. */
    long sync(String job) throws Exception {
        HttpResponse<String> answer = api.send("POST", path() + "/syncs", json("job", job));
        assertEquals(answer.body(), 202, answer.statusCode());
        return mapper.readTree(answer.body()).path("id").asLong();
    }

    /** What the API says when a run of this job is asked for while it is not there. */
    String refusal(String job) throws Exception {
        HttpResponse<String> answer = api.send("POST", path() + "/syncs", json("job", job));
        return answer.statusCode() + " "
                + mapper.readTree(answer.body()).path("detail").asText();
    }

    JsonNode run(long id) throws Exception {
        return mapper.readTree(api.await(path() + "/syncs/" + id, 200).body());
    }

    /** Waits until a newer run of the job than this one has done some of its work. */
    long awaitWorkAfter(String job, long run) throws Exception {
        JsonNode newest = Eventually.see(
                "a run of " + job + " at work after " + run,
                () -> newest(job),
                found -> found.path("id").asLong() > run
                        && found.path("state").asText().equals("running")
                        && found.path("done").asLong() > 0);
        return newest.path("id").asLong();
    }

    /** Waits until the newest run of the job has ended, and answers it. */
    JsonNode awaitEnd(String job) throws Exception {
        return Eventually.see("the end of " + job, () -> newest(job), found -> !found.path("state")
                .asText()
                .equals("running"));
    }

    private JsonNode newest(String job) throws Exception {
        for (JsonNode run :
                mapper.readTree(api.await(path() + "/syncs", 200).body()).path("items")) {
            if (run.path("job").asText().equals(job)) {
                return run;
            }
        }
        throw new AssertionError("no run of " + job);
    }

    /** The network is fast again. */
    void hurry() {
        store.clearFaults();
    }

    /** Amount, state and code by order, as they should be. */
    Map<Long, String> expected() {
        return expected;
    }

    /** Amount, state and code by order, as the platform has them; an order that it has twice fails. */
    Map<Long, String> purchases() throws Exception {
        Map<Long, String> found = new TreeMap<>();
        String next = "1";
        while (!next.isEmpty()) {
            String page =
                    api.get(account() + "/purchases?limit=250&page=" + next).body();
            JsonNode answer = mapper.readTree(page);
            for (JsonNode purchase : answer.path("items")) {
                String before = found.put(
                        purchase.path("orderId").asLong(),
                        purchase.path("amount").asText() + " "
                                + purchase.path("state").asText() + " "
                                + purchase.path("affiliate").path("code").asText("nobody"));
                assertEquals("an order with two purchases", null, before);
            }
            next = answer.path("next").asText("").replace("null", "");
        }
        return found;
    }

    List<String> codes() {
        return codes.stream().sorted().toList();
    }

    /** Codes of the coupons that the store has, each as often as it has it. */
    List<String> coupons() {
        return store.coupons().stream().map(Coupon::code).sorted().toList();
    }

    private String json(String... members) throws Exception {
        Map<String, String> object = new TreeMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return mapper.writeValueAsString(object);
    }
}
