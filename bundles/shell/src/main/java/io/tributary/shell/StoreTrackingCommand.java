package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows the tracking code of a store, puts it on the store's pages, takes it away, or looks whether it is there. */
@Service
@Command(
        scope = "bigcommerce",
        name = "tracking",
        description =
                "Shows the tracking code of a store, installs it on the store's pages, or looks whether it is there")
public final class StoreTrackingCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--install", "--remove", "--verify", "--page", "--json"})
    List<String> rest;

    @Option(name = "--install", description = "Puts the code on the store's pages, or brings it up to date")
    boolean install;

    @Option(name = "--remove", description = "Takes away what was installed")
    boolean remove;

    @Option(
            name = "--verify",
            description = "Looks at the store's home page; ends with an error unless the code is there")
    boolean verify;

    @Option(name = "--page", description = "With --verify: the whole address of another page to look at")
    String page;

    public StoreTrackingCommand() {
        super("STORE [--install|--remove|--verify [--page ADDRESS]]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        List<String> actions = new ArrayList<>();
        add(actions, "--install", install);
        add(actions, "--remove", remove);
        add(actions, "--verify", verify);
        if (actions.size() > 1) {
            throw CommandFailure.usage("One thing at a time: " + String.join(" or ", actions) + ".", usage());
        }
        if (page != null && !verify) {
            throw CommandFailure.usage("--page says where --verify looks.", usage());
        }
        TrackingCodes codes = new TrackingCodes(services);
        if (install) {
            return codes.install(store);
        }
        if (remove) {
            return codes.remove(store);
        }
        return verify ? codes.verify(store, page) : codes.show(store);
    }

    private static void add(List<String> actions, String name, boolean wanted) {
        if (wanted) {
            actions.add(name);
        }
    }
}
