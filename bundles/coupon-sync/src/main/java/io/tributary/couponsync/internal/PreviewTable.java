package io.tributary.couponsync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code coupon_preview} and {@code coupon_preview_line}: what the newest dry run of a store found. */
final class PreviewTable {
    private final Handle handle;
    private final ConnectionId store;

    PreviewTable(Handle handle, ConnectionId store) {
        this.handle = handle;
        this.store = store;
    }

    /** Takes the place of the one before. */
    void save(CouponPreview preview) {
        CouponTable.of(store, handle.createUpdate("delete from coupon_preview" + CouponTable.OF_STORE))
                .execute();
        CouponTable.of(
                        store,
                        handle.createUpdate("insert into coupon_preview (account, store, made_at, existing)"
                                + " values (:account, :store, :at, :existing)"))
                .bind("at", preview.at())
                .bind("existing", preview.existing())
                .execute();
        PreparedBatch batch = handle.prepareBatch("insert into coupon_preview_line (account, store, line, code,"
                + " affiliate, step, state, name, reason) values (:account, :store, :line, :code, :affiliate, :step,"
                + " :state, :name, :reason)");
        int number = 0;
        for (CouponPreview.Line line : preview.lines()) {
            CouponTable.of(store, batch)
                    .bind("line", number++)
                    .bind("code", CouponRecords.text(line.code().value()))
                    .bind("affiliate", line.affiliate().map(AffiliateId::value).orElse(null))
                    .bind("step", line.step().name())
                    .bind("state", line.state().name())
                    .bind("name", CouponRecords.text(line.name()))
                    .bind("reason", CouponRecords.text(line.reason()))
                    .add();
        }
        if (number > 0) {
            batch.execute();
        }
    }

    Optional<CouponPreview> find(long offset, int limit) {
        List<CouponPreview.Line> lines = CouponTable.of(
                        store,
                        handle.createQuery("select * from coupon_preview_line" + CouponTable.OF_STORE
                                + " order by line offset :offset rows fetch next :limit rows only"))
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
        return CouponTable.of(
                        store,
                        handle.createQuery("select made_at, existing from coupon_preview" + CouponTable.OF_STORE))
                .map((row, context) ->
                        new CouponPreview(CouponRecords.moment(row, "made_at"), row.getLong("existing"), lines))
                .findOne();
    }

    private static CouponPreview.Line line(ResultSet row) throws SQLException {
        return new CouponPreview.Line(
                new AffiliateCode(row.getString("code")),
                Optional.ofNullable(row.getString("affiliate")).map(AffiliateId::new),
                CouponPreview.Step.valueOf(row.getString("step")),
                CouponState.valueOf(row.getString("state")),
                row.getString("name"),
                row.getString("reason"));
    }
}
