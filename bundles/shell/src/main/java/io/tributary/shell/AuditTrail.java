package io.tributary.shell;

import io.tributary.audit.AuditCheck;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.audit.AuditRecord;
import io.tributary.connections.ConnectionId;
import java.util.List;

/** What was changed, as commands ask for it. */
final class AuditTrail {
    private final Services services;
    private final AuditLog log;

    AuditTrail(Services services) throws CommandFailure {
        this.services = services;
        this.log = services.get(AuditLog.class, Room.AUDIT);
    }

    /**
     * The newest entries.
     *
     * @param account counts only where no store is named
     * @param store null for all of the account, and for what is about no store
     */
    Answer list(String account, String store, int most) throws CommandFailure {
        // One more than is shown tells whether there are more.
        List<AuditRecord> found;
        if (store == null) {
            found = log.list(Accounts.id(account).value(), AuditFilter.ALL, Long.MAX_VALUE, most + 1);
        } else {
            ConnectionId id = new Stores(services).find(store).id();
            found = log.list(id.account().value(), AuditFilter.ofStore(id.store()), Long.MAX_VALUE, most + 1);
        }
        boolean more = found.size() > most;
        return AuditAnswers.list(more ? found.subList(0, most) : found, more);
    }

    /**
     * Walks through the log.
     *
     * @param account null for those of all accounts
     */
    Answer check(String account) throws CommandFailure {
        List<String> accounts =
                account == null ? log.accounts() : List.of(Accounts.id(account).value());
        List<AuditCheck> checks = accounts.stream().map(log::check).toList();
        Answer answer = AuditAnswers.checks(checks);
        if (!checks.stream().allMatch(AuditCheck::intact)) {
            throw new CommandFailure(answer);
        }
        return answer;
    }
}
