package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Tests the keys of an account. */
@Service
@Command(scope = "leaddyno", name = "test", description = "Asks LeadDyno whether it still takes the keys of an account")
public final class LeadDynoTestCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACCOUNT", description = "The account")
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(value = StringsCompleter.class, values = "--json")
    List<String> rest;

    public LeadDynoTestCommand() {
        super("ACCOUNT");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new LeadDynoAccounts(services).test(account);
    }
}
