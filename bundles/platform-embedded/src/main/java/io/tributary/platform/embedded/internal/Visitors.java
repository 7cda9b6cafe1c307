package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The visitors of one account: the table {@code platform_visitor}. */
record Visitors(Handle handle, AccountId account) {
    /**
     * A row.
     *
     * @param landing the last one, and so the campaign
     */
    record Visitor(String id, Instant first, Instant last, String landing, String campaign) {}

    Map<String, Visitor> find(Collection<String> ids) {
        Map<String, Visitor> found = new HashMap<>();
        handle.createQuery("select w.id, v.first_at, v.last_at, v.landing, v.campaign"
                        + " from unnest(cast(:ids as varchar array)) as w (id)"
                        + " left join platform_visitor v on v.account_id = :account and v.visitor_id = w.id")
                .bind("account", account.value())
                .bindArray("ids", String.class, ids.toArray())
                .map((row, context) -> row.getObject("landing") == null
                        ? null
                        : found.put(
                                row.getString("id"),
                                new Visitor(
                                        row.getString("id"),
                                        Moments.get(row, "first_at"),
                                        Moments.get(row, "last_at"),
                                        row.getString("landing"),
                                        row.getString("campaign"))))
                .list();
        return found;
    }

    /** @param known of these, those that have a row */
    void put(Collection<Visitor> visitors, Collection<String> known) {
        try (PreparedBatch inserts = handle.prepareBatch("insert into platform_visitor (last_at, landing, campaign,"
                        + " account_id, visitor_id, first_at) values (?, ?, ?, ?, ?, ?)");
                PreparedBatch updates = handle.prepareBatch("update platform_visitor set last_at = ?, landing = ?,"
                        + " campaign = ? where account_id = ? and visitor_id = ?")) {
            for (Visitor visitor : visitors) {
                boolean isKnown = known.contains(visitor.id());
                PreparedBatch batch = (isKnown ? updates : inserts)
                        .bind(0, visitor.last())
                        .bind(1, visitor.landing())
                        .bind(2, visitor.campaign())
                        .bind(3, account.value())
                        .bind(4, visitor.id());
                (isKnown ? batch : batch.bind(5, visitor.first())).add();
            }
            inserts.execute();
            updates.execute();
        }
    }
}
