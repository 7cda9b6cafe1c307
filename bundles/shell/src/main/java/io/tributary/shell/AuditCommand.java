package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows what was changed. */
@Service
@Command(
        scope = "bigcommerce",
        name = "audit",
        description = "Shows who changed what, when and from where, the newest first")
public final class AuditCommand extends TributaryCommand {
    @Option(name = "--store", description = "Only what is about this store: its id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Option(name = "--account", description = "The account, where no store is named; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    @Option(name = "--limit", description = "How many, from 1 to 100000; 50 when it is left out")
    String limit = "50";

    public AuditCommand() {
        super("[--store STORE] [--account ACCOUNT] [--limit NUMBER]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        int most = (int) Numbers.read("--limit", limit, 1, 100_000);
        return new AuditTrail(services).list(account, store, most);
    }
}
