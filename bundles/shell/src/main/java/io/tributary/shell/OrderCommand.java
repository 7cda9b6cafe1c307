package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Explains an order. */
@Service
@Command(
        scope = "bigcommerce",
        name = "order",
        description = "Explains what was decided for an order: the amount, the affiliate, and every rule on the way")
public final class OrderCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "ID", description = "The order's id in the store")
    String order;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--for-affiliate", "--json"})
    List<String> rest;

    @Option(name = "--for-affiliate", description = "What the affiliate with this id may know of it: nothing of others")
    String affiliate;

    public OrderCommand() {
        super("STORE ID [--for-affiliate ID]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        long id = Numbers.read("ID", order, 1, Long.MAX_VALUE);
        ImportedOrders orders = new ImportedOrders(services, store);
        return affiliate == null ? orders.explain(id) : orders.explainTo(affiliate, id);
    }
}
