package io.tributary.audit.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables {@code audit_head} and {@code audit_entry}, of one account. */
final class AuditTable {
    private static final String OF_ACCOUNT = " where account = :account";
    private final Handle handle;
    private final String account;

    AuditTable(Handle handle, String account) {
        this.handle = handle;
        this.account = account;
    }

    /** How far the chain goes. */
    record Head(long entries, String hash) {}

    /** The head, which nobody else reads in this way until the transaction ends. */
    Head lock() {
        Optional<Head> found = head(" for update");
        if (found.isPresent()) {
            return found.get();
        }
        handle.createUpdate("insert into audit_head (account, entries, hash) values (:account, 0, :start)"
                        + " on conflict do nothing")
                .bind("account", account)
                .bind("start", Chain.START)
                .execute();
        return head(" for update").orElseThrow();
    }

    Optional<Head> head() {
        return head("");
    }

    private Optional<Head> head(String how) {
        return handle.createQuery("select entries, hash from audit_head" + OF_ACCOUNT + how)
                .bind("account", account)
                .map((row, context) -> new Head(row.getLong("entries"), row.getString("hash")))
                .findOne();
    }

    long greatest() {
        return handle.createQuery("select coalesce(max(entry), 0) from audit_entry" + OF_ACCOUNT)
                .bind("account", account)
                .mapTo(Long.class)
                .one();
    }

    /** An entry as it is in the database, whatever somebody has made of it there. */
    record Row(
            long number,
            Instant at,
            String account,
            String store,
            String subject,
            String action,
            String byName,
            String byFrom,
            String before,
            String after,
            String hash) {
        /** The entry that follows the one with this hash. */
        static Row after(Head head, Instant at, AuditEntry entry) {
            Row row = new Row(
                    head.entries() + 1,
                    at,
                    entry.account(),
                    entry.store(),
                    entry.subject(),
                    entry.action(),
                    entry.by().name(),
                    entry.by().from(),
                    entry.before(),
                    entry.after(),
                    "");
            return row.withHash(row.hashAfter(head.hash()));
        }

        private Row withHash(String value) {
            return new Row(number, at, account, store, subject, action, byName, byFrom, before, after, value);
        }

        /** What its hash has to be, from the hash of the entry before it. */
        String hashAfter(String before) {
            return Chain.hash(
                    before, number, at, List.of(account, store, subject, action, byName, byFrom, this.before, after));
        }

        AuditRecord record() {
            AuditEntry entry =
                    new AuditEntry(account, store, subject, action, new Actor(byName, byFrom), before, after);
            return new AuditRecord(number, at, entry, hash);
        }
    }

    void add(Row row) {
        handle.createUpdate("insert into audit_entry (account, entry, written_at, store, subject, action, by_name,"
                        + " by_from, before_text, after_text, hash) values (:account, :number, :at, :store, :subject,"
                        + " :action, :name, :from, :before, :after, :hash)")
                .bind("account", account)
                .bind("number", row.number())
                .bind("at", row.at())
                .bind("store", row.store())
                .bind("subject", row.subject())
                .bind("action", row.action())
                .bind("name", row.byName())
                .bind("from", row.byFrom())
                .bind("before", row.before())
                .bind("after", row.after())
                .bind("hash", row.hash())
                .execute();
        handle.createUpdate("update audit_head set entries = :number, hash = :hash" + OF_ACCOUNT)
                .bind("account", account)
                .bind("number", row.number())
                .bind("hash", row.hash())
                .execute();
    }

    /** The entries that follow a number, in their order. */
    List<Row> after(long number, int limit) {
        return handle.createQuery("select * from audit_entry" + OF_ACCOUNT
                        + " and entry > :number order by entry fetch next :limit rows only")
                .bind("account", account)
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> map(row))
                .list();
    }

    List<AuditRecord> newest(AuditFilter filter, long before, int limit) {
        Map<String, Object> bound = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("select * from audit_entry" + OF_ACCOUNT + " and entry < :before");
        filter.store().ifPresent(store -> sql.append(only("store = :store", "store", store, bound)));
        filter.subject().ifPresent(subject -> sql.append(only("subject = :subject", "subject", subject, bound)));
        filter.action()
                .ifPresent(action -> sql.append(
                        action.endsWith(".")
                                ? only("substring(action, 1, :length) = :action", "action", action, bound)
                                : only("action = :action", "action", action, bound)));
        filter.by().ifPresent(name -> sql.append(only("by_name = :name", "name", name, bound)));
        filter.since().ifPresent(since -> sql.append(only("written_at >= :since", "since", since, bound)));
        filter.until().ifPresent(until -> sql.append(only("written_at < :until", "until", until, bound)));
        sql.append(" order by entry desc fetch next :limit rows only");
        return handle.createQuery(sql.toString())
                .bind("account", account)
                .bind("before", before)
                .bind("limit", limit)
                .bind("length", filter.action().map(String::length).orElse(0))
                .bindMap(bound)
                .map((row, context) -> map(row).record())
                .list();
    }

    private static String only(String condition, String name, Object value, Map<String, Object> bound) {
        bound.put(name, value);
        return " and " + condition;
    }

    private static Row map(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("entry"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getString("store"),
                row.getString("subject"),
                row.getString("action"),
                row.getString("by_name"),
                row.getString("by_from"),
                row.getString("before_text"),
                row.getString("after_text"),
                row.getString("hash"));
    }
}
