package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deletes what one account does not want to keep any longer, in pieces. */
record Retention(Handle handle, AccountId account, Instant now) {
    /** Touches decide about orders, and orders are looked at again long after they came. */
    private static final int TOUCH_DAYS = 365;

    /** @return whether there may be more */
    boolean tidy(int visitDays, int windowDays, int most) {
        boolean more = visits(ago(visitDays), most);
        more |= delete("platform_visitor", "last_at", ago(Math.max(visitDays, windowDays)), most);
        more |= delete("platform_touch", "came_at", ago(windowDays + TOUCH_DAYS), most);
        more |= delete("platform_order_hint", "told_at", ago(visitDays), most);
        return more;
    }

    /**
     * Looks at some leads: an address that was left in no browser for as long as touches are kept is deleted, unless somebody
     * is known to have ordered from such a browser.
     *
     * @param after the number of the last lead that was looked at before
     * @return that of the last one now; zero when none is left, to begin again
     */
    long leads(int windowDays, long after, int most) {
        Instant limit = ago(windowDays + TOUCH_DAYS);
        List<Seen> seen = handle.createQuery(
                        "select l.lead_id, l.email_hash, case when l.first_at < :limit and not exists"
                                + " (select 1 from platform_lead_visitor v left join platform_order_visitor o"
                                + " on o.account_id = v.account_id and o.visitor_id = v.visitor_id"
                                + " where v.account_id = l.account_id and v.email_hash = l.email_hash"
                                + " and (v.left_at >= :limit or o.visitor_id is not null)) then 1 else 0 end as is_old"
                                + " from platform_lead l where l.account_id = :account and l.lead_id > :after"
                                + " order by l.lead_id fetch first :most rows only")
                .bind("account", account.value())
                .bind("limit", limit)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) ->
                        new Seen(row.getLong("lead_id"), row.getString("email_hash"), row.getInt("is_old") == 1))
                .list();
        Object[] old = seen.stream().filter(Seen::isOld).map(Seen::hash).toArray();
        if (old.length > 0) {
            for (String table : List.of("platform_lead_visitor", "platform_lead")) {
                handle.createUpdate("delete from " + table + " where account_id = :account and email_hash in"
                                + " (select w.hash from unnest(cast(:hashes as varchar array)) as w (hash))")
                        .bind("account", account.value())
                        .bindArray("hashes", String.class, old)
                        .execute();
            }
        }
        return seen.size() < most ? 0 : seen.get(seen.size() - 1).lead();
    }

    private record Seen(long lead, String hash, boolean isOld) {}

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days));
    }

    /** By their numbers, in which order they were written: an index for times would be one more for each visit. */
    private boolean visits(Instant limit, int most) {
        List<Long> old = handle
                .createQuery("select visit_id, came_at from platform_visit where account_id = :account"
                        + " order by visit_id fetch first :most rows only")
                .bind("account", account.value())
                .bind("most", most)
                .map((row, context) -> Moments.get(row, "came_at").isBefore(limit) ? row.getLong("visit_id") : -1)
                .stream()
                .takeWhile(id -> id >= 0)
                .toList();
        if (!old.isEmpty()) {
            handle.createUpdate("delete from platform_visit where account_id = :account and visit_id <= :last")
                    .bind("account", account.value())
                    .bind("last", old.get(old.size() - 1))
                    .execute();
        }
        return old.size() == most;
    }

    private boolean delete(String table, String column, Instant limit, int most) {
        List<Instant> old = handle.createQuery(
                        "select " + column + " from " + table + " where account_id = :account and " + column
                                + " < :limit order by " + column + " fetch first :most rows only")
                .bind("account", account.value())
                .bind("limit", limit)
                .bind("most", most)
                .map((row, context) -> Moments.get(row, column))
                .list();
        Optional<Instant> last = old.isEmpty() ? Optional.empty() : Optional.of(old.get(old.size() - 1));
        last.ifPresent(moment -> handle.createUpdate(
                        "delete from " + table + " where account_id = :account and " + column + " <= :last")
                .bind("account", account.value())
                .bind("last", moment)
                .execute());
        return old.size() == most;
    }
}
