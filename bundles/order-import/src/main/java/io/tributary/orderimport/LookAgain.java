package io.tributary.orderimport;

import io.tributary.sync.Run;
import java.util.Optional;

/**
 * Orders will be looked at again.
 *
 * @param orders how many
 * @param run in which it is done; empty when none can be asked for now, then it is the next one
 */
public record LookAgain(int orders, Optional<Run> run) {}
