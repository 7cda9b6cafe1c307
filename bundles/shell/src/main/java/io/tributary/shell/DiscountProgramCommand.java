package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows or sets what new coupons of a store look like. */
@Service
@Command(
        scope = "bigcommerce",
        name = "discount-program",
        description = "Shows what new affiliate coupons of a store give, or sets it; existing coupons stay as they are")
public final class DiscountProgramCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--type", "percentage", "fixed", "--amount", "--minimum", "--json"})
    List<String> rest;

    @Option(name = "--type", description = "percentage, or fixed for an amount of money")
    @Completion(
            value = StringsCompleter.class,
            values = {"percentage", "fixed"})
    String type;

    @Option(name = "--amount", description = "Percent, or money in the store's currency")
    String amount;

    @Option(name = "--minimum", description = "What a shopper must buy for at least; none when left out")
    String minimum;

    public DiscountProgramCommand() {
        super("STORE [--type percentage|fixed --amount NUMBER [--minimum NUMBER]]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Stores stores = new Stores(services);
        if (type == null && amount == null && minimum == null) {
            return stores.discountProgram(store);
        }
        if (type == null || amount == null) {
            throw CommandFailure.usage("A discount program needs --type and --amount.", usage());
        }
        return stores.setDiscountProgram(store, DiscountProgramEntry.read(type, amount, minimum));
    }
}
