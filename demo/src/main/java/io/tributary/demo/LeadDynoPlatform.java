package io.tributary.demo;

import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno;
import io.tributary.testkit.leaddyno.Switches;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An account of a fake LeadDyno that runs in this process, with LeadDyno's real limit of requests. */
final class LeadDynoPlatform implements Platform {
    private static final String PRIVATE_KEY = "demo-private-key";
    private static final String PUBLIC_KEY = "demo-public-key";

    private final FakeLeadDyno fake = new FakeLeadDyno(Switches.USUAL, Instant::now);
    private final FakeAccount account = fake.account(PRIVATE_KEY, PUBLIC_KEY);
    private final Map<Long, String> codes = new HashMap<>();

    @Override
    public String name() {
        return "LeadDyno (fake)";
    }

    @Override
    public String feature() {
        return "tributary-platform-leaddyno";
    }

    @Override
    public Map<String, String> configuration() {
        return Map.of("io.tributary.platform.leaddyno.cfg", "address = " + fake.address() + "\n");
    }

    /** Each purchase costs two of the 200 requests a minute. */
    /** The fake has no script. */
    @Override
    public boolean watchesPages() {
        return false;
    }

    @Override
    public int orders() {
        return 80;
    }

    @Override
    public int arrivals() {
        return 30;
    }

    @Override
    public void open(HttpJson tributary, Map<String, String> affiliates) throws IOException, InterruptedException {
        affiliates.forEach((code, name) -> codes.put(account.addAffiliate(name, Platform.email(code), code), code));
        tributary.put("accounts/" + ACCOUNT + "/leaddyno", Map.of("privateKey", PRIVATE_KEY, "publicKey", PUBLIC_KEY));
    }

    @Override
    public List<Held> purchases(HttpJson tributary, String store) {
        return account.livePurchases().stream()
                .map(purchase -> new Held(
                        Long.parseLong(purchase.code().split("\\.")[0]),
                        amount(purchase.amount()),
                        purchase.currency(),
                        codes.get(purchase.affiliate())))
                .toList();
    }

    private static String amount(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
    }

    @Override
    public String told() {
        long refused = fake.requests().stream()
                .filter(request -> request.status() == 429)
                .count();
        return "LeadDyno was asked " + fake.requests().size() + " times and refused " + refused
                + " for its rate limit; what follows is what it holds";
    }

    @Override
    public void close() {
        fake.close();
    }
}
