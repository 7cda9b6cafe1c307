package io.tributary.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One measured figure, printed as one line of JSON.
 *
 * @param value in {@code unit}
 * @param baseline what it is compared with, measured in the same run, in the same unit; null when there is nothing
 * @param ratio {@code value / baseline}; null without a baseline
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(String name, double value, String unit, Double baseline, Double ratio) {
    static Figure of(String name, double value, String unit) {
        return new Figure(name, rounded(value), unit, null, null);
    }

    static Figure against(String name, double value, String unit, double baseline) {
        return new Figure(name, rounded(value), unit, rounded(baseline), rounded(value / baseline));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
