package io.tributary.sync.internal;

import io.tributary.sync.Run;

/** Why a run is stopped before its end, and what becomes of it. */
enum Stop {
    CANCELLED(Run.State.CANCELLED, "", false),
    DISCONNECTED(Run.State.CANCELLED, "", false),
    JOB_STOPPED(
            Run.State.FAILED,
            "The run was interrupted because its job was stopped, for example to be updated. The next run goes on where"
                    + " it ended.",
            true),
    SYNC_STOPPED(
            Run.State.FAILED,
            "The run was interrupted because syncing was stopped on this node. The next run goes on where it ended.",
            true),
    /** Another node has taken over, or may have: nothing that this one says counts any more. */
    LOST(Run.State.FAILED, RunTable.NODE_LOST, true);

    private final Run.State state;
    private final String error;
    private final boolean again;

    Stop(Run.State state, String error, boolean again) {
        this.state = state;
        this.error = error;
        this.again = again;
    }

    Run.State state() {
        return state;
    }

    String error() {
        return error;
    }

    /** Whether the work is to be taken up again at once. */
    boolean again() {
        return again;
    }
}
