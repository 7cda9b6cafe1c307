package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Runs jobs for a store now. */
@Service
@Command(
        scope = "bigcommerce",
        name = "sync",
        description = "Imports a store's orders and syncs its coupons now, or does one of both")
public final class SyncCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "JOB", description = "orders or coupons; both when it is left out")
    @Completion(JobCompleter.class)
    String job;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--dry-run", "--follow", "--json"})
    List<String> rest;

    @Option(name = "--dry-run", description = "Only finds out what it would do")
    boolean dryRun;

    @Option(name = "--follow", description = "Shows how it goes and waits for the end")
    boolean follow;

    /** For tests. */
    Pause pause = Pause.REAL;

    public SyncCommand() {
        super("STORE [orders|coupons] [--dry-run] [--follow]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Runs runs = new Runs(services, store);
        var requested = runs.request(job, dryRun);
        return follow
                ? new Follower(runs, console().progress(), pause).follow(requested)
                : RunAnswers.requested(requested);
    }
}
