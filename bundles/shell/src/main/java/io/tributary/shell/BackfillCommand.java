package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Takes orders from before the start into account. */
@Service
@Command(
        scope = "bigcommerce",
        name = "backfill",
        description =
                "Takes orders from before the connection's start into account, shows first what that would do, or takes it back")
public final class BackfillCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--from", "--to", "--preview", "--undo", "--json"})
    List<String> rest;

    @Option(
            name = "--from",
            description = "Orders created from this date on, where the store is, or from this moment on")
    String from = "";

    @Option(name = "--to", description = "Orders created up to this date, or before this moment")
    String to = "";

    @Option(name = "--preview", description = "Only shows what it would do")
    boolean preview;

    @Option(name = "--undo", description = "Takes the backfill of just this time back")
    boolean undo;

    /** For tests. */
    Pause pause = Pause.REAL;

    public BackfillCommand() {
        super("STORE [--from DATE] [--to DATE] [--preview|--undo]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        RedecidedOrders orders = new RedecidedOrders(services, store);
        if (preview && undo) {
            throw CommandFailure.usage("Only one of --preview and --undo can be done.", usage());
        }
        return undo
                ? orders.undoBackfill(from, to, console().progress(), pause)
                : orders.backfill(from, to, preview, console().progress(), pause);
    }
}
