package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows what a dry run would have done. */
@Service
@Command(
        scope = "bigcommerce",
        name = "preview",
        description = "Shows what a dry run of the orders job would have done")
public final class PreviewCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "RUN", description = "The run's number, as bigcommerce:runs shows it")
    String run;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(value = StringsCompleter.class, values = "--json")
    List<String> rest;

    public PreviewCommand() {
        super("STORE RUN");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        long id = Numbers.read("RUN", run, 1, Long.MAX_VALUE);
        return new RedecidedOrders(services, store).preview(id);
    }
}
