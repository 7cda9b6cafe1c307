package io.tributary.couponsync.internal;

import io.tributary.connections.Connections;
import io.tributary.couponsync.Coupons;
import io.tributary.rest.RestSection;
import io.tributary.sync.SyncRuns;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/stores/{store}/coupons}. */
@Component
public final class CouponSection implements RestSection {
    private final Connections connections;
    private final Coupons coupons;
    private final SyncRuns runs;

    @Activate
    public CouponSection(
            @Reference(name = "connections") Connections connections,
            @Reference(name = "coupons") Coupons coupons,
            @Reference(name = "runs") SyncRuns runs) {
        this.connections = connections;
        this.coupons = coupons;
        this.runs = runs;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public Object resource(Place place) {
        return new CouponResource(connections, coupons, runs, place);
    }

    @Override
    public Class<?> type() {
        return CouponResource.class;
    }
}
