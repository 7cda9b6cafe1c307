package io.tributary.sync.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * How a job stands with a store.
 *
 * @param succeededAt end of the last run that succeeded
 * @param failures failed runs in a row; 0 after one that succeeded
 * @param failingSince end of the first of them
 * @param error of the last of them
 */
record Standing(Lane lane, Optional<Instant> succeededAt, int failures, Optional<Instant> failingSince, String error) {}
