package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Adds the affiliates of a file. */
@Service
@Command(
        scope = "affiliate",
        name = "import",
        description = "Adds all affiliates of a CSV file, or none if a line is wrong; its first line names the columns"
                + " name, email, code, commissionPercent")
public final class AffiliateImportCommand extends TributaryCommand {
    @Argument(index = 0, name = "FILE", description = "A file on this Karaf's machine")
    @Completion(FileCompleter.class)
    String file;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--dry-run", "--account", "--json"})
    List<String> rest;

    @Option(name = "--dry-run", description = "Shows what would come of it only")
    boolean dryRun;

    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    public AffiliateImportCommand() {
        super("FILE [--dry-run] [--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Affiliates affiliates = new Affiliates(services, account);
        return affiliates.importList(ListFile.read(session.currentDir(), file), dryRun);
    }
}
