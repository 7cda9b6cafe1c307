package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows how the node is, or one store. */
@Service
@Command(
        scope = "bigcommerce",
        name = "health",
        description = "Shows how this node is, or a store: what works, what does not, and what to do")
public final class HealthCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id; this node when it is left out")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--json"})
    List<String> rest;

    public HealthCommand() {
        super("[STORE]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return store == null
                ? HealthAnswers.node(services)
                : HealthAnswers.store(services, new Stores(services).find(store).id());
    }
}
