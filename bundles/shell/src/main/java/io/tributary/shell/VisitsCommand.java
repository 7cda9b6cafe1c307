package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists visits. */
@Service
@Command(scope = "affiliate", name = "visits", description = "Lists the last visits to the stores of an account")
public final class VisitsCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    @Option(name = "--limit", description = "How many, from 1 to 1000; 50 when it is left out")
    String limit = "50";

    public VisitsCommand() {
        super("[--account ACCOUNT] [--limit NUMBER]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new WatchedVisitors(services, account).visits((int) Numbers.read("--limit", limit, 1, 1000));
    }
}
