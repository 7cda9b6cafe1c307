package io.tributary.orderimport.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.health.Finding;
import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.internal.Backlog.Left;
import io.tributary.platform.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far stores are read, and what is left to do in the ledger. */
@Component
public final class OrdersHealth implements HealthSource {
    /** A store read less far than this is worth a look: runs are due every quarter of an hour unless set otherwise. */
    private static final Duration BEHIND = Duration.ofHours(2);

    private static final Duration FAR_BEHIND = Duration.ofDays(1);

    private final Backlog backlog;
    private final Connections connections;
    private final Clock clock;

    @Activate
    public OrdersHealth(
            @Reference(name = "database") Database database, @Reference(name = "connections") Connections connections) {
        this(database, connections, Clock.systemUTC());
    }

    OrdersHealth(Database database, Connections connections, Clock clock) {
        this.backlog = new Backlog(database.open(OrdersHealth.class, "orders"));
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "orders";
    }

    @Override
    public List<Finding> store(StoreRef ref) {
        return connected(ref)
                .map(store -> {
                    Optional<Instant> readUntil = backlog.readUntil(store).flatMap(until -> until);
                    return List.of(cursor(readUntil), left(backlog.of(store), "This store has "));
                })
                .orElse(List.of());
    }

    private Optional<ConnectionId> connected(StoreRef ref) {
        try {
            return connections
                    .find(new ConnectionId(new AccountId(ref.account()), ref.store()))
                    .filter(OrdersHealth::isConnected)
                    .map(Connection::id);
        } catch (IllegalArgumentException e) {
            // Not even the shape of an id: nothing can be there.
            return Optional.empty();
        }
    }

    private static boolean isConnected(Connection connection) {
        return connection.state() != Connection.State.DISCONNECTED;
    }

    private Finding cursor(Optional<Instant> readUntil) {
        if (readUntil.isEmpty()) {
            return Finding.ok("cursor", "The first import has not ended yet.", Map.of());
        }
        Duration age = age(readUntil.get());
        Map<String, Long> figures = Map.of("ageSeconds", age.toSeconds());
        String seen = "Orders modified until " + readUntil.get() + " of the store's clock are in the ledger.";
        Status status = status(age);
        return new Finding(
                "cursor",
                status,
                seen,
                status == Status.OK ? "" : "See the job orders of this store in the room sync for why it stands still.",
                figures);
    }

    private static Status status(Duration age) {
        if (age.compareTo(BEHIND) < 0) {
            return Status.OK;
        }
        return age.compareTo(FAR_BEHIND) < 0 ? Status.WARN : Status.CRITICAL;
    }

    private Duration age(Instant readUntil) {
        Duration age = Duration.between(readUntil, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Finding left(Left left, String subject) {
        long failed = left.of(OrderState.FAILED);
        Map<String, Long> figures = Map.of(
                "waiting", left.of(OrderState.WAITING),
                "held", left.of(OrderState.HELD),
                "failed", failed,
                "unconfirmed", left.unconfirmed(),
                "refundsToApply", left.refunds());
        String seen = subject + failed + " failed and " + left.of(OrderState.HELD) + " held orders, "
                + left.of(OrderState.WAITING) + " that wait for payment, " + left.refunds()
                + " to look at again for their refunds, and " + left.unconfirmed()
                + " calls to the platform without an answer.";
        return failed == 0 && left.unconfirmed() == 0
                ? Finding.ok("backlog", seen, figures)
                : new Finding(
                        "backlog",
                        Status.WARN,
                        seen,
                        "All of it is tried again at the next run. bigcommerce:order STORE ORDER says what is wrong with"
                                + " one.",
                        figures);
    }

    @Override
    public List<Finding> node() {
        Standstill standstill = standstill();
        Status status = status(Duration.ofSeconds(standstill.oldestSeconds()));
        Finding cursors = new Finding(
                "cursors",
                status,
                standstill.behind() + " of " + standstill.stores() + " imported stores are read less far than "
                        + BEHIND.toHours() + " hours ago.",
                status == Status.OK ? "" : "The room sync names the stores for which the job orders fails.",
                Map.of(
                        "stores",
                        standstill.stores(),
                        "behind",
                        standstill.behind(),
                        "oldestAgeSeconds",
                        standstill.oldestSeconds()));
        return List.of(cursors, left(backlog.total(), "All stores together have "));
    }

    private record Standstill(long stores, long behind, long oldestSeconds) {}

    /** Of stores that are connected; the positions of others only get older. */
    private Standstill standstill() {
        Set<StoreRef> connected = connections.all().stream()
                .filter(OrdersHealth::isConnected)
                .map(store ->
                        new StoreRef(store.id().account().value(), store.id().store()))
                .collect(Collectors.toSet());
        List<Duration> ages = backlog.positions().stream()
                .filter(position -> connected.contains(new StoreRef(position.account(), position.store())))
                .map(position -> age(position.readUntil()))
                .toList();
        return new Standstill(
                ages.size(),
                ages.stream().filter(age -> age.compareTo(BEHIND) >= 0).count(),
                ages.stream().mapToLong(Duration::toSeconds).max().orElse(0));
    }

    @Override
    public List<Measure> measures() {
        Standstill standstill = standstill();
        Left left = backlog.total();
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.gauge(
                "tributary_cursor_age_seconds_max",
                "Of the connected store that is read least far.",
                Map.of(),
                standstill.oldestSeconds()));
        measures.add(Measure.gauge(
                "tributary_stores_behind",
                "Connected stores that are read less far than " + BEHIND.toHours() + " hours ago.",
                Map.of(),
                standstill.behind()));
        left.orders()
                .forEach((state, orders) -> measures.add(Measure.gauge(
                        "tributary_orders_backlog",
                        "Orders that may still change by themselves; failed ones are tried again at each run.",
                        Map.of("state", state.label()),
                        orders)));
        measures.add(Measure.gauge(
                "tributary_orders_refunds_to_apply",
                "Orders to look at again for their refunds.",
                Map.of(),
                left.refunds()));
        measures.add(Measure.gauge(
                "tributary_puts_unconfirmed",
                "Calls to the affiliate platform without an answer.",
                Map.of(),
                left.unconfirmed()));
        return measures;
    }
}
