package io.tributary.connections;

import java.util.List;

/**
 * How testing a connection went, step by step. All steps are there, in this order.
 *
 * @param ok whether the connection can be kept: everything that importing orders needs works
 */
public record TestReport(boolean ok, List<Step> steps) {
    public TestReport {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name {@code address}, {@code tls}, {@code login}, {@code orders}, {@code refunds}, {@code coupons}, {@code
     *     webhooks}, {@code scripts}, {@code clock}
     * @param detail what was seen, for people
     * @param fix what to do about it; empty when nothing is to be done
     */
    public record Step(String name, Result result, String detail, String fix) {}

    /** How a step went. */
    public enum Result {
        PASSED,
        /** Works, but a feature will be missing. */
        WARNING,
        FAILED,
        /** Not tried, because an earlier step failed. */
        SKIPPED
    }
}
