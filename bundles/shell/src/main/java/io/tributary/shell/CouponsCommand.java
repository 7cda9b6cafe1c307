package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Lists the coupons of a store. */
@Service
@Command(
        scope = "bigcommerce",
        name = "coupons",
        description = "Lists the affiliate codes of a store: what is wanted, what was written, what the store has")
public final class CouponsCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--state", "--limit", "--preview", "--json"})
    List<String> rest;

    @Option(name = "--state", description = "Only codes that stand so: in_step, wanted, drift, collision, ...")
    @Completion(CouponStateCompleter.class)
    String state;

    @Option(name = "--limit", description = "How many, from 1 to 100000; 500 when it is left out")
    String limit = "500";

    @Option(
            name = "--preview",
            description = "Has a dry run find out what a sync would do in the store, and shows that instead")
    boolean preview;

    /** For tests. */
    Pause pause = Pause.REAL;

    public CouponsCommand() {
        super("STORE [--state STATE] [--limit NUMBER] [--preview]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        int most = (int) Numbers.read("--limit", limit, 1, 100_000);
        if (!preview) {
            return new SyncedCoupons(services).list(store, state, most);
        }
        Runs runs = new Runs(services, store);
        SyncedCoupons coupons = new SyncedCoupons(services);
        new Follower(runs, console().progress(), pause).follow(runs.request("coupons", true));
        return coupons.preview(store, most);
    }
}
