package io.tributary.shell;

import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.framework.BundleContext;

/** Completes affiliates of the account that stands on the line, or of the default account. */
@Service
public final class AffiliateCompleter implements Completer {
    @Reference
    BundleContext bundles;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        String account = account(Arrays.asList(line.getArguments()));
        return Offers.complete(bundles, services -> new Affiliates(services, account).ids(), session, line, candidates);
    }

    private static String account(List<String> words) {
        int option = words.indexOf("--account");
        return option >= 0 && option + 1 < words.size() ? words.get(option + 1) : "default";
    }
}
