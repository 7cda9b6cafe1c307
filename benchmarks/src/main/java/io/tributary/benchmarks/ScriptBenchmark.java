package io.tributary.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** What the tracking script costs a shopper: bytes, time of the page's only thread, and a later end of loading. */
final class ScriptBenchmark {
    private static final int EVALUATIONS = 200;
    private static final int LOADS = 100;

    private ScriptBenchmark() {}

    static void run(Consumer<Figure> out) throws Exception {
        out.accept(Figure.of("script.size", packed(ScriptPages.resource(ScriptPages.NAME)), "bytes"));
        Optional<Path> chromium = HeadlessChromium.program();
        if (chromium.isEmpty()) {
            System.err.println("script: only the size was measured; the rest needs Chromium (package chromium)");
            return;
        }
        try (ScriptPages pages = new ScriptPages(EVALUATIONS)) {
            evaluate(chromium.get(), pages, out);
            load(chromium.get(), pages, out);
        }
    }

    private static int packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.size();
    }

    /** From the first byte that is compiled to the end of what a page view does. */
    private static void evaluate(Path chromium, ScriptPages pages, Consumer<Figure> out) throws Exception {
        List<Double> taken = new ArrayList<>();
        try (HeadlessChromium browser = HeadlessChromium.open(chromium, pages.address("/evaluation"))) {
            pages.told(browser).path("taken").forEach(each -> taken.add(each.asDouble()));
        }
        out.accept(Figure.of("script.main-thread.first", taken.get(0), "ms"));
        // What it takes when nothing else is going on.
        out.accept(Figure.of("script.main-thread.best", percentile(taken, 0), "ms"));
        out.accept(Figure.of("script.main-thread.median", percentile(taken, 0.5), "ms"));
        out.accept(Figure.of("script.main-thread.p95", percentile(taken, 0.95), "ms"));
    }

    private static void load(Path chromium, ScriptPages pages, Consumer<Figure> out) throws Exception {
        Map<String, List<Double>> taken = new HashMap<>();
        try (HeadlessChromium browser = HeadlessChromium.open(chromium, pages.address("/load?0"))) {
            // The first round warms the browser up.
            for (int run = 0; run < (LOADS + 1) * ScriptPages.SERVERS.size(); run++) {
                JsonNode told = pages.told(browser);
                if (run >= ScriptPages.SERVERS.size()) {
                    taken.computeIfAbsent(told.path("server").asText(), way -> new ArrayList<>())
                            .add(told.path("taken").asDouble());
                }
            }
        }
        for (String way : ScriptPages.SERVERS.subList(1, ScriptPages.SERVERS.size())) {
            for (double share : new double[] {0.5, 0.95}) {
                out.accept(Figure.against(
                        "script.load." + way + (share == 0.5 ? ".median" : ".p95"),
                        percentile(taken.get(way), share),
                        "ms",
                        percentile(taken.get(ScriptPages.SERVERS.get(0)), share)));
            }
        }
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
