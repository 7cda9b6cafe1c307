package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists purchases. */
@Service
@Command(
        scope = "affiliate",
        name = "purchases",
        description = "Lists the purchases of an account and what affiliates get of them")
public final class PurchasesCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    @Option(name = "--store", description = "Only purchases of this store, by its id")
    @Completion(StoreCompleter.class)
    String store;

    @Option(name = "--limit", description = "How many, from 1 to 100000; 100 when it is left out")
    String limit = "100";

    public PurchasesCommand() {
        super("[--account ACCOUNT] [--store STORE] [--limit NUMBER]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        int most = (int) Numbers.read("--limit", limit, 1, 100_000);
        return new Affiliates(services, account).purchases(store, most);
    }
}
