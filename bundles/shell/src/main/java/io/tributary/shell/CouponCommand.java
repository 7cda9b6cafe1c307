package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows one coupon, or has something done about it. */
@Service
@Command(
        scope = "bigcommerce",
        name = "coupon",
        description = "Shows how one affiliate code stands in a store, or has something done about it")
public final class CouponCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "CODE", description = "The affiliate's code")
    String code;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--make-again", "--adopt", "--retry", "--skip", "--unskip", "--reset", "--accept", "--json"})
    List<String> rest;

    @Option(name = "--make-again", description = "Makes a coupon again that was deleted in the store")
    boolean makeAgain;

    @Option(name = "--adopt", description = "Takes the coupon that the store has with this code for the affiliate's")
    boolean adopt;

    @Option(name = "--retry", description = "Tries again to make the coupon, with more names than usual")
    boolean retry;

    @Option(name = "--skip", description = "Leaves the code without a coupon")
    boolean skip;

    @Option(name = "--unskip", description = "Takes --skip back")
    boolean unskip;

    @Option(name = "--reset", description = "Brings a coupon that was changed in the store back to what was written")
    boolean reset;

    @Option(name = "--accept", description = "Takes the coupon for right as it was changed in the store")
    boolean accept;

    public CouponCommand() {
        super("STORE CODE [--make-again|--adopt|--retry|--skip|--unskip|--reset|--accept]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        List<String> actions = new ArrayList<>();
        add(actions, "make-again", makeAgain);
        add(actions, "adopt", adopt);
        add(actions, "retry", retry);
        add(actions, "skip", skip);
        add(actions, "unskip", unskip);
        add(actions, "reset", reset);
        add(actions, "accept", accept);
        SyncedCoupons coupons = new SyncedCoupons(services);
        return actions.isEmpty() ? coupons.one(store, code) : coupons.ask(store, code, actions);
    }

    private static void add(List<String> actions, String name, boolean wanted) {
        if (wanted) {
            actions.add(name);
        }
    }
}
