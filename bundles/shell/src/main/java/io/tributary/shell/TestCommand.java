package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Tests a connected store again. */
@Service
@Command(scope = "bigcommerce", name = "test", description = "Tests a connected store step by step")
public final class TestCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(value = StringsCompleter.class, values = "--json")
    List<String> rest;

    public TestCommand() {
        super("STORE");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new Stores(services).test(store);
    }
}
