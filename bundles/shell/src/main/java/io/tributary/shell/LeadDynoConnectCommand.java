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

/** Sets up an account of LeadDyno, or changes how it is set up. */
@Service
@Command(
        scope = "leaddyno",
        name = "connect",
        description = "Tests the keys of a LeadDyno account and keeps them; asks for the private key of a new one")
public final class LeadDynoConnectCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACCOUNT", description = "What the account is called here; a new one is made")
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {
                "--name",
                "--public-key",
                "--purchase-code",
                "--without-affiliate",
                "--without-email",
                "--cancelled-again",
                "--key",
                "--key-from-env",
                "--key-from-file",
                "--json"
            })
    List<String> rest;

    @Option(name = "--name", description = "What people call the account")
    String name;

    @Option(name = "--public-key", description = "For the tracking code")
    String publicKey;

    @Option(
            name = "--purchase-code",
            description = "order-id, or store-and-order-id for several stores; fixed once used")
    String purchaseCode;

    @Option(name = "--without-affiliate", description = "What becomes of orders that are nobody's: send or keep-back")
    String withoutAffiliate;

    @Option(name = "--without-email", description = "What becomes of orders without e-mail: refuse or placeholder")
    String withoutEmail;

    @Option(
            name = "--cancelled-again",
            description = "What becomes of cancelled orders that count again: refuse or new-code")
    String cancelledAgain;

    @Option(name = "--key", description = "Asks for another private key of an account that is set up already")
    boolean key;

    @Option(name = "--key-from-env", description = "The environment variable of this Karaf that holds the private key")
    String keyFromEnv;

    @Option(name = "--key-from-file", description = "A file on this Karaf's machine that holds the private key")
    String keyFromFile;

    public LeadDynoConnectCommand() {
        super("ACCOUNT [--public-key KEY] [--name NAME] [--purchase-code order-id|store-and-order-id]"
                + " [--without-affiliate send|keep-back] [--without-email refuse|placeholder]"
                + " [--cancelled-again refuse|new-code] [--key] [--key-from-env NAME] [--key-from-file FILE]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        LeadDynoAccounts accounts = new LeadDynoAccounts(services);
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "--name", name);
        put(given, "--public-key", publicKey);
        put(given, "--purchase-code", purchaseCode);
        put(given, "--without-affiliate", withoutAffiliate);
        put(given, "--without-email", withoutEmail);
        put(given, "--cancelled-again", cancelledAgain);
        return accounts.connect(account, privateKey(accounts), given);
    }

    private static void put(Map<String, String> given, String option, String value) {
        if (value != null) {
            given.put(option, value);
        }
    }

    /** Blank for the one that is kept. */
    private String privateKey(LeadDynoAccounts accounts) throws CommandFailure {
        if (keyFromEnv != null && keyFromFile != null) {
            throw CommandFailure.usage("Only one of --key-from-env and --key-from-file can be given.", usage());
        }
        KeySource source = new KeySource(System.getenv(), session.currentDir());
        if (keyFromEnv != null) {
            return source.environment(keyFromEnv);
        }
        if (keyFromFile != null) {
            return source.file(keyFromFile);
        }
        return key || !accounts.exists(account)
                ? console()
                        .secret(
                                "Private key: ",
                                "There is no terminal to ask for the key: use --key-from-env or --key-from-file.")
                : "";
    }
}
