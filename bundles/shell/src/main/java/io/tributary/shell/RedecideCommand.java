package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Decides the orders of a time again. */
@Service
@Command(
        scope = "bigcommerce",
        name = "redecide",
        description = "Decides all orders of a time again under the saved rules, also whose they are")
public final class RedecideCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--from", "--to", "--json"})
    List<String> rest;

    @Option(
            name = "--from",
            description = "Orders created from this date on, where the store is, or from this moment on")
    String from = "";

    @Option(name = "--to", description = "Orders created up to this date, or before this moment")
    String to = "";

    /** For tests. */
    Pause pause = Pause.REAL;

    public RedecideCommand() {
        super("STORE [--from DATE] [--to DATE]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new RedecidedOrders(services, store).redecide(from, to, console().progress(), pause);
    }
}
