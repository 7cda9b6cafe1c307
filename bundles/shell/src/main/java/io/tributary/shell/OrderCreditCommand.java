package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Says whose an order is. */
@Service
@Command(
        scope = "bigcommerce",
        name = "order-credit",
        description =
                "Credits an order to an affiliate or to nobody, whatever the rules say, or leaves it to them again")
public final class OrderCreditCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "ID", description = "The order's id in the store")
    String order;

    @Argument(index = 2, name = "AFFILIATE", description = "The affiliate's id; nobody; undo: as the rules say")
    String affiliate;

    @Argument(index = 3, name = "REASON", description = "Why, in quotes")
    String reason;

    @Argument(index = 4, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--code", "--json"})
    List<String> rest;

    @Option(name = "--code", description = "A code that is or was hers; the one that is hers now when it is left out")
    String code;

    public OrderCreditCommand() {
        super("STORE ID AFFILIATE REASON [--code CODE]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        long id = Numbers.read("ID", order, 1, Long.MAX_VALUE);
        return new CreditedOrder(services, store, id).say(affiliate, code, reason);
    }
}
