package io.tributary.health;

import java.util.Map;

/**
 * One figure for Prometheus.
 *
 * <p>What tells figures of one name apart must come from a list in the code (a job, a state, a kind of result): never an
 * account, store, order, code or address. The figures of all stores are added up, or only the worst is told, so that a
 * node has as many series with 10,000 stores as with one.
 *
 * @param name in Prometheus' form, without the ending {@code _total}: {@code tributary_runs}
 * @param labels what tells it from others of the same name
 */
public record Measure(String name, Kind kind, String help, Map<String, String> labels, double value) {
    public Measure {
        labels = Map.copyOf(labels);
    }

    /** How a figure moves. */
    public enum Kind {
        /** Only grows, from 0 at the start of this node. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    public static Measure counter(String name, String help, Map<String, String> labels, double value) {
        return new Measure(name, Kind.COUNTER, help, labels, value);
    }

    public static Measure gauge(String name, String help, Map<String, String> labels, double value) {
        return new Measure(name, Kind.GAUGE, help, labels, value);
    }
}
