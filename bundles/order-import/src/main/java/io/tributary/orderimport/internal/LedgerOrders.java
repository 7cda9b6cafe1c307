package io.tributary.orderimport.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.OrderSummary;
import io.tributary.orderimport.Orders;
import io.tributary.platform.AffiliateId;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reads the order ledger, and keeps what people want of it. */
@Component
public final class LedgerOrders implements Orders {
    private static final int CHUNK = 500;
    private static final int LONGEST_WHY = 500;

    /** Reading goes on while nothing runs. */
    @Reference(
            name = "runs",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SyncRuns runs;

    private final Jdbi jdbi;
    private final Connections connections;
    private final Clock clock;

    @Activate
    public LedgerOrders(
            @Reference(name = "database") Database database, @Reference(name = "connections") Connections connections) {
        this(database, connections, Clock.systemUTC());
    }

    LedgerOrders(Database database, Connections connections, Clock clock) {
        this.jdbi = database.open(LedgerOrders.class, "orders");
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Optional<OrderExplanation> explain(ConnectionId store, long order) {
        return Tables.inTransaction(jdbi, store, tables -> new Explainer(tables, store).explain(order));
    }

    @Override
    public Optional<AffiliateExplanation> explainTo(AffiliateId affiliate, ConnectionId store, long order) {
        return explain(store, order).flatMap(new AffiliateView(affiliate)::of);
    }

    @Override
    public List<OrderEntry> list(ConnectionId store, OrderFilter filter, long before, int limit) {
        ZoneId zone = connections.find(store).map(Connection::zone).orElse(ZoneOffset.UTC);
        OrderCondition wanted = OrderCondition.of(filter, zone, store, before);
        return Tables.inTransaction(jdbi, store, tables -> {
            List<LedgerRow> rows = tables.orders().newest(wanted, limit);
            Map<Long, List<String>> flags = tables.buyers().allFlags(rows);
            return rows.stream()
                    .map(row -> entry(row, flags.getOrDefault(row.order(), List.of())))
                    .toList();
        });
    }

    private static OrderEntry entry(LedgerRow row, List<String> flags) {
        return new OrderEntry(
                row.order(),
                row.state(),
                row.reason().label(),
                row.reason().why(),
                row.purchase(),
                row.codes().map(Basis::codes).orElse(List.of()),
                row.orderedAt(),
                row.modifiedAt(),
                row.decidedAt(),
                flags);
    }

    @Override
    public OrderSummary summary(ConnectionId store) {
        return Tables.inTransaction(
                jdbi,
                store,
                tables -> new OrderSummary(
                        tables.orders().countByState(),
                        tables.cursor().find().flatMap(Cursor::readUntil),
                        tables.puts().countUnanswered()));
    }

    @Override
    public LookAgain lookAgain(ConnectionId store, Collection<Long> orders, boolean anew, String why) {
        return lookAgain(store, orders, anew, why, Trigger.EVENT);
    }

    @Override
    public LookAgain retry(ConnectionId store, Collection<Long> orders, boolean anew) {
        return lookAgain(store, orders, anew, "somebody wants it tried again", Trigger.MANUAL);
    }

    @Override
    public LookAgain retryAll(ConnectionId store, boolean anew) {
        check(store);
        int failed = 0;
        long after = 0;
        List<Long> ids;
        while (!(ids = failed(store, after)).isEmpty()) {
            ask(store, ids, anew, "somebody wants all that failed tried again");
            failed += ids.size();
            after = ids.get(ids.size() - 1);
        }
        return new LookAgain(failed, failed == 0 ? Optional.empty() : Wake.up(runs, store, Trigger.MANUAL, ""));
    }

    private List<Long> failed(ConnectionId store, long after) {
        return Tables.inTransaction(jdbi, store, tables -> tables.orders().in(OrderState.FAILED, after, CHUNK));
    }

    private LookAgain lookAgain(
            ConnectionId store, Collection<Long> orders, boolean anew, String why, Trigger trigger) {
        check(store);
        if (orders.stream().anyMatch(order -> order <= 0)) {
            throw new IllegalArgumentException("an order's id is greater than 0: " + orders);
        }
        // Always in the same order, so that two who ask do not wait for each other.
        List<Long> ids = orders.stream().distinct().sorted().toList();
        ask(store, ids, anew, why);
        return new LookAgain(ids.size(), ids.isEmpty() ? Optional.empty() : Wake.up(runs, store, trigger, ""));
    }

    private void check(ConnectionId store) {
        if (connections.find(store).isEmpty()) {
            throw new IllegalArgumentException("There is no store " + store + ".");
        }
    }

    private void ask(ConnectionId store, List<Long> orders, boolean anew, String why) {
        String kept = Texts.cut(why, LONGEST_WHY);
        for (int from = 0; from < orders.size(); from += CHUNK) {
            List<Long> some = orders.subList(from, Math.min(from + CHUNK, orders.size()));
            Tables.inTransaction(jdbi, store, tables -> {
                for (Long order : some) {
                    tables.again().ask(order, anew, kept, clock.instant());
                }
                return null;
            });
        }
    }
}
