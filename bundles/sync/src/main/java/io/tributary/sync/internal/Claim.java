package io.tributary.sync.internal;

import io.tributary.sync.Run;
import java.time.Instant;
import java.util.Optional;

/** What there is to do on a lane, for the node that asked. */
sealed interface Claim {
    /**
     * This run is the node's, under this fence.
     *
     * @param before the lane's run before it, if that was a quiet one
     * @param next when it is time for the run after this one; empty when that has to be looked up
     */
    record Started(Run run, long fence, Optional<Quiet> before, Optional<Instant> next) implements Claim {}

    /**
     * A run that found nothing to do.
     *
     * @param counts its figures that are not about how the store answered, as text
     */
    record Quiet(long run, String counts) {}

    /** Another node has a run under way, which is lost if it does not renew its lease until then. */
    record Busy(Instant until) implements Claim {}

    /** Nothing is asked for and nothing due. */
    record Idle() implements Claim {}
}
