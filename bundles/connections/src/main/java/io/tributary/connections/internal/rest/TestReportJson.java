package io.tributary.connections.internal.rest;

import io.tributary.connections.TestReport;
import java.util.List;
import java.util.Locale;

/** How a connection test went. */
record TestReportJson(boolean ok, List<StepJson> steps) {
    static TestReportJson of(TestReport report) {
        return new TestReportJson(
                report.ok(), report.steps().stream().map(StepJson::of).toList());
    }

    /**
     * One step.
     *
     * @param step {@code address}, {@code tls}, {@code login}, {@code orders}, {@code refunds}, {@code coupons}, {@code
     *     webhooks}, {@code scripts} or {@code clock}, in this order
     * @param state {@code passed}, {@code warning}, {@code failed} or {@code skipped}
     * @param message what was seen
     * @param fix what to do; empty when nothing is to be done
     */
    record StepJson(String step, String state, String message, String fix) {
        static StepJson of(TestReport.Step step) {
            return new StepJson(step.name(), step.result().name().toLowerCase(Locale.ROOT), step.detail(), step.fix());
        }
    }
}
