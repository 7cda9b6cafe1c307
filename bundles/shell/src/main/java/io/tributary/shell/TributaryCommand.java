package io.tributary.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all commands have in common: words, services, output, and failures that are sentences. */
public abstract class TributaryCommand implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(TributaryCommand.class);

    @Reference
    BundleContext bundles;

    @Reference
    Session session;

    @Option(name = "--json", description = "Prints one JSON document instead of text")
    boolean json;

    private final String syntax;

    /** @param syntax the words after the command's name, as the usage line shows them; required ones come first */
    TributaryCommand(String syntax) {
        this.syntax = syntax;
    }

    /**
     * Does the work. Types of other rooms are named by the classes that it asks, never in a command's own fields and
     * methods.
     */
    abstract Answer answer(Services services) throws CommandFailure, InterruptedException;

    @Override
    public final Object execute() throws CommandException, InterruptedException {
        try (Services services = new Services(bundles)) {
            Words.settle(this, usage());
            print(answer(services));
            return null;
        } catch (CommandFailure e) {
            throw failed(e);
        } catch (LinkageError e) {
            LOG.debug("A command misses a class", e);
            throw failed(Room.missing(e));
        } catch (RuntimeException e) {
            LOG.error("{} failed", name(), e);
            throw failed(new CommandFailure(name() + " failed, which should not happen; the log says more."));
        }
    }

    /** The command as it is typed, with its words. */
    final String usage() {
        return (name() + " " + syntax + " [--json]").replace("  ", " ");
    }

    /** Where progress may be shown: nowhere when the output is for a program. */
    final Console console() {
        return new Console(session, !json);
    }

    private String name() {
        Command command = getClass().getAnnotation(Command.class);
        return command.scope() + ":" + command.name();
    }

    private void print(Answer answer) {
        PrintStream out = session.getConsole();
        out.print(json ? Json.write(answer.json()) + "\n" : answer.text());
        out.flush();
    }

    /** Karaf shows the help text of this exception as it is, logs no stack trace, and ends with another status than 0. */
    private CommandException failed(CommandFailure failure) {
        Answer answer = failure.answer();
        String shown = json ? Json.write(answer.json()) : answer.text();
        return new CommandException(shown, failure.getMessage());
    }
}
