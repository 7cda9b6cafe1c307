package io.tributary.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;

/** The person at the terminal, if there is one. */
final class Console {
    private static final Character NO_ECHO = '\0';
    private static final int NARROWEST = 20;

    private final Session session;
    private final boolean shown;

    /** @param shown whether anything may be printed before the answer */
    Console(Session session, boolean shown) {
        this.session = session;
        this.shown = shown;
    }

    /**
     * Asks for something that is not shown while it is typed.
     *
     * @param otherwise what to do where nobody can be asked
     */
    String secret(String question, String otherwise) throws CommandFailure {
        return ask(question, NO_ECHO, otherwise);
    }

    /** Asks a question that is answered by {@code yes}; anything else means no. */
    boolean confirmed(String question, String otherwise) throws CommandFailure {
        return ask(question + " Type yes to go on: ", null, otherwise).equals("yes");
    }

    /** Prints lines before the answer. */
    void print(String text) {
        if (shown) {
            session.getConsole().print(text);
            session.getConsole().flush();
        }
    }

    /** A line that is rewritten in place; without a terminal nothing is shown before the answer. */
    Progress progress() {
        Terminal terminal = session.getTerminal();
        if (!shown || terminal == null) {
            return Progress.NONE;
        }
        PrintStream out = session.getConsole();
        return new Progress(out::print, Math.max(NARROWEST, terminal.getWidth()) - 1);
    }

    private String ask(String question, Character mask, String otherwise) throws CommandFailure {
        if (session.getTerminal() == null) {
            throw new CommandFailure(otherwise);
        }
        String answer;
        try {
            answer = session.readLine(question, mask);
        } catch (IOException | UnsupportedOperationException e) {
            throw new CommandFailure(otherwise);
        } catch (RuntimeException e) {
            // The terminal's own exceptions for Ctrl-C and Ctrl-D.
            answer = null;
        }
        if (answer == null || answer.isBlank()) {
            throw new CommandFailure("Nothing was entered, and nothing was done.");
        }
        return answer.strip();
    }
}
