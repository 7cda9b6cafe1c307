package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Adds an affiliate. */
@Service
@Command(scope = "affiliate", name = "add", description = "Adds an affiliate to an account")
public final class AddAffiliateCommand extends TributaryCommand {
    @Argument(index = 0, name = "NAME", description = "The affiliate's name")
    String name;

    @Argument(index = 1, name = "EMAIL", description = "The affiliate's e-mail address")
    String email;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--code", "--account", "--json"})
    List<String> rest;

    @Option(name = "--code", description = "The affiliate's code")
    String code;

    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    public AddAffiliateCommand() {
        super("NAME EMAIL [--code CODE] [--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        return new Affiliates(services, account).add(name, email, code);
    }
}
