package io.tributary.bigcommerce;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Sees what a door sends, for whoever counts requests and tells people why it takes long. Called by any thread. */
@ConsumerType
public interface CallObserver {
    /** Ignores everything. */
    CallObserver NONE = new CallObserver() {};

    /** One HTTP request was sent, a retry counts again. */
    default void sent() {}

    /** A request that was sent is over, well or not. */
    default void answered(CallResult result) {}

    /** The store refused one for its quota (429 or 509). */
    default void refused() {}

    /** Nothing is sent for a while. {@code reason} reads well after "waiting 12 s for": {@code the store's quota}. */
    default void waiting(Duration time, String reason) {}
}
