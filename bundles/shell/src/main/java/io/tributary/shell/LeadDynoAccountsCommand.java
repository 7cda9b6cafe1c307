package io.tributary.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the accounts of LeadDyno. */
@Service
@Command(scope = "leaddyno", name = "accounts", description = "Lists the accounts of LeadDyno and how they are set up")
public final class LeadDynoAccountsCommand extends TributaryCommand {
    public LeadDynoAccountsCommand() {
        super("");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new LeadDynoAccounts(services).list();
    }
}
