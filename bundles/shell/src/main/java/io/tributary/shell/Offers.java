package io.tributary.shell;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes words by what services know; what is not there offers nothing. */
final class Offers {
    private static final Logger LOG = LoggerFactory.getLogger(Offers.class);

    private Offers() {}

    /** Where the words come from. */
    interface Source {
        Collection<String> words(Services services) throws CommandFailure;
    }

    static int complete(
            BundleContext bundles, Source source, Session session, CommandLine line, List<String> candidates) {
        StringsCompleter completer = new StringsCompleter();
        try (Services services = new Services(bundles)) {
            source.words(services).stream()
                    .filter(word -> word.equals(Text.plain(word)))
                    .forEach(completer.getStrings()::add);
        } catch (CommandFailure | LinkageError | RuntimeException e) {
            LOG.debug("Nothing to complete with", e);
        }
        return completer.complete(session, line, candidates);
    }
}
