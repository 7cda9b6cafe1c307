package io.tributary.orderimport;

/**
 * One step on the way to a decision, in plain English.
 *
 * @param rule what was applied: {@code status}, {@code amount}, {@code affiliate}
 * @param input what it saw
 * @param outcome what came of it
 */
public record TraceLine(String rule, String input, String outcome) {}
