package io.tributary.couponsync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.couponsync.CouponState;
import io.tributary.database.Database;
import io.tributary.health.Finding;
import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.platform.AccountId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How codes stand in the stores. */
@Component
public final class CouponsHealth implements HealthSource {
    /** An affiliate of such a code has no coupon that works. */
    private static final Set<CouponState> WITHOUT_COUPON =
            Set.of(CouponState.COLLISION, CouponState.ILLEGAL_CODE, CouponState.DELETED_IN_STORE);

    private final Jdbi jdbi;
    private final Connections connections;

    @Activate
    public CouponsHealth(
            @Reference(name = "database") Database database, @Reference(name = "connections") Connections connections) {
        this.jdbi = database.open(CouponsHealth.class, "coupon");
        this.connections = connections;
    }

    @Override
    public String room() {
        return "coupons";
    }

    @Override
    public List<Finding> store(StoreRef ref) {
        try {
            ConnectionId store = new ConnectionId(new AccountId(ref.account()), ref.store());
            if (connections
                    .find(store)
                    .filter(found -> found.state() != Connection.State.DISCONNECTED)
                    .isEmpty()) {
                return List.of();
            }
            Map<CouponState, Long> counts = jdbi.withHandle(handle ->
                    counts(handle.createQuery("select state, count(*) from coupon_row where account = :account"
                                    + " and store = :store group by state")
                            .bind("account", store.account().value())
                            .bind("store", store.store())));
            return counts.isEmpty() ? List.of() : List.of(finding(counts));
        } catch (IllegalArgumentException e) {
            // Not even the shape of an id: nothing can be there.
            return List.of();
        }
    }

    @Override
    public List<Finding> node() {
        return List.of(finding(total()));
    }

    private static Finding finding(Map<CouponState, Long> counts) {
        Map<String, Long> figures = new TreeMap<>();
        counts.forEach((state, count) -> figures.put(state.label(), count));
        long without = counts.entrySet().stream()
                .filter(entry -> WITHOUT_COUPON.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return without == 0
                ? Finding.ok("codes", "None of " + all + " codes is without its coupon by a conflict.", figures)
                : new Finding(
                        "codes",
                        Status.WARN,
                        without + " of " + all + " codes have no coupon of ours: they collide, are not allowed, or were"
                                + " deleted in the store.",
                        "bigcommerce:coupons STORE says why and what can be done.",
                        figures);
    }

    @Override
    public List<Measure> measures() {
        Map<CouponState, Long> counts = total();
        return List.of(CouponState.values()).stream()
                .map(state -> Measure.gauge(
                        "tributary_coupons",
                        "Affiliate codes by how they stand in the stores.",
                        Map.of("state", state.label()),
                        counts.getOrDefault(state, 0L)))
                .toList();
    }

    private Map<CouponState, Long> total() {
        return jdbi.withHandle(
                handle -> counts(handle.createQuery("select state, count(*) from coupon_row group by state")));
    }

    private static Map<CouponState, Long> counts(Query query) {
        Map<CouponState, Long> counts = new EnumMap<>(CouponState.class);
        query.map((row, context) -> counts.put(CouponState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }
}
