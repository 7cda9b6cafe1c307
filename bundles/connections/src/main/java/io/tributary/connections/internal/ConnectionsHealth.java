package io.tributary.connections.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.Connection.State;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.internal.Traffic.Seen;
import io.tributary.health.Finding;
import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.platform.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether stores let us in, and what this node saw of them lately: quota, clock, answers. */
@Component
public final class ConnectionsHealth implements HealthSource {
    /** Nothing is lost by wrong clocks, but people are confused by them. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration LONG_WAIT = Duration.ofMinutes(1);
    private static final int NAMED = 10;

    private final Connections connections;
    private final Traffic traffic;
    private final Clock clock;

    @Activate
    public ConnectionsHealth(
            @Reference(name = "connections") Connections connections, @Reference(name = "traffic") Traffic traffic) {
        this(connections, traffic, Clock.systemUTC());
    }

    ConnectionsHealth(Connections connections, Traffic traffic, Clock clock) {
        this.connections = connections;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "connections";
    }

    @Override
    public List<StoreRef> stores(int limit) {
        return connections.all().stream()
                .filter(store -> store.state() != State.DISCONNECTED)
                .limit(limit)
                .map(store ->
                        new StoreRef(store.id().account().value(), store.id().store()))
                .toList();
    }

    @Override
    public List<Finding> node() {
        List<Connection> connected = connections.all().stream()
                .filter(store -> store.state() != State.DISCONNECTED)
                .toList();
        List<Connection> inNeed = connected.stream()
                .filter(store -> store.state() == State.NEEDS_ATTENTION)
                .toList();
        Map<String, Long> figures = Map.of("connected", (long) connected.size(), "needAttention", (long) inNeed.size());
        if (inNeed.isEmpty()) {
            return List.of(Finding.ok("stores", connected.size() + " stores are connected.", figures));
        }
        String names =
                inNeed.stream().limit(NAMED).map(store -> store.id().toString()).collect(Collectors.joining(", "));
        return List.of(new Finding(
                "stores",
                Status.WARN,
                inNeed.size() + " of " + connected.size() + " stores need attention: " + names
                        + (inNeed.size() > NAMED ? " and others." : "."),
                "bigcommerce:health STORE says what each needs.",
                figures));
    }

    @Override
    public List<Finding> store(StoreRef ref) {
        Optional<Connection> store = find(ref).filter(found -> found.state() != State.DISCONNECTED);
        if (store.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(access(store.get()));
        traffic.lately(store.get().id()).ifPresent(seen -> {
            findings.add(answers(seen));
            findings.add(quota(seen));
            seen.ahead().ifPresent(ahead -> findings.add(clock(ahead)));
        });
        return findings;
    }

    private Optional<Connection> find(StoreRef ref) {
        try {
            return connections.find(new ConnectionId(new AccountId(ref.account()), ref.store()));
        } catch (IllegalArgumentException e) {
            // Not even the shape of an id: nothing can be there.
            return Optional.empty();
        }
    }

    /** The attention is a text of ours: one that names a scope is about scopes, all others keep us out. */
    private static List<Finding> access(Connection store) {
        boolean inNeed = store.state() == State.NEEDS_ATTENTION;
        boolean scope = inNeed && store.attention().contains("scope");
        Finding login = inNeed && !scope
                ? new Finding(
                        "login",
                        Status.CRITICAL,
                        store.attention(),
                        "Enter the credentials again in the store's settings, then test the connection.",
                        Map.of())
                : Finding.ok("login", "The store lets us in.", Map.of());
        Finding scopes = scope
                ? new Finding(
                        "scopes",
                        Status.WARN,
                        store.attention(),
                        "Tick the scope for the API account in the store's control panel, then enter its new token.",
                        Map.of())
                : Finding.ok("scopes", "No scope is known to be missing.", Map.of());
        return List.of(login, scopes);
    }

    private Finding answers(Seen seen) {
        Map<String, Long> figures = Map.of(
                "status",
                (long) seen.status(),
                "ageSeconds",
                Duration.between(seen.at(), clock.instant()).toSeconds());
        if (seen.status() != 0 && seen.status() < 500) {
            return Finding.ok("answers", "The store answered this node at " + seen.at() + ".", figures);
        }
        return new Finding(
                "answers",
                Status.WARN,
                (seen.status() == 0 ? "The store did not answer at " : "The store answered " + seen.status() + " at ")
                        + seen.at() + ".",
                "Nothing: it is asked again by itself, at longer and longer intervals up to an hour.",
                figures);
    }

    private Finding quota(Seen seen) {
        Map<String, Long> figures = new HashMap<>();
        seen.quotaLeft().ifPresent(left -> figures.put("left", left));
        Instant now = clock.instant();
        Duration wait = seen.waitsUntil().isAfter(now) ? Duration.between(now, seen.waitsUntil()) : Duration.ZERO;
        figures.put("waitSeconds", wait.toSeconds());
        String left = seen.quotaLeft().isPresent()
                ? seen.quotaLeft().getAsLong() + " requests are left in the store's present window."
                : "The store announces no quota.";
        if (wait.compareTo(LONG_WAIT) < 0) {
            return Finding.ok("quota", left, figures);
        }
        return new Finding(
                "quota",
                Status.WARN,
                "Nothing is sent for " + wait.toSeconds() + " s, because the store's quota is spent.",
                "If this lasts, see which other apps of the store spend its quota.",
                figures);
    }

    private static Finding clock(Duration ahead) {
        Map<String, Long> figures = Map.of("aheadSeconds", ahead.toSeconds());
        if (ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0) {
            return Finding.ok("clock", "The store's clock and this node's agree.", figures);
        }
        return new Finding(
                "clock",
                Status.WARN,
                "The store's clock is " + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                        + " this node's.",
                "Set this node's clock by NTP. Nothing is lost meanwhile: the store's time counts.",
                figures);
    }

    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        traffic.results()
                .forEach((result, count) -> measures.add(Measure.counter(
                        "tributary_store_requests",
                        "Requests to stores that are over, by the status that was answered; none for no answer.",
                        Map.of("result", result),
                        count)));
        measures.add(Measure.counter(
                "tributary_store_quota_waits",
                "How often a request waited for its store's quota.",
                Map.of(),
                traffic.waits()));
        measures.add(Measure.counter(
                "tributary_store_quota_wait_seconds",
                "How long requests waited for their stores' quotas, all together.",
                Map.of(),
                traffic.waited().toMillis() / 1000.0));
        Map<State, Long> byState =
                connections.all().stream().collect(Collectors.groupingBy(Connection::state, Collectors.counting()));
        for (State state : State.values()) {
            measures.add(Measure.gauge(
                    "tributary_stores",
                    "Stores by the state of their connection.",
                    Map.of("state", state.name().toLowerCase(Locale.ROOT)),
                    byState.getOrDefault(state, 0L)));
        }
        return measures;
    }
}
