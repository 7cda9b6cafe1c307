package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Deletes what is kept of one person. */
@Service
@Command(
        scope = "affiliate",
        name = "forget-person",
        description = "Deletes what an account keeps of who left this e-mail address; sums and purchases stay")
public final class ForgetPersonCommand extends TributaryCommand {
    @Argument(index = 0, name = "ADDRESS", description = "The e-mail address")
    String email;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--account", "--json"})
    List<String> rest;

    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    public ForgetPersonCommand() {
        super("ADDRESS [--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new WatchedVisitors(services, account).forget(email);
    }
}
