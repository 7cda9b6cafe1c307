package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.Rest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A merchant with an account of his own and one store, who works by the REST API of any node. What he asks for may be lost with the node; he looks
 * what became of it and asks again.
 */
final class Merchant {
    /** What a node serves when it is ready for him. */
    static final String[] READY = {"accounts", "accounts/default/stores"};

    static final List<String> JOBS = List.of("orders", "coupons");
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MOST_ROUNDS = 12;

    private final Shop shop;
    private final Host host;
    private final String account;
    private final String store;
    private final List<String> unsure = new ArrayList<>();
    private int added;

    /** With his affiliates on the embedded platform. */
    Merchant(Shop shop) {
        this(shop, new EmbeddedHost());
    }

    Merchant(Shop shop, Host host) {
        this.shop = shop;
        this.host = host;
        this.account = "accounts/" + shop.name();
        this.store = account + "/stores/" + shop.name();
    }

    Shop shop() {
        return shop;
    }

    /** Where his runs are, below the API. */
    String syncs() {
        return store + "/syncs";
    }

    /** Where his stores are, below the API. */
    String stores() {
        return account + "/stores";
    }

    /** What a node serves, below the API, when it is ready for his account. */
    String ready() {
        return host.ready(shop.name());
    }

    void join(Rest rest) throws Exception {
        host.join(rest, shop.name());
    }

    void connect(Rest rest) throws IOException, InterruptedException {
        rest.post(
                        account + "/stores",
                        Map.of(
                                "storeUrl", shop.store().apiPath().toString(),
                                "apiKey", shop.store().spec().token()))
                .good();
        rest.put(
                        store + "/discount-program",
                        Map.of("type", "percentage", "amount", Shop.PROGRAM.toString(), "minimumPurchase", "0"))
                .good();
    }

    void addAffiliates(Rest rest, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            String code = shop.name().toUpperCase(Locale.ROOT) + ++added;
            unsure.add(code);
            settle(code, host.addAffiliate(rest, shop.name(), code));
        }
    }

    private void settle(String code, boolean known) {
        if (known) {
            unsure.remove(code);
            shop.hears(code);
        }
    }

    /** Whether an affiliate was added when the answer was lost is seen now; shoppers hear her code only then. */
    void settleAffiliates(Rest rest) throws IOException, InterruptedException {
        if (unsure.isEmpty()) {
            return;
        }
        Set<String> known = host.codes(rest, shop.name());
        for (String code : List.copyOf(unsure)) {
            settle(code, known.contains(code) || host.addAffiliate(rest, shop.name(), code));
        }
    }

    /** Asks for a run, as soon as the job is there, and answers where it can be seen. */
    String request(Rest rest, String job) throws Exception {
        Rest.Answer answer = Await.see(
                "a run of " + job,
                PATIENCE,
                () -> rest.post(syncs(), Map.of("job", job)),
                // While a bundle is still starting, its section or its job is not there.
                found -> found.status() == 202);
        return syncs() + "/" + answer.json().path("id").asText();
    }

    static boolean hasEnded(Rest rest, String run) throws IOException, InterruptedException {
        return hasEnded(rest.get(run).good());
    }

    private static boolean hasEnded(JsonNode run) {
        return !Set.of("queued", "running").contains(run.path("state").asText());
    }

    JsonNode awaitEnd(Rest rest, String run) throws Exception {
        return Await.see("the end of " + run, PATIENCE, () -> rest.get(run).good(), Merchant::hasEnded);
    }

    /** Runs both jobs until two rounds in a row succeed without changing anything, and answers the purchases. */
    List<JsonNode> awaitQuiet(Rest rest) throws Exception {
        List<JsonNode> before = List.of();
        int quiet = 0;
        String trouble = "the purchases changed each time";
        long end = System.nanoTime() + host.patience().toNanos();
        for (int round = 0; round < MOST_ROUNDS || System.nanoTime() < end; round++) {
            boolean good = true;
            for (String job : JOBS) {
                JsonNode ended = awaitEnd(rest, request(rest, job));
                if (!ended.path("state").asText().equals("succeeded")) {
                    good = false;
                    trouble = job + ": " + ended.path("error").asText();
                }
            }
            List<JsonNode> now = host.purchases(rest, shop.name());
            quiet = good && now.equals(before) ? quiet + 1 : 0;
            if (quiet == 2) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("no two quiet runs of " + shop.name() + "; " + trouble);
    }
}
