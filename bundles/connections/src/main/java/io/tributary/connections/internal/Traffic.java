package io.tributary.connections.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.CallResult;
import io.tributary.connections.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What went to and fro between this node and its stores, since the node's start. Safe for use by many threads. */
@Component(service = Traffic.class)
public final class Traffic {
    private static final String QUOTA = "the store's quota";

    private final Clock clock;
    private final Map<String, LongAdder> results = new ConcurrentHashMap<>();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private final Map<ConnectionId, Seen> lately = new ConcurrentHashMap<>();

    @Activate
    public Traffic() {
        this(Clock.systemUTC());
    }

    Traffic(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a store answered last.
     *
     * @param status 0 when it did not answer
     * @param ahead how far its clock is ahead of ours, when it told
     * @param waitsUntil until when nothing is sent to it
     */
    record Seen(Instant at, int status, Optional<Duration> ahead, OptionalLong quotaLeft, Instant waitsUntil) {}

    /** Looks on while another observer is told. */
    CallObserver watching(ConnectionId store, CallObserver other) {
        return new CallObserver() {
            @Override
            public void sent() {
                other.sent();
            }

            @Override
            public void answered(CallResult result) {
                note(store, result);
                other.answered(result);
            }

            @Override
            public void refused() {
                other.refused();
            }

            @Override
            public void waiting(Duration time, String reason) {
                if (reason.equals(QUOTA)) {
                    noteWait(store, time);
                }
                other.waiting(time, reason);
            }
        };
    }

    private void note(ConnectionId store, CallResult result) {
        results.computeIfAbsent(kind(result.status()), kind -> new LongAdder()).increment();
        Instant now = clock.instant();
        lately.compute(store, (id, before) -> {
            Optional<Duration> ahead = result.storeTime().map(time -> Duration.between(now, time));
            Instant until = before == null ? Instant.MIN : before.waitsUntil();
            return new Seen(
                    now,
                    result.status(),
                    ahead.or(() -> before == null ? Optional.empty() : before.ahead()),
                    result.quotaLeft(),
                    until);
        });
    }

    private void noteWait(ConnectionId store, Duration time) {
        waits.increment();
        waitedMillis.add(time.toMillis());
        lately.computeIfPresent(
                store,
                (id, before) -> new Seen(
                        before.at(),
                        before.status(),
                        before.ahead(),
                        before.quotaLeft(),
                        clock.instant().plus(time)));
    }

    /** A handful of kinds, whatever stores answer. */
    private static String kind(int status) {
        return switch (status) {
            case 0 -> "none";
            case 401, 403, 429 -> Integer.toString(status);
            default -> status / 100 + "xx";
        };
    }

    void forget(ConnectionId store) {
        lately.remove(store);
    }

    Optional<Seen> lately(ConnectionId store) {
        return Optional.ofNullable(lately.get(store));
    }

    /** How many requests ended in which way: {@code 2xx}, {@code 401}, {@code none}. */
    Map<String, Long> results() {
        Map<String, Long> counted = new TreeMap<>();
        results.forEach((kind, count) -> counted.put(kind, count.sum()));
        return counted;
    }

    long waits() {
        return waits.sum();
    }

    Duration waited() {
        return Duration.ofMillis(waitedMillis.sum());
    }
}
