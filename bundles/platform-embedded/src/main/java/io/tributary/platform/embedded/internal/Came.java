package io.tributary.platform.embedded.internal;

import io.tributary.platform.embedded.internal.tracking.Hit;
import java.util.Optional;

/**
 * A visit, and who brought it.
 *
 * @param affiliate whose the code was at that time
 */
record Came(Hit.Visit visit, Optional<Long> affiliate) {}
