package io.tributary.shell;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs of jobs, as commands ask for them. */
final class Runs {
    private static final String OWN_COMMAND = "reconcile";

    private final Services services;
    private final ConnectionId store;

    /** @param store as it was typed */
    Runs(Services services, String store) throws CommandFailure {
        this.services = services;
        Connection connection = new Stores(services).find(store);
        this.store = connection.id();
    }

    /** The jobs that are deployed now. */
    static List<String> jobs(Services services) throws CommandFailure {
        return List.copyOf(runs(services).jobs());
    }

    /**
     * Asks for runs.
     *
     * @param job the one that is wanted; when it is null, every job that has no command of its own
     */
    List<Run> request(String job, boolean dryRun) throws CommandFailure {
        SyncRuns runs = runs(services);
        List<String> jobs = job == null ? withoutOwnCommand(runs.jobs()) : List.of(job);
        if (jobs.isEmpty()) {
            throw new CommandFailure(
                    "No job is installed: the order import and the coupon sync are missing or stopped.");
        }
        if (!runs.jobs().containsAll(jobs)) {
            throw new CommandFailure("There is no job '" + Text.cut(job, 60) + "'. "
                    + (runs.jobs().isEmpty()
                            ? "None is installed."
                            : "There are: " + String.join(", ", runs.jobs()) + "."));
        }
        List<Run> requested = new ArrayList<>();
        for (String each : jobs) {
            requested.add(request(runs, each, dryRun));
        }
        return requested;
    }

    private static List<String> withoutOwnCommand(Collection<String> jobs) {
        return jobs.stream().filter(job -> !job.equals(OWN_COMMAND)).toList();
    }

    private Run request(SyncRuns runs, String job, boolean dryRun) throws CommandFailure {
        try {
            return runs.request(
                    RunRequest.of(store, job, Trigger.MANUAL).dry(dryRun).by(ShellUser.name()));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** These runs as they stand now. */
    List<Run> refresh(List<Run> known) throws CommandFailure {
        List<Run> now = new ArrayList<>();
        for (Run run : known) {
            now.add(find(run.id()));
        }
        return now;
    }

    List<Run> newest(int limit) throws CommandFailure {
        return runs(services).list(store, Long.MAX_VALUE, limit);
    }

    /** Asks a run to stop. */
    Run cancel(long id) throws CommandFailure {
        Run run = find(id);
        if (run.state().ended()) {
            throw new CommandFailure("Run " + id + " of " + store + " has ended already.");
        }
        runs(services).cancel(store, id);
        return find(id);
    }

    private Run find(long id) throws CommandFailure {
        return runs(services)
                .find(store, id)
                .orElseThrow(() -> new CommandFailure(
                        "The store " + store + " has no run " + id + ". bigcommerce:runs lists the runs that it has."));
    }

    private static SyncRuns runs(Services services) throws CommandFailure {
        return services.get(SyncRuns.class, Room.SYNC);
    }
}
