package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists stores. */
@Service
@Command(scope = "bigcommerce", name = "stores", description = "Lists the stores that are or were connected")
public final class StoresCommand extends TributaryCommand {
    @Option(name = "--account", description = "Only stores of this account")
    @Completion(AccountCompleter.class)
    String account;

    public StoresCommand() {
        super("[--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new Stores(services).list(account);
    }
}
