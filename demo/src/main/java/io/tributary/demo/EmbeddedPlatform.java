package io.tributary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The platform that the distribution boots with. */
final class EmbeddedPlatform implements Platform {
    private final int port;

    /** @param port where the distribution answers browsers */
    EmbeddedPlatform(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "Embedded platform";
    }

    @Override
    public String feature() {
        return "tributary-platform-embedded";
    }

    @Override
    public Map<String, String> configuration() {
        return Map.of("io.tributary.platform.embedded.cfg", "public.address = http://127.0.0.1:" + port + "\n");
    }

    @Override
    public boolean watchesPages() {
        return true;
    }

    @Override
    public int orders() {
        return 400;
    }

    @Override
    public int arrivals() {
        return 120;
    }

    @Override
    public void open(HttpJson tributary, Map<String, String> affiliates) throws IOException, InterruptedException {
        for (Map.Entry<String, String> affiliate : affiliates.entrySet()) {
            tributary.post(
                    "accounts/" + ACCOUNT + "/affiliates",
                    Map.of(
                            "name", affiliate.getValue(),
                            "email", Platform.email(affiliate.getKey()),
                            "code", affiliate.getKey()));
        }
    }

    @Override
    public List<Held> purchases(HttpJson tributary, String store) throws IOException, InterruptedException {
        List<Held> purchases = new ArrayList<>();
        for (JsonNode purchase : tributary.all("accounts/" + ACCOUNT + "/purchases?limit=250&store=" + store)) {
            purchases.add(new Held(
                    purchase.path("orderId").asLong(),
                    purchase.path("amount").asText(),
                    purchase.path("currency").asText(),
                    purchase.path("affiliate").path("code").asText(null)));
        }
        return purchases;
    }

    @Override
    public String told() {
        return "";
    }

    @Override
    public void close() {
        // It goes with the distribution.
    }
}
