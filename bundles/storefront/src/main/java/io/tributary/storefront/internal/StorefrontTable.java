package io.tributary.storefront.internal;

import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditLog;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.connections.ConnectionId;
import io.tributary.database.Database;
import io.tributary.storefront.Verification;
import io.tributary.storefront.Verification.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known of the scripts on stores' pages, in the database. Safe for use by many threads. */
@Component(service = StorefrontTable.class)
public final class StorefrontTable {
    private static final String OF_STORE = " where account = :account and store = :store";
    private static final int LONGEST_TEXT = 2000;

    private final Jdbi jdbi;
    private final AuditLog audit;

    @Activate
    public StorefrontTable(@Reference(name = "database") Database database, @Reference(name = "audit") AuditLog audit) {
        this.audit = audit;
        this.jdbi = database.open(StorefrontTable.class, "storefront");
    }

    Optional<ScriptRow> script(ConnectionId store) {
        return jdbi.withHandle(handle -> of(store, handle.createQuery("select * from storefront_script" + OF_STORE))
                .map((row, context) -> new ScriptRow(
                        new ScriptId(row.getString("script")),
                        row.getString("digest"),
                        Visibility.valueOf(row.getString("visibility")),
                        Consent.valueOf(row.getString("consent")),
                        moment(row, "installed_at")))
                .findFirst());
    }

    /** Keeps what the store has now, with the entry that says so. */
    void keep(ConnectionId store, ScriptRow script, AuditEntry entry) {
        jdbi.useTransaction(handle -> {
            delete(handle, store, "storefront_script");
            of(
                            store,
                            handle.createUpdate("insert into storefront_script (account, store, script, digest,"
                                    + " visibility, consent, installed_at) values (:account, :store, :script, :digest,"
                                    + " :visibility, :consent, :at)"))
                    .bind("script", script.id().value())
                    .bind("digest", script.digest())
                    .bind("visibility", script.visibility().name())
                    .bind("consent", script.consent().name())
                    .bind("at", script.installedAt())
                    .execute();
            audit.append(handle, entry);
        });
    }

    /** What was seen of it on pages, too. */
    void forget(ConnectionId store, AuditEntry entry) {
        jdbi.useTransaction(handle -> {
            delete(handle, store, "storefront_script");
            delete(handle, store, "storefront_check");
            audit.append(handle, entry);
        });
    }

    Optional<Verification> check(ConnectionId store) {
        return jdbi.withHandle(handle -> of(store, handle.createQuery("select * from storefront_check" + OF_STORE))
                .map((row, context) -> new Verification(
                        moment(row, "checked_at"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("page"),
                        row.getString("detail")))
                .findFirst());
    }

    void keep(ConnectionId store, Verification check) {
        jdbi.useTransaction(handle -> {
            delete(handle, store, "storefront_check");
            of(
                            store,
                            handle.createUpdate("insert into storefront_check (account, store, outcome, page, detail,"
                                    + " checked_at) values (:account, :store, :outcome, :page, :detail, :at)"
                                    + " on conflict do nothing"))
                    .bind("outcome", check.outcome().name())
                    .bind("page", cut(check.page()))
                    .bind("detail", cut(check.detail()))
                    .bind("at", check.at())
                    .execute();
        });
    }

    /** Why the credentials may not write scripts, empty text when they may; empty when that is not known. */
    Optional<String> refusal(ConnectionId store) {
        return jdbi.withHandle(
                handle -> of(store, handle.createQuery("select refusal from storefront_access" + OF_STORE))
                        .mapTo(String.class)
                        .findFirst());
    }

    void keepRefusal(ConnectionId store, String refusal) {
        jdbi.useTransaction(handle -> {
            delete(handle, store, "storefront_access");
            of(
                            store,
                            handle.createUpdate("insert into storefront_access (account, store, refusal) values"
                                    + " (:account, :store, :refusal) on conflict do nothing"))
                    .bind("refusal", cut(refusal))
                    .execute();
        });
    }

    void forgetRefusal(ConnectionId store) {
        jdbi.useHandle(handle -> delete(handle, store, "storefront_access"));
    }

    /**
     * Takes the right to change the store's script until {@code until}, or until {@link #release}.
     *
     * @return empty when somebody else has it
     */
    Optional<String> claim(ConnectionId store, Instant now, Instant until) {
        String holder = UUID.randomUUID().toString();
        return jdbi.inTransaction(handle -> {
            of(store, handle.createUpdate("delete from storefront_claim" + OF_STORE + " and until <= :now"))
                    .bind("now", now)
                    .execute();
            int taken = of(
                            store,
                            handle.createUpdate("insert into storefront_claim (account, store, holder, until) values"
                                    + " (:account, :store, :holder, :until) on conflict do nothing"))
                    .bind("holder", holder)
                    .bind("until", until)
                    .execute();
            return taken == 0 ? Optional.empty() : Optional.of(holder);
        });
    }

    void release(ConnectionId store, String holder) {
        jdbi.useHandle(handle -> of(
                        store, handle.createUpdate("delete from storefront_claim" + OF_STORE + " and holder = :holder"))
                .bind("holder", holder)
                .execute());
    }

    private static void delete(Handle handle, ConnectionId store, String table) {
        of(store, handle.createUpdate("delete from " + table + OF_STORE)).execute();
    }

    private static <S extends SqlStatement<S>> S of(ConnectionId store, S statement) {
        return statement.bind("account", store.account().value()).bind("store", store.store());
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
