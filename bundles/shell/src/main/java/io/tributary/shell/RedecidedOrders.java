package io.tributary.shell;

import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.Redecisions;
import io.tributary.sync.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Orders of a time decided again, as commands ask for it. */
final class RedecidedOrders {
    private final Services services;
    private final Redecisions redecisions;
    private final ConnectionId store;

    /** @param store as it was typed */
    RedecidedOrders(Services services, String store) throws CommandFailure {
        this.services = services;
        redecisions = services.get(Redecisions.class, Room.ORDER_IMPORT);
        this.store = new Stores(services).find(store).id();
    }

    @FunctionalInterface
    private interface Asking {
        Run ask() throws ConnectionException;
    }

    /** @param rules a file with the rules to try; null for the saved ones */
    Answer whatIf(String from, String to, Path rules, Progress progress, Pause pause) throws CommandFailure {
        String text = rules == null ? "" : read(rules);
        return followed(
                () -> rules == null
                        ? redecisions.redecide(store, from, to, true, ShellUser.name())
                        : redecisions.whatIf(store, from, to, text, ShellUser.name()),
                progress,
                pause);
    }

    private static String read(Path file) throws CommandFailure {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure("The file " + file + " cannot be read.");
        }
    }

    Answer redecide(String from, String to, Progress progress, Pause pause) throws CommandFailure {
        return followed(() -> redecisions.redecide(store, from, to, false, ShellUser.name()), progress, pause);
    }

    Answer backfill(String from, String to, boolean preview, Progress progress, Pause pause) throws CommandFailure {
        return followed(() -> redecisions.backfill(store, from, to, preview, ShellUser.name()), progress, pause);
    }

    Answer undoBackfill(String from, String to, Progress progress, Pause pause) throws CommandFailure {
        return followed(() -> redecisions.undoBackfill(store, from, to, ShellUser.name()), progress, pause);
    }

    Answer preview(long run) throws CommandFailure {
        return redecisions
                .preview(store, run)
                .map(PreviewAnswers::preview)
                .orElseThrow(() -> new CommandFailure("The store " + store + " has no preview of a run " + run
                        + ". Dry runs of the orders job leave one, and the newest are kept."));
    }

    private Answer followed(Asking asking, Progress progress, Pause pause) throws CommandFailure {
        Runs runs = new Runs(services, store.toString());
        Run requested;
        try {
            requested = asking.ask();
        } catch (IllegalArgumentException | ConnectionException e) {
            throw new CommandFailure(e.getMessage());
        }
        Run run = new Follower(runs, progress, pause).toEnd(List.of(requested)).get(0);
        Answer ended = RunAnswers.ended(List.of(run));
        if (run.state() != Run.State.SUCCEEDED) {
            throw new CommandFailure(ended);
        }
        return run.dryRun() ? preview(run.id()) : ended;
    }
}
