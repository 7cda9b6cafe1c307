package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists affiliates. */
@Service
@Command(scope = "affiliate", name = "list", description = "Lists the affiliates of an account")
public final class AffiliatesCommand extends TributaryCommand {
    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    public AffiliatesCommand() {
        super("[--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new Affiliates(services, account).list();
    }
}
