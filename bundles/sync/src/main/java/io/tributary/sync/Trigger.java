package io.tributary.sync;

/** Why a run was asked for. */
public enum Trigger {
    /** It was time. */
    SCHEDULE,
    /** Somebody asked for it. */
    MANUAL,
    /** Something happened that the job should look at soon. */
    EVENT
}
