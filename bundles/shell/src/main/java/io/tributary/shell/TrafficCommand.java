package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows who came and who bought. */
@Service
@Command(
        scope = "affiliate",
        name = "traffic",
        description = "Shows visits, visitors, leads and purchases of an account, in whole days of UTC")
public final class TrafficCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    @Option(name = "--by", description = "day, affiliate, campaign or landing; day when it is left out")
    @Completion(
            value = StringsCompleter.class,
            values = {"day", "affiliate", "campaign", "landing"})
    String by = "day";

    @Option(name = "--from", description = "The first day, 2026-03-01; 30 days in all when it is left out")
    String from;

    @Option(name = "--to", description = "The last day; today when it is left out")
    String to;

    public TrafficCommand() {
        super("[--account ACCOUNT] [--by KIND] [--from DAY] [--to DAY]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new WatchedVisitors(services, account).traffic(by, from, to);
    }
}
