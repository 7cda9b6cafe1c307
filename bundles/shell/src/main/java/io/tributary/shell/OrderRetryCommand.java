package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Has orders tried again. */
@Service
@Command(
        scope = "bigcommerce",
        name = "order-retry",
        description = "Reads orders from the store and decides them again, whether they changed or not")
public final class OrderRetryCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "IDS", description = "The orders' ids in the store, parted by commas")
    String orders;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--all", "--anew", "--json"})
    List<String> rest;

    @Option(name = "--all", description = "All orders that failed")
    boolean all;

    @Option(name = "--anew", description = "Finds the affiliate again as well; otherwise one who was found once stays")
    boolean anew;

    public OrderRetryCommand() {
        super("STORE [ID,ID...|--all] [--anew]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        ImportedOrders imported = new ImportedOrders(services, store);
        if (all == (orders != null)) {
            throw CommandFailure.usage("Either the ids of orders or --all is needed.", usage());
        }
        return all ? imported.retryAll(anew) : imported.retry(ids(), anew);
    }

    private List<Long> ids() throws CommandFailure {
        List<Long> ids = new ArrayList<>();
        for (String id : orders.split(",", -1)) {
            ids.add(Numbers.read("ID", id.strip(), 1, Long.MAX_VALUE));
        }
        return ids;
    }
}
