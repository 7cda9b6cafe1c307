package io.tributary.connections.internal;

import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesText;
import io.tributary.connections.RulesVersion;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Every version of the stores' rules in the database; only ever added to. */
final class RulesTable {
    private final Jdbi jdbi;

    RulesTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The versions of one store, newest first. */
    List<RulesVersion> of(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select version, rules, at, author from connection_rules"
                        + " where account = :account and store = :store order by version desc")
                .bind("account", id.account().value())
                .bind("store", id.store())
                .map((row, context) -> new RulesVersion(
                        rules(row.getString("rules"), row.getInt("version")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("author")))
                .list());
    }

    void insert(Handle handle, ConnectionId id, OrderRules rules, Instant at, String author) {
        handle.createUpdate("insert into connection_rules (account, store, version, rules, at, author)"
                        + " values (:account, :store, :version, :rules, :at, :author)")
                .bind("account", id.account().value())
                .bind("store", id.store())
                .bind("version", rules.version())
                .bind("rules", OrderRulesText.write(rules))
                .bind("at", at)
                .bind("author", author)
                .execute();
    }

    /** Rules as they were kept. */
    static OrderRules rules(String text, int version) {
        try {
            return OrderRulesText.read(text).withVersion(version);
        } catch (ConnectionException.Invalid e) {
            throw new IllegalStateException("rules in the database cannot be read: " + e.getMessage(), e);
        }
    }
}
