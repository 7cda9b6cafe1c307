package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Holds a store's orders against the ledger and the platform. */
@Service
@Command(
        scope = "bigcommerce",
        name = "reconcile",
        description =
                "Holds the orders that a store has against what was decided and what the platform holds, names what"
                        + " differs, and has it looked at again")
public final class ReconcileCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--from", "--to", "--dry-run", "--json"})
    List<String> rest;

    @Option(
            name = "--from",
            description =
                    "Orders created from this date on, where the store is, or from this moment on; 30 days before the"
                            + " end when it is left out")
    String from = "";

    @Option(
            name = "--to",
            description = "Orders created up to this date, or before this moment; now when it is left out")
    String to = "";

    @Option(name = "--dry-run", description = "Only names what differs")
    boolean dryRun;

    /** For tests. */
    Pause pause = Pause.REAL;

    public ReconcileCommand() {
        super("STORE [--from DATE] [--to DATE] [--dry-run]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new ReconciledOrders(services, store)
                .reconcile(from, to, dryRun, console().progress(), pause);
    }
}
