package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What affiliates brought to one account: the table {@code platform_touch}. */
record Touches(Handle handle, AccountId account) {
    void insert(Collection<Came> visits) {
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_touch (account_id, visitor_id, came_at,"
                + " affiliate_id, code, sub_id, campaign, landing, referrer) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Came came : visits) {
                came.affiliate().ifPresent(affiliate -> batch.bind(0, account.value())
                        .bind(1, came.visit().visitor())
                        .bind(2, came.visit().at())
                        .bind(3, affiliate)
                        .bind(4, came.visit().arrival().code())
                        .bind(5, came.visit().arrival().subId())
                        .bind(6, came.visit().arrival().campaign())
                        .bind(7, came.visit().arrival().landing())
                        .bind(8, came.visit().arrival().referrer())
                        .add());
            }
            batch.execute();
        }
    }

    /** Those of each visitor, in the order of time; who has none is missing. */
    Map<String, List<Touch>> of(Collection<String> visitors) {
        Map<String, List<Touch>> found = new HashMap<>();
        handle.createQuery("select w.id, t.came_at, t.affiliate_id, t.code, t.sub_id, t.campaign, t.landing, t.referrer"
                        + " from unnest(cast(:visitors as varchar array)) as w (id) left join platform_touch t"
                        + " on t.account_id = :account and t.visitor_id = w.id order by t.came_at, t.touch_id")
                .bind("account", account.value())
                .bindArray("visitors", String.class, visitors.toArray())
                .map((row, context) -> {
                    if (row.getObject("affiliate_id") != null) {
                        found.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                                .add(new Touch(
                                        row.getString("id"),
                                        Moments.get(row, "came_at"),
                                        row.getLong("affiliate_id"),
                                        row.getString("code"),
                                        row.getString("sub_id"),
                                        row.getString("campaign"),
                                        row.getString("landing"),
                                        row.getString("referrer")));
                    }
                    return row.getString("id");
                })
                .list();
        return found;
    }
}
