package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Finds out whether somebody was at the audit log. */
@Service
@Command(
        scope = "bigcommerce",
        name = "audit-check",
        description = "Checks that no entry of the audit log was changed or removed, and names the first one that was")
public final class AuditCheckCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; all when it is left out")
    @Completion(AccountCompleter.class)
    String account;

    public AuditCheckCommand() {
        super("[--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new AuditTrail(services).check(account);
    }
}
