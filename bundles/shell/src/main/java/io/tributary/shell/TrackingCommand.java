package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows and changes how an account watches its stores. */
@Service
@Command(
        scope = "affiliate",
        name = "tracking",
        description = "Shows how an account watches its stores, and what to put on their pages; options change it")
public final class TrackingCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    @Option(name = "--parameter", description = "The part of an affiliate's link that names her code")
    String parameter;

    @Option(name = "--credit", description = "Who counts where several affiliates sent a shopper: first or last")
    @Completion(
            value = StringsCompleter.class,
            values = {"first", "last"})
    String credit;

    @Option(name = "--window", description = "For how many days an affiliate is credited for whom she sent")
    String window;

    @Option(name = "--do-not-track", description = "Whether nothing is kept of who asks for that: respect or ignore")
    @Completion(
            value = StringsCompleter.class,
            values = {"respect", "ignore"})
    String doNotTrack;

    @Option(name = "--addresses", description = "What is kept of addresses of computers: truncated, hashed or none")
    @Completion(
            value = StringsCompleter.class,
            values = {"truncated", "hashed", "none"})
    String addresses;

    @Option(name = "--keep", description = "For how many days visits are kept")
    String keep;

    public TrackingCommand() {
        super(
                "[--account ACCOUNT] [--parameter NAME] [--credit first|last] [--window DAYS] [--do-not-track respect|ignore] [--addresses KIND] [--keep DAYS]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new WatchedVisitors(services, account).tracking(parameter, credit, window, doNotTrack, addresses, keep);
    }
}
