package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Disconnects a store. */
@Service
@Command(
        scope = "bigcommerce",
        name = "disconnect",
        description = "Forgets a store's key and stops all work for it; its history is kept")
public final class DisconnectCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--yes", "--json"})
    List<String> rest;

    @Option(name = "--yes", description = "Does not ask first")
    boolean yes;

    public DisconnectCommand() {
        super("STORE [--yes]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Stores stores = new Stores(services);
        var id = stores.find(store).id();
        boolean wanted = yes
                || console()
                        .confirmed("Disconnect " + id + " and forget its key?", "There is nobody to ask: use --yes.");
        if (!wanted) {
            throw new CommandFailure(id + " stays connected.");
        }
        return stores.disconnect(id);
    }
}
