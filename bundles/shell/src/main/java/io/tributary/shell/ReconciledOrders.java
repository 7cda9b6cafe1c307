package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.Reconciles;
import io.tributary.sync.Run;
import java.util.List;
import java.util.Optional;

/** Reconciles of a store, as commands ask for them. */
final class ReconciledOrders {
    private final Services services;
    private final Reconciles reconciles;
    private final ConnectionId store;

    /** @param store as it was typed */
    ReconciledOrders(Services services, String store) throws CommandFailure {
        this.services = services;
        reconciles = services.get(Reconciles.class, Room.ORDER_IMPORT);
        this.store = new Stores(services).find(store).id();
    }

    /** Does it, waits for the end, and shows what was found. */
    Answer reconcile(String from, String to, boolean dryRun, Progress progress, Pause pause) throws CommandFailure {
        Runs runs = new Runs(services, store.toString());
        Run run = new Follower(runs, progress, pause)
                .toEnd(List.of(request(from, to, dryRun)))
                .get(0);
        Optional<ReconcileReport> report = reconciles.find(store, run.id());
        if (run.state() == Run.State.SUCCEEDED && report.isPresent()) {
            return ReconcileAnswers.report(report.get(), "");
        }
        throw new CommandFailure(report.map(found -> ReconcileAnswers.report(found, run.error()))
                .orElseGet(() -> RunAnswers.ended(List.of(run))));
    }

    private Run request(String from, String to, boolean dryRun) throws CommandFailure {
        try {
            return reconciles.request(store, from, to, dryRun, ShellUser.name());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
