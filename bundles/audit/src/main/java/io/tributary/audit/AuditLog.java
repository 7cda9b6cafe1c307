package io.tributary.audit;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What was changed, by whom, when and from where: per account a chain of entries that nobody changes or removes. Safe for
 * use by many threads and nodes.
 */
@ProviderType
public interface AuditLog {
    /**
     * Adds an entry in the caller's transaction, so that a change and its entry stand or fall together. Other changes of
     * the account wait until the transaction ends: append last, and for one account in one transaction only.
     *
     * @param transaction of the database that the log is in
     * @throws IllegalStateException when no transaction is open
     * @throws IllegalArgumentException when the entry has no account, or the action is not such a word
     */
    AuditRecord append(Handle transaction, AuditEntry entry);

    /**
     * Entries of an account, the newest first.
     *
     * @param before only entries with a smaller number; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     */
    List<AuditRecord> list(String account, AuditFilter filter, long before, int limit);

    /** The accounts that have entries, in order. */
    List<String> accounts();

    /** Walks through an account's log from the first entry to the last and says which one is the first that is broken. */
    AuditCheck check(String account);
}
