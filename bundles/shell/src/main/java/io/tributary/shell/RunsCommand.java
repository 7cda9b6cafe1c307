package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Lists the runs of a store. */
@Service
@Command(scope = "bigcommerce", name = "runs", description = "Lists the latest runs of a store, the newest first")
public final class RunsCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--limit", "--json"})
    List<String> rest;

    @Option(name = "--limit", description = "How many, from 1 to 1000; 20 when it is left out")
    String limit = "20";

    public RunsCommand() {
        super("STORE [--limit NUMBER]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        int most = (int) Numbers.read("--limit", limit, 1, 1000);
        return RunAnswers.list(new Runs(services, store).newest(most));
    }
}
