package io.tributary.testkit;

import io.tributary.audit.AuditLog;
import io.tributary.audit.internal.SqlAuditLog;
import io.tributary.database.Database;

/** The audit log for tests: the real one, since that a change and its entry stand or fall together is what they test. */
public final class TestAudit {
    private TestAudit() {}

    /** The log in this database. */
    public static AuditLog in(Database database) {
        return new SqlAuditLog(database);
    }
}
