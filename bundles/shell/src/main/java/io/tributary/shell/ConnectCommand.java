package io.tributary.shell;

import io.tributary.connections.StoreSettings;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Connects a store to an account. */
@Service
@Command(
        scope = "bigcommerce",
        name = "connect",
        description = "Tests a store and connects it to an account; asks for the API key or access token")
public final class ConnectCommand extends TributaryCommand {
    @Argument(index = 0, name = "ACCOUNT", description = "The account that the store belongs to")
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "STORE_URL", description = "The store's API path, as BigCommerce shows it")
    String storeUrl;

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may stand here as well")
    @Completion(
            value = StringsCompleter.class,
            values = {"--user", "--key-from-env", "--key-from-file", "--json"})
    List<String> rest;

    @Option(name = "--user", description = "The API user of a legacy API account")
    String user;

    @Option(name = "--key-from-env", description = "The environment variable of this Karaf that holds the key")
    String keyFromEnv;

    @Option(name = "--key-from-file", description = "A file on this Karaf's machine that holds the key")
    String keyFromFile;

    public ConnectCommand() {
        super("ACCOUNT STORE_URL [--user API_USER] [--key-from-env NAME] [--key-from-file FILE]");
    }

    @Override
    Answer answer(Services services) throws CommandFailure {
        Stores stores = new Stores(services);
        StoreSettings settings =
                new StoreSettings(storeUrl, Optional.ofNullable(user).orElse(""), key(), Optional.empty());
        return stores.connect(account, settings);
    }

    private String key() throws CommandFailure {
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
        return console()
                .secret(
                        user == null ? "Access token: " : "API key: ",
                        "There is no terminal to ask for the key: use --key-from-env or --key-from-file.");
    }
}
