package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.couponsync.CouponAction;
import io.tributary.platform.AffiliateCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code coupon_action}: what was asked for about the codes of one store and is not done yet. */
final class ActionTable {
    private final Handle handle;
    private final ConnectionId store;

    ActionTable(Handle handle, ConnectionId store) {
        this.handle = handle;
        this.store = store;
    }

    Map<AffiliateCode.Key, Pending> all() {
        Map<AffiliateCode.Key, Pending> pending = new HashMap<>();
        CouponTable.of(store, handle.createQuery("select * from coupon_action" + CouponTable.OF_STORE))
                .map((row, context) -> map(row))
                .forEach(action -> pending.put(action.key(), action));
        return pending;
    }

    /** @return false when there is one about this code already */
    boolean add(Pending action) {
        return CouponRecords.bind(
                                CouponTable.of(
                                        store,
                                        handle.createUpdate("insert into coupon_action (account, store, code_key, id,"
                                                + " action, by_name, by_from, asked_at, seen) values (:account, :store,"
                                                + " :key, :id, :action, :name, :from, :at, :seen)"
                                                + " on conflict do nothing")),
                                action.key())
                        .bind("id", action.id())
                        .bind("action", action.action().name())
                        .bind("name", action.by().name())
                        .bind("from", action.by().from())
                        .bind("at", action.at())
                        .bind("seen", action.seen())
                        .execute()
                > 0;
    }

    void remove(Collection<Closing> closed) {
        PreparedBatch batch = handle.prepareBatch("delete from coupon_action" + CouponTable.OF_STORE + " and id = :id");
        closed.forEach(closing ->
                CouponTable.of(store, batch).bind("id", closing.action().id()).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static Pending map(ResultSet row) throws SQLException {
        return new Pending(
                row.getString("id"),
                new AffiliateCode.Key(row.getString("code_key")),
                CouponAction.valueOf(row.getString("action")),
                new Actor(row.getString("by_name"), row.getString("by_from")),
                CouponRecords.moment(row, "asked_at"),
                row.getString("seen"));
    }
}
