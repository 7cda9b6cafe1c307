package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Compares two platforms before one takes over. */
@Service
@Command(
        scope = "leaddyno",
        name = "shadow",
        description = "Shows how the purchases of the other platform and LeadDyno compare")
public final class LeadDynoShadowCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACCOUNT", description = "The account")
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--compare", "--json"})
    List<String> rest;

    @Option(name = "--compare", description = "Asks LeadDyno about some more orders first")
    boolean compare;

    public LeadDynoShadowCommand() {
        super("ACCOUNT [--compare]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new LeadDynoAccounts(services).shadow(account, compare);
    }
}
