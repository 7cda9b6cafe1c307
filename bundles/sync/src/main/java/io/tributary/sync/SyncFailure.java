package io.tributary.sync;

/** A run did not do all of its work. The message names the step and what to do, for people; the cause is for the log. */
public final class SyncFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public SyncFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
