package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Changes an affiliate's state. */
@Service
@Command(scope = "affiliate", name = "state", description = "Lets an affiliate take part or not")
public final class AffiliateStateCommand extends TributaryCommand {
    @Argument(index = 0, name = "AFFILIATE", description = "The affiliate's id, as affiliate:list shows it")
    @Completion(AffiliateCompleter.class)
    String affiliate;

    @Argument(index = 1, name = "STATE", description = "active, paused or archived")
    @Completion(
            value = StringsCompleter.class,
            values = {"active", "paused", "archived"})
    String state;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--account", "--json"})
    List<String> rest;

    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    public AffiliateStateCommand() {
        super("AFFILIATE active|paused|archived [--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new Affiliates(services, account).setState(affiliate, state);
    }
}
