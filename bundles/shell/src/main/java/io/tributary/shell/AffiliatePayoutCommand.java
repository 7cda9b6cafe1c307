package io.tributary.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Notes that affiliates are paid. */
@Service
@Command(
        scope = "affiliate",
        name = "payout",
        description = "Shows what affiliates are to get, notes that they are paid, lists payouts, takes one back; no money"
                + " moves by it")
public final class AffiliatePayoutCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACTION", description = "preview, make, list, show or void")
    @Completion(
            value = StringsCompleter.class,
            values = {"preview", "make", "list", "show", "void"})
    String action;

    @Argument(index = 1, name = "PAYOUT", description = "For show and void: the payout's number")
    String payout;

    @Argument(index = 2, name = "REASON", description = "For void: why, in quotation marks")
    String reason;

    @Argument(index = 3, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--currency", "--until", "--note", "--account", "--json"})
    List<String> rest;

    @Option(name = "--currency", description = "For preview and make: the currency; USD when it is left out")
    String currency = "USD";

    @Option(
            name = "--until",
            description = "For preview and make: only what was earned before this moment, 2026-03-01T00:00:00Z; now when"
                    + " it is left out")
    String until;

    @Option(name = "--note", description = "For make: a note to it")
    String note = "";

    @Option(name = "--account", description = "The account; default when it is left out")
    @Completion(AccountCompleter.class)
    String account = "default";

    public AffiliatePayoutCommand() {
        super("ACTION [PAYOUT [REASON]] [--currency CODE] [--until MOMENT] [--note NOTE] [--account ACCOUNT]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        MadePayouts payouts = new MadePayouts(services, account);
        return switch (action) {
            case "preview" -> payouts.preview(until, currency);
            case "make" -> payouts.make(until, currency, note);
            case "list" -> payouts.list();
            case "show" -> payouts.show(required(payout, "PAYOUT"));
            case "void" -> payouts.setVoid(required(payout, "PAYOUT"), required(reason, "REASON"));
            default -> throw CommandFailure.usage(
                    "The action is preview, make, list, show or void, not '" + Text.cut(action, 60) + "'.", usage());
        };
    }

    private String required(String word, String name) throws CommandFailure {
        if (word == null || word.isBlank()) {
            throw CommandFailure.usage(name + " is missing.", usage());
        }
        return word;
    }
}
