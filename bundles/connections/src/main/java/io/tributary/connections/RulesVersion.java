package io.tributary.connections;

import java.time.Instant;

/**
 * Rules as they were set once.
 *
 * @param author who set them, for people
 */
public record RulesVersion(OrderRules rules, Instant at, String author) {}
