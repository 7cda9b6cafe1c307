package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Lists what LeadDyno did not follow. */
@Service
@Command(
        scope = "leaddyno",
        name = "differences",
        description = "Lists purchases that LeadDyno does not hold as it was asked to")
public final class LeadDynoDifferencesCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACCOUNT", description = "The account")
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(value = StringsCompleter.class, values = "--json")
    List<String> rest;

    public LeadDynoDifferencesCommand() {
        super("ACCOUNT");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new LeadDynoAccounts(services).differences(account);
    }
}
