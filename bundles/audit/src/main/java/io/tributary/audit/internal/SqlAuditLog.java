package io.tributary.audit.internal;

import io.tributary.audit.AuditCheck;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.audit.AuditRecord;
import io.tributary.database.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The log, in the database that all rooms share. */
@Component
public final class SqlAuditLog implements AuditLog {
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
    private final Jdbi jdbi;
    private final Clock clock;

    @Activate
    public SqlAuditLog(@Reference(name = "database") Database database) {
        this(database, Clock.systemUTC());
    }

    /** For tests: a clock that can be set. */
    SqlAuditLog(Database database, Clock clock) {
        this.jdbi = database.open(SqlAuditLog.class, "audit");
        this.clock = clock;
    }

    @Override
    public AuditRecord append(Handle transaction, AuditEntry entry) {
        if (!transaction.isInTransaction()) {
            throw new IllegalStateException("an audit entry is written in the transaction of its change");
        }
        if (entry.account().isBlank() || !ACTION.matcher(entry.action()).matches()) {
            throw new IllegalArgumentException("an entry has an account and names an action: " + entry);
        }
        AuditTable table = new AuditTable(transaction, entry.account());
        AuditTable.Row row = AuditTable.Row.after(table.lock(), clock.instant().truncatedTo(ChronoUnit.MICROS), entry);
        table.add(row);
        return row.record();
    }

    @Override
    public List<AuditRecord> list(String account, AuditFilter filter, long before, int limit) {
        return jdbi.withHandle(handle -> new AuditTable(handle, account).newest(filter, before, limit));
    }

    @Override
    public List<String> accounts() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select account from audit_head union select account from audit_entry order by account")
                .mapTo(String.class)
                .list());
    }

    @Override
    public AuditCheck check(String account) {
        return jdbi.withHandle(handle -> new Walk(new AuditTable(handle, account), account).toTheEnd());
    }
}
