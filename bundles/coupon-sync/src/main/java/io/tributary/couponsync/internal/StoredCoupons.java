package io.tributary.couponsync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers from what the runs have kept. */
@Component
public final class StoredCoupons implements Coupons {
    private final CouponTable table;

    @Activate
    public StoredCoupons(@Reference(name = "table") CouponTable table) {
        this.table = table;
    }

    @Override
    public List<CouponStatus> list(ConnectionId connection) {
        return statuses(table.rows(connection));
    }

    @Override
    public List<CouponStatus> list(ConnectionId connection, Optional<CouponState> state, long offset, int limit) {
        return statuses(table.rows(connection, state, offset, limit));
    }

    private static List<CouponStatus> statuses(List<CouponRow> rows) {
        return rows.stream().map(CouponRow::status).toList();
    }
}
