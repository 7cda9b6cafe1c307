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
     * @param result {@code passed}, {@code warning} or {@code failed}
     * @param fix what to do; empty when nothing is to be done
     */
    record StepJson(String name, String result, String detail, String fix) {
        static StepJson of(TestReport.Step step) {
            return new StepJson(step.name(), step.result().name().toLowerCase(Locale.ROOT), step.detail(), step.fix());
        }
    }
}
