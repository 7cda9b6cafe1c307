package io.tributary.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Shows or sets which orders of a store count, for how much, and for whom. */
@Service
@Command(
        scope = "bigcommerce",
        name = "rules",
        description =
                "Shows which orders of a store count, for how much and for whom, or sets it; orders that were decided"
                        + " stay as they are until they are read again")
public final class RulesCommand extends TributaryCommand {
    @Argument(index = 0, name = "STORE", description = "The store's id, or account/id")
    @Completion(StoreCompleter.class)
    String store;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {
                "--tax",
                "--shipping",
                "--coupon",
                "--precedence",
                "--self-referral",
                "--new-customers-only",
                "--since",
                "--migrated",
                "--status",
                "--versions",
                "--json"
            })
    List<String> rest;

    @Option(name = "--tax", description = "Whether the tax on what counts does too: yes or no")
    @Completion(
            value = StringsCompleter.class,
            values = {"yes", "no"})
    String tax;

    @Option(name = "--shipping", description = "Whether shipping counts: yes or no")
    @Completion(
            value = StringsCompleter.class,
            values = {"yes", "no"})
    String shipping;

    @Option(name = "--coupon", description = "Which of several affiliates' coupons earns: first or last")
    @Completion(
            value = StringsCompleter.class,
            values = {"first", "last"})
    String coupon;

    @Option(
            name = "--precedence",
            description = "Who earns when one affiliate's coupon is on an order and another's link led to it: coupon or"
                    + " link")
    @Completion(
            value = StringsCompleter.class,
            values = {"coupon", "link"})
    String precedence;

    @Option(name = "--self-referral", description = "What becomes of an affiliate's own order: block, hold or flag")
    @Completion(
            value = StringsCompleter.class,
            values = {"block", "hold", "flag"})
    String selfReferral;

    @Option(name = "--new-customers-only", description = "Whether only a buyer's first order earns: yes or no")
    @Completion(
            value = StringsCompleter.class,
            values = {"yes", "no"})
    String newCustomersOnly;

    @Option(name = "--since", description = "Orders created before do not count: 2026-01-31T00:00:00Z, or none")
    String since;

    @Option(name = "--migrated", description = "Whether orders from another shop system count: yes or no")
    @Completion(
            value = StringsCompleter.class,
            values = {"yes", "no"})
    String migrated;

    @Option(
            name = "--status",
            description =
                    "What statuses mean: ID=counts, waits, ignored, reverses, recomputes or holds; several parted by"
                            + " commas")
    String status;

    @Option(name = "--versions", description = "Shows who set rules when, instead of the rules")
    boolean versions;

    public RulesCommand() {
        super("STORE [--tax yes|no] [--shipping yes|no] [--coupon first|last] [--precedence coupon|link]"
                + " [--self-referral block|hold|flag] [--new-customers-only yes|no] [--since MOMENT|none] [--migrated yes|no] [--status ID=MEANING,..]"
                + " [--versions]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Stores stores = new Stores(services);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("--tax", tax);
        given.put("--shipping", shipping);
        given.put("--coupon", coupon);
        given.put("--precedence", precedence);
        given.put("--self-referral", selfReferral);
        given.put("--new-customers-only", newCustomersOnly);
        given.put("--since", since);
        given.put("--migrated", migrated);
        given.put("--status", status);
        given.values().removeIf(value -> value == null);
        if (versions) {
            return stores.rulesVersions(store);
        }
        return given.isEmpty() ? stores.rules(store) : stores.setRules(store, given);
    }
}
