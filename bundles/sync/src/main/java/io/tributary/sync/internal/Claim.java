package io.tributary.sync.internal;

import io.tributary.sync.Run;
import java.time.Instant;

/** What there is to do on a lane, for the node that asked. */
sealed interface Claim {
    /** This run is the node's, under this fence. */
    record Started(Run run, long fence) implements Claim {}

    /** Another node has a run under way, which is lost if it does not renew its lease until then. */
    record Busy(Instant until) implements Claim {}

    /** Nothing is asked for and nothing due. */
    record Idle() implements Claim {}
}
