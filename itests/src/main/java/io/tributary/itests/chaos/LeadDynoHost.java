package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.itests.chaos.Moment.Event;
import io.tributary.itests.node.Await;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Rest;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno;
import io.tributary.testkit.leaddyno.FakeLeadDyno.Request;
import io.tributary.testkit.leaddyno.Switches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Accounts of a fake LeadDyno in this process, with its real limit of requests. When a node comes back, the account that the
 * dead one worked for cannot be asked for purchases for a while, and must not be posted any.
 *
 * <p>There are so many accounts that the others fill that while, and the time for which a post without an answer is not sent
 * again.
 */
final class LeadDynoHost implements Host {
    private static final int MOST_ACCOUNTS = 10;
    private static final List<Event> EVENTS = List.of(
            Event.REQUEST,
            Event.COUPON,
            Event.BEFORE_PUT,
            Event.AFTER_PUT,
            Event.ASKED,
            Event.ASKED,
            Event.ASKED,
            Event.DONE,
            Event.DONE,
            Event.DONE);
    /** Of a post without an answer, docs/decisions/0024; and a little for the reading. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final String KEY = "private-key-of-";

    private final ObjectMapper json = new ObjectMapper();
    private final FakeLeadDyno fake = new FakeLeadDyno(Switches.USUAL, Instant::now);
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final int kills;
    private final Duration outage;

    /**
     * @param kills how often a node will be killed
     * @param outage how long purchases cannot be looked up
     */
    LeadDynoHost(int kills, Duration outage) {
        this.kills = kills;
        this.outage = outage;
    }

    /** An account, and what happens to it. Threads share it. */
    private static final class Account {
        private final FakeAccount there;
        private final Map<String, Long> affiliates = new HashMap<>();
        private final List<String> blindPosts = new ArrayList<>();
        private boolean hidden;
        private Future<?> peace = CompletableFuture.completedFuture(null);

        Account(FakeAccount there) {
            this.there = there;
        }

        synchronized void add(String code) {
            affiliates.computeIfAbsent(
                    code, fresh -> there.addAffiliate("Affiliate " + code, code + "@example.com", code));
        }

        synchronized String codeOf(long affiliate) {
            return affiliates.entrySet().stream()
                    .filter(each -> each.getValue() == affiliate)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }

        synchronized void posted(String code) {
            if (hidden) {
                blindPosts.add(code);
            }
        }

        synchronized void hide(boolean now) {
            hidden = now;
            there.hidePurchases(now);
        }
    }

    @Override
    public Plan plan() {
        return new Plan(Math.min(kills, MOST_ACCOUNTS), 12, 3, 1, 10, EVENTS);
    }

    @Override
    public void prepare(NodeFolder node) throws IOException {
        node.bootPlatforms("tributary-platform-leaddyno")
                .configure(
                        "io.tributary.platform.leaddyno",
                        Map.of("address", fake.address().toString()));
    }

    @Override
    public void watch(Killer killer) {
        fake.arrivals(request -> {
            if (!writes(request)) {
                return true;
            }
            if (request.method().equals("POST")) {
                JsonNode sent = read(request.body());
                accounts.get(sent.path("key").asText().substring(KEY.length()))
                        .posted(sent.path("purchase_code").asText());
            }
            return !killer.saw(Event.ASKED);
        });
        fake.beforeAnswers(request -> {
            if (writes(request) && request.status() / 100 == 2) {
                killer.saw(Event.DONE);
            }
        });
    }

    private static boolean writes(Request request) {
        return request.path().startsWith("purchases") && !request.method().equals("GET");
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> ready() {
        return List.of("accounts");
    }

    @Override
    public void join(Rest rest, String account) throws Exception {
        accounts.put(account, new Account(fake.account(KEY + account, "public-key-of-" + account)));
        Await.see(
                "the keys' being taken",
                Merchant.PATIENCE,
                () -> rest.put(path(account), Map.of("privateKey", KEY + account, "cancelledAgain", "new-code")),
                // While its bundle is still starting, the section is not there.
                answer -> answer.status() == 200);
    }

    private static String path(String account) {
        return "accounts/" + account + "/leaddyno";
    }

    @Override
    public String ready(String account) {
        return path(account);
    }

    @Override
    public boolean addAffiliate(Rest rest, String account, String code) throws IOException, InterruptedException {
        accounts.get(account).add(code);
        Rest.Answer answer = rest.post(path(account) + "/poll", Map.of());
        if (answer.status() == 503) {
            // A node that died while it read them still keeps the others from it.
            return false;
        }
        answer.good();
        return true;
    }

    /** The node does not tell; that they were read is seen by reading them. */
    @Override
    public Set<String> codes(Rest rest, String account) {
        return Set.of();
    }

    @Override
    public List<JsonNode> purchases(Rest rest, String account) {
        Account there = accounts.get(account);
        List<JsonNode> purchases = new ArrayList<>();
        for (FakeAccount.Seen seen : there.there.livePurchases()) {
            ObjectNode purchase = JsonNodeFactory.instance.objectNode();
            purchase.put("orderId", order(seen)).put("state", "live");
            purchase.put("code", seen.code());
            purchase.put("amount", seen.amount().toPlainString());
            if (seen.affiliate() != 0) {
                purchase.putObject("affiliate")
                        .put("id", Long.toString(seen.affiliate()))
                        .put("code", there.codeOf(seen.affiliate()));
            }
            purchases.add(purchase);
        }
        return purchases;
    }

    /** An order that LeadDyno could not be told of under its own id any more goes on as {@code 1001.2}. */
    private static long order(FakeAccount.Seen purchase) {
        return Long.parseLong(purchase.code().split("\\.")[0]);
    }

    @Override
    public Map<Long, Map<String, BigDecimal>> earned(Connection database, String account) {
        Map<Long, Map<String, BigDecimal>> earned = new HashMap<>();
        for (FakeAccount.Seen seen : accounts.get(account).there.purchases()) {
            earned.computeIfAbsent(order(seen), order -> new TreeMap<>())
                    .merge(Long.toString(seen.affiliate()), seen.commission(), BigDecimal::add);
        }
        return earned;
    }

    @Override
    public List<String> doubles(String account) {
        Account there = accounts.get(account);
        List<String> doubles = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (FakeAccount.Seen seen : there.there.purchases()) {
            if (!codes.add(seen.code())) {
                doubles.add("purchase code " + seen.code() + " is there twice: " + seen);
            }
        }
        synchronized (there) {
            there.blindPosts.forEach(code -> doubles.add("purchase " + code + " was posted without being looked up"));
        }
        return doubles;
    }

    @Override
    public Audit audit() {
        return new Audit(RoundingMode.HALF_UP);
    }

    @Override
    public void died(String account) {
        accounts.get(account).hide(true);
    }

    @Override
    public boolean cameBack(String account) {
        Account there = accounts.get(account);
        there.peace = timer.schedule(() -> there.hide(false), outage.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    @Override
    public void awaitPeace(String account) throws Exception {
        accounts.get(account).peace.get();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public Optional<String> told() {
        Map<Integer, Long> answers = fake.requests().stream()
                .collect(Collectors.groupingBy(Request::status, TreeMap::new, Collectors.counting()));
        return Optional.of(
                "LeadDyno was asked " + fake.requests().size() + " times, did not let " + answers.getOrDefault(503, 0L)
                        + " look-ups see its purchases, and refused " + answers.getOrDefault(429, 0L)
                        + " requests for its rate limit");
    }

    @Override
    public void close() {
        timer.shutdownNow();
        fake.close();
    }
}
