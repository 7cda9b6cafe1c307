package io.tributary.health.internal;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tributary.health.Measure;
import io.tributary.health.Measure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Figures in Prometheus' text format. What would make series without end is left out and counted: figures told apart by
 * account, store, order or code, and more than {@link #MOST} of one name.
 */
final class Exposition {
    static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    /** Series of one name. */
    static final int MOST = 100;

    private static final Set<String> UNBOUNDED =
            Set.of("account", "store", "order", "order_id", "code", "coupon", "affiliate", "url", "email", "run");

    private final Map<String, Map<Labels, Measure>> byName = new TreeMap<>();
    private int leftOut;

    private Exposition() {}

    static String of(Collection<Measure> measures) {
        Exposition exposition = new Exposition();
        measures.forEach(exposition::take);
        return exposition.write();
    }

    private void take(Measure measure) {
        Map<Labels, Measure> same = byName.computeIfAbsent(measure.name(), name -> new LinkedHashMap<>());
        boolean isBounded = measure.labels().keySet().stream().noneMatch(UNBOUNDED::contains) && same.size() < MOST;
        if (!isBounded || same.putIfAbsent(labels(measure), measure) != null) {
            leftOut++;
        }
    }

    private static Labels labels(Measure measure) {
        Map<String, String> sorted = new TreeMap<>(measure.labels());
        return Labels.of(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
    }

    private String write() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        byName.forEach((name, points) -> {
            if (!points.isEmpty()) {
                snapshots.add(snapshot(name, points));
            }
        });
        snapshots.add(GaugeSnapshot.builder()
                .name("tributary_figures_left_out")
                .help("Figures that are not shown because they come twice or would make too many series.")
                .dataPoint(new GaugeDataPointSnapshot(leftOut, Labels.EMPTY, null))
                .build());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, new MetricSnapshots(snapshots));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static MetricSnapshot snapshot(String name, Map<Labels, Measure> points) {
        Measure first = points.values().iterator().next();
        if (first.kind() == Kind.COUNTER) {
            CounterSnapshot.Builder counter =
                    CounterSnapshot.builder().name(name).help(first.help());
            points.forEach((labels, measure) ->
                    counter.dataPoint(new CounterDataPointSnapshot(measure.value(), labels, null, 0)));
            return counter.build();
        }
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(first.help());
        points.forEach((labels, measure) -> gauge.dataPoint(new GaugeDataPointSnapshot(measure.value(), labels, null)));
        return gauge.build();
    }
}
