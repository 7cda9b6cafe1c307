package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Moves an account. */
@Service
@Command(
        scope = "leaddyno",
        name = "take-over",
        description = "From now on an account of another platform is LeadDyno's")
public final class LeadDynoTakeOverCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACCOUNT", description = "The account")
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--back", "--json"})
    List<String> rest;

    @Option(
            name = "--back",
            description = "Gives it back to the other platform, as long as LeadDyno was told of nothing")
    boolean back;

    public LeadDynoTakeOverCommand() {
        super("ACCOUNT [--back]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new LeadDynoAccounts(services).takeOver(account, back);
    }
}
