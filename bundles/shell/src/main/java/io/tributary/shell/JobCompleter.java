package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.framework.BundleContext;

/** Completes jobs, and the options that may stand in a job's place. */
@Service
public final class JobCompleter implements Completer {
    private static final List<String> OPTIONS = List.of("--dry-run", "--follow", "--json");

    @Reference
    BundleContext bundles;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offers.complete(bundles, JobCompleter::words, session, line, candidates);
    }

    private static List<String> words(Services services) throws CommandFailure {
        List<String> words = new ArrayList<>(OPTIONS);
        words.addAll(Runs.jobs(services));
        return words;
    }
}
