package io.tributary.shell;

import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows what would become of the orders of a time. */
@Service
@Command(
        scope = "bigcommerce",
        name = "what-if",
        description =
                "Shows what would become of the orders of a time under other rules, or under the saved ones, and changes nothing")
public final class WhatIfCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--from", "--to", "--rules", "--json"})
    List<String> rest;

    @Option(
            name = "--from",
            description = "Orders created from this date on, where the store is, or from this moment on")
    String from = "";

    @Option(name = "--to", description = "Orders created up to this date, or before this moment")
    String to = "";

    @Option(
            name = "--rules",
            description = "A file with the rules to try, as bigcommerce:rules STORE --json shows them")
    String rules;

    /** For tests. */
    Pause pause = Pause.REAL;

    public WhatIfCommand() {
        super("STORE [--from DATE] [--to DATE] [--rules FILE]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Path file = rules == null ? null : session.currentDir().resolve(rules);
        return new RedecidedOrders(services, store)
                .whatIf(from, to, file, console().progress(), pause);
    }
}
