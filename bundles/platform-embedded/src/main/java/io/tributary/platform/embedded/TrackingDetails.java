package io.tributary.platform.embedded;

import io.tributary.platform.TrackingCode;
import java.util.Optional;

/**
 * How an account watches its stores, and what to put on their pages.
 *
 * @param version grows with each change
 * @param publicKey stands on the stores' pages, so it is not secret
 * @param code empty as long as nobody has said at which address browsers reach this host
 */
public record TrackingDetails(long version, TrackingSettings settings, String publicKey, Optional<TrackingCode> code) {}
