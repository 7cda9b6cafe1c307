package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists leads. */
@Service
@Command(
        scope = "affiliate",
        name = "leads",
        description = "Lists who left an e-mail address on pages of an account, the newest first")
public final class LeadsCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    @Option(name = "--limit", description = "How many, from 1 to 1000; 50 when it is left out")
    String limit = "50";

    @Option(name = "--affiliate", description = "Only those whom this affiliate had sent, by her id")
    @Completion(AffiliateCompleter.class)
    String affiliate;

    @Option(name = "--email", description = "Only this address")
    String email;

    public LeadsCommand() {
        super("[--account ACCOUNT] [--limit NUMBER] [--affiliate AFFILIATE] [--email ADDRESS]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new WatchedVisitors(services, account)
                .leads(affiliate, email, (int) Numbers.read("--limit", limit, 1, 1000));
    }
}
